// Text as an attachment: UTF-8, nothing in it that steers a screen, and nothing that runs under another name. Pure.
import { isUtf8 } from 'node:buffer'
import { Refused } from './attachment.refusal.ts'

/** Longest JSON that is read whole; of a longer one only the beginning is judged. */
const longestJson = 32 * 1024 * 1024

const beginningOf = (bytes: Buffer): string =>
  bytes
    .toString('utf8', 0, 4096)
    .replace(/^\uFEFF/, '')
    .trimStart()

/** What text is that runs or is drawn when it is opened; undefined when it is none of them. */
const activeKind = (beginning: string): string | undefined => {
  if (beginning.startsWith('#!')) return 'script'
  if (/^<\?php/i.test(beginning)) return 'php'
  if (/^(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*(<!doctype\s+svg[^>]*>\s*)?<svg[\s>]/i.test(beginning)) return 'svg'
  if (
    /^(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*<(!doctype\s+html|html|head|body|script|iframe|meta)[\s>]/i.test(beginning)
  )
    return 'html'
  return undefined
}

const allowedControls: readonly number[] = [0x09, 0x0a, 0x0c, 0x0d]

/** Position of the first control character that text has no use for; -1 when there is none. A loop: 100 MB take 0.1 s so. */
const controlAt = (bytes: Buffer): number => {
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0
    if ((byte < 0x20 && !allowedControls.includes(byte)) || byte === 0x7f) return at
  }
  return -1
}

const isJson = (bytes: Buffer, beginning: string): boolean => {
  if (bytes.length > longestJson) return /^[[{"\d-]/.test(beginning)
  try {
    JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, ''))
    return true
  } catch {
    return false
  }
}

/** A header of RFC 5322 stands first in a kept mail, or the line `From ` of a mailbox. */
const isMail = (beginning: string): boolean =>
  /^(From [^\n]+\n)?[!-9;-~]+:[ \t]?[^\n]*\n/.test(beginning.replaceAll('\r', ''))

/**
 * Examines text under the ending its name has. Throws Refused `not-utf8`, `text-damaged` with the position of a control character,
 * `not-what-it-says` for pages, drawings and scripts and for what is no mail or XML, `json-damaged`.
 */
export const examineText = (bytes: Buffer, extension: string): void => {
  if (!isUtf8(bytes)) throw new Refused('not-utf8')
  const control = controlAt(bytes)
  if (control >= 0) throw new Refused('text-damaged', { position: control })
  const beginning = beginningOf(bytes)
  const active = activeKind(beginning)
  if (active) throw new Refused('not-what-it-says', { said: extension, found: active })
  if (extension === 'json' && !isJson(bytes, beginning)) throw new Refused('json-damaged')
  const isAsSaid = extension === 'eml' ? isMail(beginning) : extension !== 'xml' || beginning.startsWith('<')
  if (!isAsSaid) throw new Refused('not-what-it-says', { said: extension, found: 'txt' })
}
