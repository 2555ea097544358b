// Who has how much in the shared databases of the demonstration: by population, bureaus at work five times as much.
import { aliveCountries, exerciseBureaus } from '../bureau/bureau.demo.ts'
import { weighted } from '../demonstration.random.ts'
import { members, subBureaus } from '../member/member.table.ts'
import { countryOfBureau } from '../terms/country.ts'

/** Millions of people, rounded, of the larger countries (United Nations, World Population Prospects 2024). */
const millions = `
in:1451 cn:1419 us:345 id:283 pk:251 ng:233 br:212 bd:174 ru:145 et:132 mx:131 jp:124 eg:117 ph:116 cd:109 vn:101 ir:92 tr:87
de:85 th:72 tz:69 gb:69 fr:67 za:64 it:59 ke:56 mm:54 co:53 kr:52 sd:50 ug:50 es:48 dz:47 iq:46 ar:46 af:43 ye:41 ca:40 pl:39
ma:38 ao:38 ua:38 uz:36 my:36 mz:35 gh:34 pe:34 sa:34 mg:32 ci:32 np:30 cm:29 ve:28 ne:27 au:27 ml:24 bf:24 sy:25 lk:23 mw:22
zm:21 ro:19 cl:20 kz:21 td:20 ec:18 so:19 gt:18 sn:18 nl:18 kh:18 zw:17 gn:15 rw:14 bj:14 bi:14 tn:12 bo:12 ht:12 be:12 jo:12
do:11 ss:12 cu:11 se:11 cz:11 hn:11 az:10 gr:10 tj:11 pg:11 pt:10 hu:10 ae:11 il:9 by:9 tg:10 ch:9 sl:9 at:9 la:8 rs:7 li:1 sg:6`

const population = new Map(
  millions
    .trim()
    .split(/\s+/)
    .map((pair) => [pair.slice(0, 2), Number(pair.slice(3))]),
)

/** The few large ones would drown the rest, so weights grow with the square root. */
const weightOf = (bureau: string, isOffice: boolean): number => {
  if ((exerciseBureaus as readonly string[]).includes(bureau)) return 6
  const size = Math.max(1, Math.round(4 * Math.sqrt(population.get(bureau) ?? 2)))
  if (isOffice) return 1
  return (aliveCountries as readonly string[]).includes(bureau) ? size * 5 : size
}

type Issuer = { readonly bureau: string; readonly country: string }

/** Bureaus that own records, each with the country whose documents it enters. */
const issuers: readonly (readonly [Issuer, number])[] = [
  ...members.map((member) => [member.bureau, false] as const),
  ...subBureaus.map((office) => [office.bureau, true] as const),
  ...exerciseBureaus.map((bureau) => [bureau, false] as const),
].map(([bureau, isOffice]) => [{ bureau, country: countryOfBureau(bureau) ?? '' }, weightOf(bureau, isOffice)])

export const pickIssuer = weighted(issuers)
