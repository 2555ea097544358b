/** An entity made ready for blocking and comparing: names cut into tokens, identifiers folded, the forms that are counted. */

import { type Name, type Person, preparePerson, type Token } from '../matching/person.ts'
import { emptyPersonForm, type NameForm } from '../matching/person-form.ts'
import { type PlainWords, preparePlainWords } from '../matching/plain-words.ts'
import type { Entity } from './entity.ts'
import { type PreparedIdentifier, prepareIdentifiers } from './identifier.ts'
import { withoutLegalForm } from './legal-form.ts'

export type Prepared = {
  readonly entity: Entity
  readonly person: Person
  readonly fathers: readonly PlainWords[]
  readonly identifiers: readonly PreparedIdentifier[]
  /** Comparison forms of all tokens that tell, each once. */
  readonly forms: readonly string[]
  /** Text that sorts alike what is alike: date, names, id. */
  readonly order: string
}

export type Preparing = (entity: Entity) => Prepared

/**
 * Makes a function that prepares. Tokens are shared among all it prepares: a hundred thousand persons bear some ten thousand
 * names, and a token is the largest part of a person in memory.
 */
export function createPreparing(): Preparing {
  const shared = new Map<string, Token>()
  const share = (token: Token): Token => {
    const key = `${token.kind}${token.light ? 1 : 0}${token.article ? 1 : 0}${token.lower} ${token.form}`
    const known = shared.get(key)
    if (known !== undefined) return known
    shared.set(key, token)
    return token
  }
  return (entity) => {
    const person = preparePerson({
      ...emptyPersonForm,
      names: entity.kind === 'organisation' ? entity.names.map(withoutForm) : entity.names,
      datesOfBirth: entity.kind === 'person' ? entity.datesOfBirth : [],
      nationalities: entity.nationalities,
      placesOfBirth: entity.placesOfBirth ?? [],
      mothers: entity.mothers ?? [],
      ...(entity.sex === undefined ? {} : { sex: entity.sex }),
    })
    const names = person.names.map((name) => shareTokens(name, share))
    const forms = new Set<string>()
    for (const name of names) for (const token of name.tokens) if (tells(token)) forms.add(token.form)
    const [date] = person.dates
    return {
      entity,
      person: { ...person, names },
      fathers: preparePlainWords(entity.fathers ?? []),
      identifiers: prepareIdentifiers(entity.identifiers),
      forms: [...forms],
      order: `${date?.text ?? '~'} ${names.map((name) => name.sorted).sort()[0] ?? ''} ${entity.id}`,
    }
  }
}

/**
 * Prepares each entity once as long as somebody holds it: for whoever asks about newcomers to the same entities again and again.
 * By the object, not by its id: an entity that changed is another object.
 */
export function rememberPrepared(prepare: Preparing = createPreparing()): Preparing {
  const known = new WeakMap<Entity, Prepared>()
  return (entity) => {
    const before = known.get(entity)
    if (before !== undefined) return before
    const prepared = prepare(entity)
    known.set(entity, prepared)
    return prepared
  }
}

/** A word that stands twice in a name stays two tokens, told apart by identity. */
function shareTokens(name: Name, share: (token: Token) => Token): Name {
  const tokens: Token[] = []
  for (const token of name.tokens) {
    const common = share(token)
    tokens.push(tokens.includes(common) ? token : common)
  }
  // Read by name: a spread leaves out what is made when it is asked for.
  return { ...name, tokens, glued: name.glued }
}

function withoutForm(name: NameForm): NameForm {
  return name.whole === undefined ? name : { ...name, whole: withoutLegalForm(name.whole) }
}

/** Whether a token is more than a particle or an initial. */
export function tells(token: Token): boolean {
  return !token.light && !token.initial
}
