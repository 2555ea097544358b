/** Code tables behind `country.ts`: ISO 3166-1 pairs, the further codes of ICAO Doc 9303-3 section 5, and codes of exercises. */

/** ISO 3166-1 officially assigned pairs, alpha-2 and alpha-3. */
const isoPairs = `
AD:AND AE:ARE AF:AFG AG:ATG AI:AIA AL:ALB AM:ARM AO:AGO AQ:ATA AR:ARG AS:ASM AT:AUT AU:AUS AW:ABW AX:ALA AZ:AZE
BA:BIH BB:BRB BD:BGD BE:BEL BF:BFA BG:BGR BH:BHR BI:BDI BJ:BEN BL:BLM BM:BMU BN:BRN BO:BOL BQ:BES BR:BRA BS:BHS
BT:BTN BV:BVT BW:BWA BY:BLR BZ:BLZ CA:CAN CC:CCK CD:COD CF:CAF CG:COG CH:CHE CI:CIV CK:COK CL:CHL CM:CMR CN:CHN
CO:COL CR:CRI CU:CUB CV:CPV CW:CUW CX:CXR CY:CYP CZ:CZE DE:DEU DJ:DJI DK:DNK DM:DMA DO:DOM DZ:DZA EC:ECU EE:EST
EG:EGY EH:ESH ER:ERI ES:ESP ET:ETH FI:FIN FJ:FJI FK:FLK FM:FSM FO:FRO FR:FRA GA:GAB GB:GBR GD:GRD GE:GEO GF:GUF
GG:GGY GH:GHA GI:GIB GL:GRL GM:GMB GN:GIN GP:GLP GQ:GNQ GR:GRC GS:SGS GT:GTM GU:GUM GW:GNB GY:GUY HK:HKG HM:HMD
HN:HND HR:HRV HT:HTI HU:HUN ID:IDN IE:IRL IL:ISR IM:IMN IN:IND IO:IOT IQ:IRQ IR:IRN IS:ISL IT:ITA JE:JEY JM:JAM
JO:JOR JP:JPN KE:KEN KG:KGZ KH:KHM KI:KIR KM:COM KN:KNA KP:PRK KR:KOR KW:KWT KY:CYM KZ:KAZ LA:LAO LB:LBN LC:LCA
LI:LIE LK:LKA LR:LBR LS:LSO LT:LTU LU:LUX LV:LVA LY:LBY MA:MAR MC:MCO MD:MDA ME:MNE MF:MAF MG:MDG MH:MHL MK:MKD
ML:MLI MM:MMR MN:MNG MO:MAC MP:MNP MQ:MTQ MR:MRT MS:MSR MT:MLT MU:MUS MV:MDV MW:MWI MX:MEX MY:MYS MZ:MOZ NA:NAM
NC:NCL NE:NER NF:NFK NG:NGA NI:NIC NL:NLD NO:NOR NP:NPL NR:NRU NU:NIU NZ:NZL OM:OMN PA:PAN PE:PER PF:PYF PG:PNG
PH:PHL PK:PAK PL:POL PM:SPM PN:PCN PR:PRI PS:PSE PT:PRT PW:PLW PY:PRY QA:QAT RE:REU RO:ROU RS:SRB RU:RUS RW:RWA
SA:SAU SB:SLB SC:SYC SD:SDN SE:SWE SG:SGP SH:SHN SI:SVN SJ:SJM SK:SVK SL:SLE SM:SMR SN:SEN SO:SOM SR:SUR SS:SSD
ST:STP SV:SLV SX:SXM SY:SYR SZ:SWZ TC:TCA TD:TCD TF:ATF TG:TGO TH:THA TJ:TJK TK:TKL TL:TLS TM:TKM TN:TUN TO:TON
TR:TUR TT:TTO TV:TUV TW:TWN TZ:TZA UA:UKR UG:UGA UM:UMI US:USA UY:URY UZ:UZB VA:VAT VC:VCT VE:VEN VG:VGB VI:VIR
VN:VNM VU:VUT WF:WLF WS:WSM YE:YEM YT:MYT ZA:ZAF ZM:ZMB ZW:ZWE`

/** `[alpha-2, alpha-3]`, in order of alpha-2. */
export const isoCountryCodes: readonly (readonly [string, string])[] = isoPairs
  .trim()
  .split(/\s+/)
  .map((pair) => [pair.slice(0, 2), pair.slice(3)] as const)

/**
 * What a code outside ISO 3166-1 stands for.
 * `british`: a class of British nationality; `state`: a state without an ISO code; `organisation`: an issuer that is no
 * state; `no-nationality`: the holder has none or none is stated; `retired`: withdrawn, still met on old documents;
 * `exercise`: never a real document.
 */
export type SpecialCodeKind = 'british' | 'state' | 'organisation' | 'no-nationality' | 'retired' | 'exercise'

export interface SpecialCode {
  readonly alpha3: string
  readonly kind: SpecialCodeKind
  /** Two-letter code, where there is one that people use. */
  readonly alpha2?: string
  /** Bureau that speaks for it, where that is not the two-letter code. */
  readonly bureau?: string
}

/** ICAO Doc 9303-3 section 5, parts B to F, and `UTO`, the state of its specimens. */
export const icaoSpecialCodes: readonly SpecialCode[] = [
  { alpha3: 'GBD', kind: 'british', alpha2: 'GB' },
  { alpha3: 'GBN', kind: 'british', alpha2: 'GB' },
  { alpha3: 'GBO', kind: 'british', alpha2: 'GB' },
  { alpha3: 'GBP', kind: 'british', alpha2: 'GB' },
  { alpha3: 'GBS', kind: 'british', alpha2: 'GB' },
  { alpha3: 'RKS', kind: 'state', alpha2: 'XK' },
  { alpha3: 'EUE', kind: 'organisation', alpha2: 'EU' },
  { alpha3: 'UNO', kind: 'organisation', alpha2: 'UN' },
  { alpha3: 'UNA', kind: 'organisation', bureau: 'un' },
  { alpha3: 'UNK', kind: 'organisation', bureau: 'un' },
  { alpha3: 'XBA', kind: 'organisation' },
  { alpha3: 'XIM', kind: 'organisation' },
  { alpha3: 'XCC', kind: 'organisation' },
  { alpha3: 'XCE', kind: 'organisation' },
  { alpha3: 'XCO', kind: 'organisation' },
  { alpha3: 'XEC', kind: 'organisation' },
  { alpha3: 'XPO', kind: 'organisation', bureau: 'gs' },
  { alpha3: 'XES', kind: 'organisation' },
  { alpha3: 'XMP', kind: 'organisation' },
  { alpha3: 'XOM', kind: 'organisation' },
  { alpha3: 'XDC', kind: 'organisation' },
  { alpha3: 'XXA', kind: 'no-nationality' },
  { alpha3: 'XXB', kind: 'no-nationality' },
  { alpha3: 'XXC', kind: 'no-nationality' },
  { alpha3: 'XXX', kind: 'no-nationality' },
  { alpha3: 'ANT', kind: 'retired' },
  { alpha3: 'NTZ', kind: 'retired' },
  { alpha3: 'UTO', kind: 'exercise' },
]

/** XK is used for Kosovo and XX for "unknown" in certificates of documents, so no exercise state bears them. */
const notForExercises = 'KX'

/**
 * Exercise states: alpha-2 `XA` to `XZ`, which ISO leaves to its users, each with `Q` before it as alpha-3 (`XA` is
 * `QXA`). ISO leaves `QMA` to `QZZ` to its users too; `XAA` to `XXZ` would do as well but ICAO has taken codes from
 * there (`XBA`, `XCE`, `XXA` ...) and may take more, and none that begins with `Q`.
 */
export const exerciseCodes: readonly SpecialCode[] = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  .filter((letter) => !notForExercises.includes(letter))
  .map((letter) => ({ alpha3: `QX${letter}`, kind: 'exercise', alpha2: `X${letter}` }))
