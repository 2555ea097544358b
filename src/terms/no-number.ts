/** Words that people write where a thing has no number, so that "none" never identifies anything. */
import { foldDigits } from './identifier-text.ts'

/** Folded to letters and digits, in the five languages and as inventories abbreviate them. */
const words: ReadonlySet<string> = new Set([
  ...['none', 'no', 'nil', 'null', 'na', 'nn', 'xx', 'xxx', 'xxxx', 'unknown', 'unk', 'unkn', 'notknown'],
  ...['nonumber', 'noserial', 'noserialnumber', 'nosn', 'withoutnumber', 'unnumbered', 'unmarked', 'nomarks'],
  ...[
    'filed',
    'filedoff',
    'erased',
    'removed',
    'defaced',
    'obliterated',
    'groundoff',
    'illegible',
    'unreadable',
    'missing',
  ],
  ...[
    'notapplicable',
    'notavailable',
    'notvisible',
    'notstated',
    'pending',
    'test',
    'tbd',
    'various',
    'unnamed',
    'noname',
  ],
  ...[
    'aucun',
    'aucune',
    'inconnu',
    'inconnue',
    'neant',
    'sansnumero',
    'sans',
    'lime',
    'efface',
    'illisible',
    'nonconnu',
  ],
  ...[
    'ninguno',
    'ninguna',
    'desconocido',
    'desconocida',
    'sinnumero',
    'sn',
    'limado',
    'borrado',
    'ilegible',
    'noconsta',
  ],
  ...['khong', 'khongco', 'khongro', 'khongbiet', 'khongcoso', 'bimaimon', 'bitay', 'chuaro'],
  ...['بدون', 'بدونرقم', 'لايوجد', 'مجهول', 'غيرمعروف', 'غيرمعلوم', 'ممسوح', 'مطموس'],
])

/** Tells whether a text, however it is spelled, only says that there is no number or that nobody could read it. */
export function saysNoNumber(text: string): boolean {
  const folded = foldDigits(text.normalize('NFKD'))
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/[^\p{L}\p{N}]/gu, '')
  return words.has(folded)
}
