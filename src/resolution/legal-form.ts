/** Legal forms of organisations, which one source writes and the next leaves out. */

const forms: ReadonlySet<string> = new Set(
  `ltd limited llc llp inc incorporated corp corporation plc co company gmbh ag kg sa sas sarl sasu eurl sci snc srl sl slu sau spa bv nv oy ab as
   aps pte pty jsc jscs ooo oao zao fze fzco fzllc wll saog saoc tnhh cp mtv sdn bhd kk`.split(/\s+/),
)
/** Written in front of the name. */
const leading = [/^c[oô]ng ty (?:tnhh|cổ phần|cp)(?: mtv| một thành viên)? /iu, /^(?:شركة|مؤسسة) /u]

/** A name of an organisation without its legal form; the name as it is where nothing else would remain. */
export function withoutLegalForm(name: string): string {
  let rest = name.normalize('NFC').trim()
  for (const pattern of leading) rest = rest.replace(pattern, '')
  const words = rest.split(/\s+/)
  while (words.length > 1 && isForm(words.at(-1) ?? '')) words.pop()
  return words.join(' ').replace(/,$/, '')
}

function isForm(word: string): boolean {
  return forms.has(word.toLowerCase().replace(/[^\p{L}]/gu, ''))
}
