/** Organisations by the legal form behind their name or the word in front of it. */
import type { Take } from './candidate.ts'
import { phraseAt, phrasesOf, readPhrases } from './phrase.ts'
import { isAlphanumeric, isSign, isSmallGap, type Token, type Tokens, textBetween } from './token.ts'

const endings = readPhrases([
  ...phrasesOf(
    'Ltd, Limited, LLC, LLP, PLC, Inc, Incorporated, Corp, Corporation, GmbH, AG, KG, BV, NV, AB, OY, A/S, JSC, FZE, FZCO',
    'ending',
  ),
  ...phrasesOf(
    'S.A., SA, S.A.S., SAS, SARL, S.A.R.L., EURL, SASU, SNC, S.L., SL, S.L.U., SLU, S.R.L., SRL, S.p.A., Lda, Ltda',
    'ending',
  ),
  ...phrasesOf('S.A. de C.V., Sdn Bhd, Pte Ltd, Pty Ltd, Co Ltd', 'ending'),
])
const openings = readPhrases([
  ...phrasesOf(
    'Công ty TNHH, Công ty Cổ phần, Công ty TNHH MTV, Công ty, Tập đoàn, Ngân hàng, Doanh nghiệp tư nhân',
    'opening',
  ),
  ...phrasesOf('شركة, مؤسسة, بنك, مصرف, مصنع', 'opening'),
  ...phrasesOf('Société, Entreprise, Établissements, Banque, Compagnie, Association, Groupe', 'opening'),
  ...phrasesOf('Sociedad, Empresa, Compañía, Banco, Asociación, Grupo, Transportes', 'opening'),
  ...phrasesOf('Bank of', 'opening'),
])
const joints = new Set(['and', 'et', 'y', 'e', 'of', 'de', 'del', 'la', 'le', 'du', 'des', 'les', 'va'])
const arabicStops = new Set(
  'في من الي علي عن مع و التي الذي بتاريخ رقم ومقرها مقرها كانت قامت وهي هي تعمل لدي قد تملك يملكها'.split(' '),
)
const mostWords = 7

/** Looks for a legal form, or for a word that begins a name, at a place. */
export function detectOrganisation(tokens: Tokens, place: number, take: Take): void {
  const token = tokens.at(place)
  if (token?.kind !== 'word' || isAlphanumeric(tokens.at(place - 1)) || token.shape === 'lower') return
  behind(tokens, place, take)
  inFront(tokens, place, take)
}

function behind(tokens: Tokens, place: number, take: Take): void {
  const form = phraseAt(tokens, place, endings)
  if (form === undefined || isAlphanumeric(tokens.at(form.end))) return
  const token = tokens.at(place)
  // Two letters are a legal form in capitals alone: `SA`, not the possessive `Sa`.
  if (token !== undefined && token.text.length <= 2 && !/^[A-Z.]+$/.test(textBetween(tokens, place, form.end))) return
  let start = place
  let words = 0
  for (let at = place - 1; at >= 0 && words < mostWords; at -= 1) {
    const before = tokens.at(at)
    if (before?.kind === 'word' && isCapital(before)) {
      start = at
      words += 1
    } else if (before?.kind === 'digits') start = at
    else if (!isSmallGap(before) && !isSign(before, ",&-.'") && !(before?.kind === 'word' && joints.has(before.fold)))
      break
    if (isSign(before, ',') && start < place) break
    if (isSign(before, '.') && (tokens.at(at - 1)?.text.length ?? 0) > 3) break
  }
  if (words === 0) return
  const isDotted = textBetween(tokens, place, form.end).includes('.') || !isSentenceEnd(tokens, form.end)
  const end = isSign(tokens.at(form.end), '.') && isDotted ? form.end + 1 : form.end
  takeOrganisation(tokens, start, end, 'form', 'certain', take)
}

function isSentenceEnd(tokens: Tokens, place: number): boolean {
  const next = tokens.at(place + 1)
  return next === undefined || next.kind === 'break' || (next.kind === 'gap' && isCapital(tokens.at(place + 2)))
}

function isCapital(token: Token | undefined): boolean {
  return token?.kind === 'word' && (token.shape === 'title' || token.shape === 'upper')
}

function inFront(tokens: Tokens, place: number, take: Take): void {
  const opening = phraseAt(tokens, place, openings)
  if (opening === undefined) return
  const isArabic = tokens.at(place)?.shape === 'caseless'
  let end = opening.end
  let words = 0
  for (let at = opening.end; words < (isArabic ? 3 : mostWords); at += 1) {
    if (isWordOfName(tokens, at, isArabic)) {
      words += 1
      end = at + 1
    } else if (!isJoint(tokens, at, isArabic)) break
  }
  if (words > 0) takeOrganisation(tokens, place, end, 'opening', isArabic || words === 1 ? 'weak' : 'likely', take)
}

function isWordOfName(tokens: Tokens, place: number, isArabic: boolean): boolean {
  const token = tokens.at(place)
  if (!isArabic) return isCapital(token)
  return token?.kind === 'word' && token.shape === 'caseless' && !arabicStops.has(token.fold)
}

/** What may stand between two words of a name; of two syllables of one word Vietnamese writes the first with a capital alone. */
function isJoint(tokens: Tokens, place: number, isArabic: boolean): boolean {
  const token = tokens.at(place)
  if (isSmallGap(token) || isSign(token, "&-'")) return true
  if (isArabic || token?.kind !== 'word') return false
  return joints.has(token.fold) || (isSmallGap(tokens.at(place + 1)) && isCapital(tokens.at(place + 2)))
}

function takeOrganisation(
  tokens: Tokens,
  start: number,
  end: number,
  code: 'form' | 'opening',
  strength: 'certain' | 'likely' | 'weak',
  take: Take,
): void {
  const value = textBetween(tokens, start, end).replace(/ +/g, ' ').trim()
  take({ kind: 'organisation', start, end, value, code, strength })
}
