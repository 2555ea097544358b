/** The 196 members of the organisation and their sub-bureaus: who they are, where their bureau sits, when it rests. */
import { toAlpha3 } from '../terms/country.ts'

/**
 * The four regions by which the Assembly elects the Executive Committee. For services and conferences the organisation
 * also speaks of the Middle East and North Africa; that group cuts across two regions here and is no region of its
 * own. Cyprus, Israel and Türkiye sit with Europe, as at its conferences; the five states of Central Asia are placed by
 * geography.
 */
export const regions = ['africa', 'americas', 'asia-south-pacific', 'europe'] as const

export type Region = (typeof regions)[number]

export interface Member {
  /** Lower-case alpha-2, which is the code of the bureau. */
  readonly bureau: string
  readonly alpha2: string
  readonly alpha3: string
  readonly region: Region
  /** The city messages are addressed by ("IP Hanoi"): the capital, or where the national bureau is known to sit instead. */
  readonly city: string
  /** IANA zone of that city. */
  readonly timeZone: string
  /** Country calling code with the area code where members share one (North America); digits only. */
  readonly telephonePrefix: string
  /** BCP 47: those of Arabic, English, French, Spanish the bureau works in, the likeliest first, then its own. */
  readonly languages: readonly string[]
  /** Days the offices of the state rest, 1 Monday to 7 Sunday. */
  readonly weekend: readonly number[]
}

/** An office under a member's bureau for a territory of that member. */
export interface SubBureau extends Member {
  /** Code of the member's bureau. */
  readonly parent: string
}

const saturdaySunday = [6, 7] as const
const fridaySaturday = [5, 6] as const
const thursdayFriday = [4, 5] as const

type Row = readonly [
  alpha2: string,
  city: string,
  timeZone: string,
  telephonePrefix: string,
  languages: string,
  weekend?: readonly number[],
]

const africa: readonly Row[] = [
  ['AO', 'Luanda', 'Africa/Luanda', '244', 'en fr pt'],
  ['BF', 'Ouagadougou', 'Africa/Ouagadougou', '226', 'fr'],
  ['BI', 'Bujumbura', 'Africa/Bujumbura', '257', 'fr en rn'],
  ['BJ', 'Cotonou', 'Africa/Porto-Novo', '229', 'fr'],
  ['BW', 'Gaborone', 'Africa/Gaborone', '267', 'en tn'],
  ['CD', 'Kinshasa', 'Africa/Kinshasa', '243', 'fr'],
  ['CF', 'Bangui', 'Africa/Bangui', '236', 'fr sg'],
  ['CG', 'Brazzaville', 'Africa/Brazzaville', '242', 'fr'],
  ['CI', 'Abidjan', 'Africa/Abidjan', '225', 'fr'],
  ['CM', 'Yaoundé', 'Africa/Douala', '237', 'fr en'],
  ['CV', 'Praia', 'Atlantic/Cape_Verde', '238', 'fr en pt'],
  ['DJ', 'Djibouti', 'Africa/Djibouti', '253', 'fr ar', fridaySaturday],
  ['DZ', 'Algiers', 'Africa/Algiers', '213', 'ar fr', fridaySaturday],
  ['EG', 'Cairo', 'Africa/Cairo', '20', 'ar en fr', fridaySaturday],
  ['ER', 'Asmara', 'Africa/Asmara', '291', 'en ar ti'],
  ['ET', 'Addis Ababa', 'Africa/Addis_Ababa', '251', 'en am'],
  ['GA', 'Libreville', 'Africa/Libreville', '241', 'fr'],
  ['GH', 'Accra', 'Africa/Accra', '233', 'en'],
  ['GM', 'Banjul', 'Africa/Banjul', '220', 'en'],
  ['GN', 'Conakry', 'Africa/Conakry', '224', 'fr'],
  ['GQ', 'Malabo', 'Africa/Malabo', '240', 'es fr'],
  ['GW', 'Bissau', 'Africa/Bissau', '245', 'fr pt'],
  ['KE', 'Nairobi', 'Africa/Nairobi', '254', 'en sw'],
  ['KM', 'Moroni', 'Indian/Comoro', '269', 'fr ar'],
  ['LR', 'Monrovia', 'Africa/Monrovia', '231', 'en'],
  ['LS', 'Maseru', 'Africa/Maseru', '266', 'en st'],
  ['LY', 'Tripoli', 'Africa/Tripoli', '218', 'ar en', fridaySaturday],
  ['MA', 'Rabat', 'Africa/Casablanca', '212', 'ar fr'],
  ['MG', 'Antananarivo', 'Indian/Antananarivo', '261', 'fr mg'],
  ['ML', 'Bamako', 'Africa/Bamako', '223', 'fr'],
  ['MR', 'Nouakchott', 'Africa/Nouakchott', '222', 'ar fr'],
  ['MU', 'Port Louis', 'Indian/Mauritius', '230', 'en fr'],
  ['MW', 'Lilongwe', 'Africa/Blantyre', '265', 'en ny'],
  ['MZ', 'Maputo', 'Africa/Maputo', '258', 'en pt'],
  ['NA', 'Windhoek', 'Africa/Windhoek', '264', 'en'],
  ['NE', 'Niamey', 'Africa/Niamey', '227', 'fr'],
  ['NG', 'Abuja', 'Africa/Lagos', '234', 'en'],
  ['RW', 'Kigali', 'Africa/Kigali', '250', 'en fr rw'],
  ['SC', 'Victoria', 'Indian/Mahe', '248', 'en fr'],
  ['SD', 'Khartoum', 'Africa/Khartoum', '249', 'ar en', fridaySaturday],
  ['SL', 'Freetown', 'Africa/Freetown', '232', 'en'],
  ['SN', 'Dakar', 'Africa/Dakar', '221', 'fr'],
  ['SO', 'Mogadishu', 'Africa/Mogadishu', '252', 'ar en so', thursdayFriday],
  ['SS', 'Juba', 'Africa/Juba', '211', 'en'],
  ['ST', 'São Tomé', 'Africa/Sao_Tome', '239', 'fr pt'],
  ['SZ', 'Mbabane', 'Africa/Mbabane', '268', 'en ss'],
  ['TD', "N'Djamena", 'Africa/Ndjamena', '235', 'fr ar'],
  ['TG', 'Lomé', 'Africa/Lome', '228', 'fr'],
  ['TN', 'Tunis', 'Africa/Tunis', '216', 'ar fr'],
  ['TZ', 'Dar es Salaam', 'Africa/Dar_es_Salaam', '255', 'en sw'],
  ['UG', 'Kampala', 'Africa/Kampala', '256', 'en'],
  ['ZA', 'Pretoria', 'Africa/Johannesburg', '27', 'en'],
  ['ZM', 'Lusaka', 'Africa/Lusaka', '260', 'en'],
  ['ZW', 'Harare', 'Africa/Harare', '263', 'en'],
]

const americas: readonly Row[] = [
  ['AG', "St. John's", 'America/Antigua', '1268', 'en'],
  ['AR', 'Buenos Aires', 'America/Argentina/Buenos_Aires', '54', 'es en'],
  ['AW', 'Oranjestad', 'America/Aruba', '297', 'en es nl'],
  ['BB', 'Bridgetown', 'America/Barbados', '1246', 'en'],
  ['BO', 'La Paz', 'America/La_Paz', '591', 'es'],
  ['BR', 'Brasília', 'America/Sao_Paulo', '55', 'en es pt'],
  ['BS', 'Nassau', 'America/Nassau', '1242', 'en'],
  ['BZ', 'Belmopan', 'America/Belize', '501', 'en es'],
  ['CA', 'Ottawa', 'America/Toronto', '1', 'en fr'],
  ['CL', 'Santiago', 'America/Santiago', '56', 'es en'],
  ['CO', 'Bogotá', 'America/Bogota', '57', 'es en'],
  ['CR', 'San José', 'America/Costa_Rica', '506', 'es en'],
  ['CU', 'Havana', 'America/Havana', '53', 'es'],
  ['CW', 'Willemstad', 'America/Curacao', '599', 'en es nl'],
  ['DM', 'Roseau', 'America/Dominica', '1767', 'en'],
  ['DO', 'Santo Domingo', 'America/Santo_Domingo', '1809', 'es en'],
  ['EC', 'Quito', 'America/Guayaquil', '593', 'es'],
  ['GD', "St. George's", 'America/Grenada', '1473', 'en'],
  ['GT', 'Guatemala City', 'America/Guatemala', '502', 'es'],
  ['GY', 'Georgetown', 'America/Guyana', '592', 'en'],
  ['HN', 'Tegucigalpa', 'America/Tegucigalpa', '504', 'es'],
  ['HT', 'Port-au-Prince', 'America/Port-au-Prince', '509', 'fr ht'],
  ['JM', 'Kingston', 'America/Jamaica', '1876', 'en'],
  ['KN', 'Basseterre', 'America/St_Kitts', '1869', 'en'],
  ['LC', 'Castries', 'America/St_Lucia', '1758', 'en'],
  ['MX', 'Mexico City', 'America/Mexico_City', '52', 'es en'],
  ['NI', 'Managua', 'America/Managua', '505', 'es'],
  ['PA', 'Panama City', 'America/Panama', '507', 'es en'],
  ['PE', 'Lima', 'America/Lima', '51', 'es'],
  ['PY', 'Asunción', 'America/Asuncion', '595', 'es gn'],
  ['SR', 'Paramaribo', 'America/Paramaribo', '597', 'en nl'],
  ['SV', 'San Salvador', 'America/El_Salvador', '503', 'es'],
  ['SX', 'Philipsburg', 'America/Lower_Princes', '1721', 'en nl'],
  ['TT', 'Port of Spain', 'America/Port_of_Spain', '1868', 'en'],
  ['US', 'Washington', 'America/New_York', '1', 'en es'],
  ['UY', 'Montevideo', 'America/Montevideo', '598', 'es'],
  ['VC', 'Kingstown', 'America/St_Vincent', '1784', 'en'],
  ['VE', 'Caracas', 'America/Caracas', '58', 'es'],
]

const asiaSouthPacific: readonly Row[] = [
  ['AE', 'Abu Dhabi', 'Asia/Dubai', '971', 'ar en'],
  ['AF', 'Kabul', 'Asia/Kabul', '93', 'en fa ps', thursdayFriday],
  ['AU', 'Canberra', 'Australia/Sydney', '61', 'en'],
  ['BD', 'Dhaka', 'Asia/Dhaka', '880', 'en bn', fridaySaturday],
  ['BH', 'Manama', 'Asia/Bahrain', '973', 'ar en', fridaySaturday],
  ['BN', 'Bandar Seri Begawan', 'Asia/Brunei', '673', 'en ms', [5, 7]],
  ['BT', 'Thimphu', 'Asia/Thimphu', '975', 'en dz'],
  ['CN', 'Beijing', 'Asia/Shanghai', '86', 'en zh'],
  ['FJ', 'Suva', 'Pacific/Fiji', '679', 'en fj'],
  ['FM', 'Palikir', 'Pacific/Pohnpei', '691', 'en'],
  ['ID', 'Jakarta', 'Asia/Jakarta', '62', 'en id'],
  ['IN', 'New Delhi', 'Asia/Kolkata', '91', 'en hi'],
  ['IQ', 'Baghdad', 'Asia/Baghdad', '964', 'ar en ku', fridaySaturday],
  ['IR', 'Tehran', 'Asia/Tehran', '98', 'en fa', thursdayFriday],
  ['JO', 'Amman', 'Asia/Amman', '962', 'ar en', fridaySaturday],
  ['JP', 'Tokyo', 'Asia/Tokyo', '81', 'en ja'],
  ['KG', 'Bishkek', 'Asia/Bishkek', '996', 'en ky ru'],
  ['KH', 'Phnom Penh', 'Asia/Phnom_Penh', '855', 'en fr km'],
  ['KI', 'Tarawa', 'Pacific/Tarawa', '686', 'en'],
  ['KR', 'Seoul', 'Asia/Seoul', '82', 'en ko'],
  ['KW', 'Kuwait City', 'Asia/Kuwait', '965', 'ar en', fridaySaturday],
  ['KZ', 'Astana', 'Asia/Almaty', '7', 'en kk ru'],
  ['LA', 'Vientiane', 'Asia/Vientiane', '856', 'en fr lo'],
  ['LB', 'Beirut', 'Asia/Beirut', '961', 'ar fr en'],
  ['LK', 'Colombo', 'Asia/Colombo', '94', 'en si ta'],
  ['MH', 'Majuro', 'Pacific/Majuro', '692', 'en mh'],
  ['MM', 'Nay Pyi Taw', 'Asia/Yangon', '95', 'en my'],
  ['MN', 'Ulaanbaatar', 'Asia/Ulaanbaatar', '976', 'en mn'],
  ['MV', 'Malé', 'Indian/Maldives', '960', 'en dv', fridaySaturday],
  ['MY', 'Kuala Lumpur', 'Asia/Kuala_Lumpur', '60', 'en ms'],
  ['NP', 'Kathmandu', 'Asia/Kathmandu', '977', 'en ne', [6]],
  ['NR', 'Yaren', 'Pacific/Nauru', '674', 'en na'],
  ['NZ', 'Wellington', 'Pacific/Auckland', '64', 'en mi'],
  ['OM', 'Muscat', 'Asia/Muscat', '968', 'ar en', fridaySaturday],
  ['PG', 'Port Moresby', 'Pacific/Port_Moresby', '675', 'en'],
  ['PH', 'Manila', 'Asia/Manila', '63', 'en fil'],
  ['PK', 'Islamabad', 'Asia/Karachi', '92', 'en ur'],
  ['PS', 'Ramallah', 'Asia/Hebron', '970', 'ar en', fridaySaturday],
  ['PW', 'Ngerulmud', 'Pacific/Palau', '680', 'en'],
  ['QA', 'Doha', 'Asia/Qatar', '974', 'ar en', fridaySaturday],
  ['SA', 'Riyadh', 'Asia/Riyadh', '966', 'ar en', fridaySaturday],
  ['SB', 'Honiara', 'Pacific/Guadalcanal', '677', 'en'],
  ['SG', 'Singapore', 'Asia/Singapore', '65', 'en ms ta zh'],
  ['SY', 'Damascus', 'Asia/Damascus', '963', 'ar', fridaySaturday],
  ['TH', 'Bangkok', 'Asia/Bangkok', '66', 'en th'],
  ['TJ', 'Dushanbe', 'Asia/Dushanbe', '992', 'en ru tg'],
  ['TL', 'Dili', 'Asia/Dili', '670', 'en pt tet'],
  ['TM', 'Ashgabat', 'Asia/Ashgabat', '993', 'en ru tk'],
  ['TO', "Nuku'alofa", 'Pacific/Tongatapu', '676', 'en to'],
  ['UZ', 'Tashkent', 'Asia/Tashkent', '998', 'en ru uz'],
  ['VN', 'Hanoi', 'Asia/Ho_Chi_Minh', '84', 'en vi'],
  ['VU', 'Port Vila', 'Pacific/Efate', '678', 'en fr bi'],
  ['WS', 'Apia', 'Pacific/Apia', '685', 'en sm'],
  ['YE', "Sana'a", 'Asia/Aden', '967', 'ar', fridaySaturday],
]

const europe: readonly Row[] = [
  ['AD', 'Andorra la Vella', 'Europe/Andorra', '376', 'es fr ca'],
  ['AL', 'Tirana', 'Europe/Tirane', '355', 'en sq'],
  ['AM', 'Yerevan', 'Asia/Yerevan', '374', 'en hy ru'],
  ['AT', 'Vienna', 'Europe/Vienna', '43', 'en de'],
  ['AZ', 'Baku', 'Asia/Baku', '994', 'en az'],
  ['BA', 'Sarajevo', 'Europe/Sarajevo', '387', 'en bs hr sr'],
  ['BE', 'Brussels', 'Europe/Brussels', '32', 'fr en nl'],
  ['BG', 'Sofia', 'Europe/Sofia', '359', 'en bg'],
  ['BY', 'Minsk', 'Europe/Minsk', '375', 'en be ru'],
  ['CH', 'Bern', 'Europe/Zurich', '41', 'fr en de it'],
  ['CY', 'Nicosia', 'Asia/Nicosia', '357', 'en el tr'],
  ['CZ', 'Prague', 'Europe/Prague', '420', 'en cs'],
  ['DE', 'Wiesbaden', 'Europe/Berlin', '49', 'en fr de'],
  ['DK', 'Copenhagen', 'Europe/Copenhagen', '45', 'en da'],
  ['EE', 'Tallinn', 'Europe/Tallinn', '372', 'en et'],
  ['ES', 'Madrid', 'Europe/Madrid', '34', 'es en'],
  ['FI', 'Helsinki', 'Europe/Helsinki', '358', 'en fi sv'],
  ['FR', 'Paris', 'Europe/Paris', '33', 'fr en'],
  ['GB', 'London', 'Europe/London', '44', 'en'],
  ['GE', 'Tbilisi', 'Asia/Tbilisi', '995', 'en ka'],
  ['GR', 'Athens', 'Europe/Athens', '30', 'en el'],
  ['HR', 'Zagreb', 'Europe/Zagreb', '385', 'en hr'],
  ['HU', 'Budapest', 'Europe/Budapest', '36', 'en hu'],
  ['IE', 'Dublin', 'Europe/Dublin', '353', 'en ga'],
  ['IL', 'Jerusalem', 'Asia/Jerusalem', '972', 'en ar he', fridaySaturday],
  ['IS', 'Reykjavík', 'Atlantic/Reykjavik', '354', 'en is'],
  ['IT', 'Rome', 'Europe/Rome', '39', 'en fr it'],
  ['LI', 'Vaduz', 'Europe/Vaduz', '423', 'en de'],
  ['LT', 'Vilnius', 'Europe/Vilnius', '370', 'en lt'],
  ['LU', 'Luxembourg', 'Europe/Luxembourg', '352', 'fr en de lb'],
  ['LV', 'Riga', 'Europe/Riga', '371', 'en lv'],
  ['MC', 'Monaco', 'Europe/Monaco', '377', 'fr en'],
  ['MD', 'Chişinău', 'Europe/Chisinau', '373', 'en fr ro'],
  ['ME', 'Podgorica', 'Europe/Podgorica', '382', 'en sr'],
  ['MK', 'Skopje', 'Europe/Skopje', '389', 'en mk sq'],
  ['MT', 'Valletta', 'Europe/Malta', '356', 'en mt'],
  ['NL', 'The Hague', 'Europe/Amsterdam', '31', 'en nl'],
  ['NO', 'Oslo', 'Europe/Oslo', '47', 'en no'],
  ['PL', 'Warsaw', 'Europe/Warsaw', '48', 'en pl'],
  ['PT', 'Lisbon', 'Europe/Lisbon', '351', 'en fr pt'],
  ['RO', 'Bucharest', 'Europe/Bucharest', '40', 'en fr ro'],
  ['RS', 'Belgrade', 'Europe/Belgrade', '381', 'en sr'],
  ['RU', 'Moscow', 'Europe/Moscow', '7', 'en ru'],
  ['SE', 'Stockholm', 'Europe/Stockholm', '46', 'en sv'],
  ['SI', 'Ljubljana', 'Europe/Ljubljana', '386', 'en sl'],
  ['SK', 'Bratislava', 'Europe/Bratislava', '421', 'en sk'],
  ['SM', 'San Marino', 'Europe/San_Marino', '378', 'en fr it'],
  ['TR', 'Ankara', 'Europe/Istanbul', '90', 'en tr'],
  ['UA', 'Kyiv', 'Europe/Kyiv', '380', 'en uk'],
  ['VA', 'Vatican City', 'Europe/Vatican', '39', 'en fr it'],
]

/** Only sub-bureaus the organisation itself has listed; others are entered by their member in the running system. */
const territories: readonly (readonly [parent: string, region: Region, row: Row])[] = [
  ['CN', 'asia-south-pacific', ['HK', 'Hong Kong', 'Asia/Hong_Kong', '852', 'en zh']],
  ['CN', 'asia-south-pacific', ['MO', 'Macao', 'Asia/Macau', '853', 'en pt zh']],
  ['GB', 'americas', ['AI', 'The Valley', 'America/Anguilla', '1264', 'en']],
  ['GB', 'americas', ['BM', 'Hamilton', 'Atlantic/Bermuda', '1441', 'en']],
  ['GB', 'americas', ['KY', 'George Town', 'America/Cayman', '1345', 'en']],
  ['GB', 'americas', ['MS', 'Brades', 'America/Montserrat', '1664', 'en']],
  ['GB', 'americas', ['TC', 'Grand Turk', 'America/Grand_Turk', '1649', 'en']],
  ['GB', 'americas', ['VG', 'Road Town', 'America/Tortola', '1284', 'en']],
  ['GB', 'europe', ['GI', 'Gibraltar', 'Europe/Gibraltar', '350', 'en es']],
  ['US', 'americas', ['PR', 'San Juan', 'America/Puerto_Rico', '1787', 'es en']],
  ['US', 'asia-south-pacific', ['AS', 'Pago Pago', 'Pacific/Pago_Pago', '1684', 'en sm']],
]

function memberOf(region: Region, row: Row): Member {
  const [alpha2, city, timeZone, telephonePrefix, languages, weekend = saturdaySunday] = row
  const alpha3 = toAlpha3(alpha2)
  if (alpha3 === undefined) throw new RangeError(`${alpha2} is the code of no country`)
  const bureau = alpha2.toLowerCase()
  return { bureau, alpha2, alpha3, region, city, timeZone, telephonePrefix, languages: languages.split(' '), weekend }
}

/** Members of 2026, in order of alpha-2. Names in five languages come from `terms/country`. */
export const members: readonly Member[] = [
  ...africa.map((row) => memberOf('africa', row)),
  ...americas.map((row) => memberOf('americas', row)),
  ...asiaSouthPacific.map((row) => memberOf('asia-south-pacific', row)),
  ...europe.map((row) => memberOf('europe', row)),
].sort((one, other) => (one.alpha2 < other.alpha2 ? -1 : 1))

/** Offices under the bureaus of members. */
export const subBureaus: readonly SubBureau[] = territories.map(([parent, region, row]) => ({
  ...memberOf(region, row),
  parent: parent.toLowerCase(),
}))

const byBureau = new Map<string, Member>(members.map((member) => [member.bureau, member]))

/** The member whose national bureau has this code; undefined for sub-bureaus, bodies and codes of nobody. */
export function memberOfBureau(bureau: string): Member | undefined {
  return byBureau.get(bureau)
}
