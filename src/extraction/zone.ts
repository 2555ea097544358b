/** Machine readable zones: one document each, its fields read by `terms/mrz`. */
import { parseMrz } from '../terms/mrz.ts'
import type { Detector } from './candidate.ts'
import { isAlphanumeric, isSign, type Tokens } from './token.ts'

const widths: ReadonlySet<number> = new Set([30, 36, 44])
const mostTokensOfLine = 60

/** Looks for a zone whose first line begins at a place: a line of one of the three widths, with a filler. */
export function detectZone(referenceDay: string): Detector {
  return (tokens, place, take) => {
    if (!isLetterOfZone(tokens, place) || isLetterOfZone(tokens, place - 1)) return
    const lines: string[] = []
    let end = place
    let at = place
    while (lines.length < 3) {
      const line = lineAt(tokens, at)
      if (line === undefined || (lines[0] !== undefined && line.text.length !== lines[0].length)) break
      lines.push(line.text)
      end = line.end
      at = nextLine(tokens, line.end)
    }
    if (lines.length < 2 || !lines.some((line) => line.includes('<'))) return
    const zone = parseMrz(lines.slice(0, lines[0]?.length === 30 ? 3 : 2), referenceDay)
    if ('fault' in zone) return
    if (lines.length === 3 && zone.lines.length === 2)
      end = lineAt(tokens, nextLine(tokens, lineAt(tokens, place)?.end ?? place))?.end ?? end
    const isRight = zone.checkDigits.every(({ ok }) => ok)
    const stated: Record<string, string | undefined> = {
      type: zone.type,
      country: zone.issuer,
      family: zone.names.family,
      given: zone.names.given,
      nationality: zone.nationality,
      dateOfBirth: zone.dateOfBirth,
      expiry: zone.expiry,
      sex: zone.sex,
      checkDigits: isRight ? 'ok' : 'wrong',
    }
    const details = Object.fromEntries(
      Object.entries(stated).flatMap(([key, value]) => (value === undefined || value === '' ? [] : [[key, value]])),
    )
    take({
      kind: 'document',
      start: place,
      end,
      value: zone.number,
      details,
      code: isRight ? 'zone' : 'zone-wrong',
      strength: isRight ? 'certain' : 'likely',
    })
  }
}

function isLetterOfZone(tokens: Tokens, place: number): boolean {
  const token = tokens.at(place)
  return isSign(token, '<«') || (isAlphanumeric(token) && /^[A-Z0-9]+$/.test(token?.text ?? ''))
}

function lineAt(tokens: Tokens, place: number): { readonly text: string; readonly end: number } | undefined {
  let text = ''
  let end = place
  while (end - place < mostTokensOfLine && isLetterOfZone(tokens, end)) {
    text += (tokens.at(end)?.text ?? '').replace('«', '<<')
    end += 1
  }
  return widths.has(text.length) ? { text, end } : undefined
}

/** Past one line end and the spaces about it. */
function nextLine(tokens: Tokens, place: number): number {
  let at = place
  if (tokens.at(at)?.kind === 'gap') at += 1
  if (tokens.at(at)?.kind === 'break') at += 1
  if (tokens.at(at)?.kind === 'gap') at += 1
  return at
}
