// Beginning to write: a draft gets its id here, and what it begins with goes along in memory only, since it may speak of people.
import { useGo } from '../console/go.tsx'
import { useSession } from '../console/session.ts'
import { aboutThing, againOf, blankMessage, type ComposeDraft, forwardOf, replyTo } from './message.compose.panel.ts'
import type { MessageLine, ReferenceEntry } from './message.schema.ts'

/** The same in every language: the other side reads it, not the writer. */
const replyPrefix = 'Re:'
const forwardPrefix = 'Fwd:'

/** What drafts that were just begun start with, by id: until the hub has them. */
const begun = new Map<string, ComposeDraft>()

/** What a draft begun on this page starts with; undefined for one that the hub must know. */
export const begunWith = (id: string): ComposeDraft | undefined => begun.get(id)

/** The hub has it, or nobody wants it any more. */
export const forgetBegun = (id: string): void => {
  begun.delete(id)
}

/** Remembers what a new draft starts with; answers its id, which becomes the id of the message. */
export const beginWith = (draft: ComposeDraft): string => {
  const id = crypto.randomUUID()
  begun.set(id, draft)
  return id
}

export type Compose = {
  readonly write: () => void
  readonly about: (reference: ReferenceEntry) => void
  readonly reply: (message: MessageLine, everybody?: boolean) => void
  readonly forward: (message: MessageLine) => void
  /** Asks for a message again that cannot be read, with these words in this language. */
  readonly askAgain: (message: MessageLine, body: string, language: string) => void
}

/** Ways to the composer: `const compose = useCompose(); compose.reply(message)`. */
export const useCompose = (): Compose => {
  const go = useGo()
  const { bureau } = useSession()
  const open = (draft: ComposeDraft) => go(`/messages/drafts/${beginWith(draft)}`)
  return {
    write: () => open(blankMessage),
    about: (reference) => open(aboutThing(reference)),
    reply: (message, everybody = false) => open(replyTo(message, bureau, everybody, replyPrefix)),
    forward: (message) => open(forwardOf(message, forwardPrefix)),
    askAgain: (message, body, language) => open(againOf(message, body, language)),
  }
}
