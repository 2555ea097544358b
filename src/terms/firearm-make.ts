/** Makes and calibres of firearms in one spelling, so that the names one maker or one cartridge goes by are equal. */

/** Lower-case words without marks; `&` and `+` are read "and", signs inside a word (`F.N.`, `H&K`) do not part it. */
const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('×', 'x')
    .replace(/[&+]/g, 'and')
    .split(/[^\p{L}\p{N}.'’]+/u)
    .map((word) => word.replace(/[^\p{L}\p{N}]/gu, ''))
    .filter((word) => word !== '')

/** Forms of companies and words that stand beside any make. */
const besideAnyMake: ReadonlySet<string> = new Set([
  ...['gmbh', 'gesmbh', 'ag', 'spa', 'sa', 'inc', 'ltd', 'llc', 'corp', 'corporation', 'company', 'co'],
  ...['arms', 'firearms', 'mfg', 'manufacturing'],
])

/** Each line: the spelling that stands for all, then other names of the same maker. */
const makers: readonly (readonly string[])[] = [
  ['fn', 'fabriquenationale', 'fabriquenationaledherstal', 'fabriquenationaleherstal', 'fnherstal', 'herstal'],
  ['smithandwesson', 'sandw', 'sw', 'smithwesson'],
  ['hecklerandkoch', 'heckler', 'hecklerundkoch', 'hecklerkoch', 'handk', 'hk'],
  ['cz', 'ceskazbrojovka', 'ceskazbrojovkauherskybrod', 'czub'],
  ['beretta', 'pietroberetta', 'pberetta', 'fabbricadarmipietroberetta', 'fabbricadarmipberetta'],
  ['walther', 'carlwalther', 'cwalther', 'waltherulm'],
  ['sig', 'sigsauer', 'sigarms', 'sauerandsohn', 'jpsauerandsohn'],
  ['ruger', 'sturmruger', 'sturmrugerand'],
  ['colt', 'colts', 'coltspatent'],
  ['remington', 'eremingtonandsons'],
  ['mossberg', 'ofmossbergandsons', 'ofmossberg'],
  ['glock', 'glockgesmbh', 'glockgmbh'],
  ['mauser', 'mauserwerke'],
  ['kalashnikov', 'izhmash', 'kalashnikovconcern', 'izhevsk'],
  ['norinco', 'chinanorthindustries'],
  ['zastava', 'crvenazastava', 'zastavaoruzje'],
  ['taurus', 'forjastaurus', 'taurusarmas'],
  ['star', 'starbonifacioecheverria', 'bonifacioecheverria'],
]

const cartridges: readonly (readonly string[])[] = [
  [
    '9x19',
    '9mm',
    '9mmluger',
    '9mmpara',
    '9mmparabellum',
    '9luger',
    '9para',
    '9parabellum',
    '9x19mm',
    '9x19luger',
    '9x19parabellum',
  ],
  [
    '9x17',
    '9mmshort',
    '9mmkurz',
    '9short',
    '9kurz',
    '380acp',
    '380auto',
    '380',
    '9x17mm',
    '9mmbrowningshort',
    '9corto',
    '9court',
  ],
  ['765x17', '32acp', '32auto', '765browning', '765mmbrowning', '765', '765mm', '765x17mm'],
  ['635x16', '25acp', '25auto', '635browning', '635mmbrowning', '635', '635mm'],
  ['1143x23', '45acp', '45auto', '45', '1143x23mm'],
  ['762x39', '762x39mm'],
  ['762x25', '762tokarev', '762mmtokarev', '762x25mm', '762x25tokarev'],
  ['9x18', '9makarov', '9mmmakarov', '9x18mm', '9x18makarov'],
  ['22lr', '22longrifle', '22lfb', '22'],
  ['12', '12gauge', '12ga', '12bore', '12gage', '12x70', '1270', '12x76', '1276'],
]

const standFor = (lines: readonly (readonly string[])[]): ReadonlyMap<string, string> =>
  new Map(lines.flatMap((line) => line.map((name) => [name, line[0] ?? name] as const)))
const makerOf = standFor(makers)
const cartridgeOf = standFor(cartridges)

/** The one spelling of a make; empty for a text without letters or digits. Makes that no table knows are folded only. */
export function foldMake(make: string): string {
  const words = wordsOf(make)
  const whole = words.join('')
  const bare = words.filter((word) => !besideAnyMake.has(word)).join('')
  return makerOf.get(whole) ?? makerOf.get(bare) ?? (bare === '' ? whole : bare)
}

/** The one spelling of a calibre as marked; empty for a text without letters or digits. */
export function foldCalibre(calibre: string): string {
  const folded = wordsOf(calibre)
    .join('')
    .replace(/^(?:cal|calibre|caliber)(?=\d)/, '')
  return cartridgeOf.get(folded) ?? folded
}
