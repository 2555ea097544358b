/** Addresses of electronic mail. */
import type { Take } from './candidate.ts'
import { isAlphanumeric, isSign, type Tokens, textBetween } from './token.ts'

const mostTokens = 24
const localPart = /^[a-z0-9](?:[a-z0-9._%+-]*[a-z0-9_%+-])?$/
const domainLabel = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/

/** Begins at the sign `@` and looks to either side. */
export function detectEmail(tokens: Tokens, place: number, take: Take): void {
  if (!isSign(tokens.at(place), '@')) return
  let start = place
  while (start > 0 && place - start < mostTokens && isLocal(tokens, start - 1)) start -= 1
  let end = place + 1
  while (end - place < mostTokens && isDomain(tokens, end)) end += 1
  while (end > place + 1 && isSign(tokens.at(end - 1), '.-')) end -= 1
  while (start < place && isSign(tokens.at(start), '.+%-')) start += 1
  const local = textBetween(tokens, start, place).toLowerCase()
  const domain = textBetween(tokens, place + 1, end).toLowerCase()
  const labels = domain.split('.')
  const isWhole = labels.length > 1 && labels.every((label) => label.length < 64 && domainLabel.test(label))
  if (!isWhole || !/^[a-z]{2,}$/.test(labels.at(-1) ?? '') || local.length > 64 || !localPart.test(local)) return
  take({ kind: 'email', start, end, value: `${local}@${domain}`, code: 'shape', strength: 'certain' })
}

function isLocal(tokens: Tokens, place: number): boolean {
  return isAlphanumeric(tokens.at(place)) || isSign(tokens.at(place), '._%+-')
}

function isDomain(tokens: Tokens, place: number): boolean {
  return isAlphanumeric(tokens.at(place)) || isSign(tokens.at(place), '.-')
}
