// Subjects of messages and titles of tasks for the lines that are drawn: read together, once each, and kept in memory only.
import { useEffect } from 'react'
import { ask } from '../console/client.ts'
import { session } from '../console/session.ts'
import { signal, useSignal } from '../console/signal.ts'
import { useCodeWords } from '../console/words.tsx'
import type { Answer } from '../kernel/operation.ts'
import { readSubjects } from './desk.operations.ts'
import type { ItemLine } from './desk.schema.ts'

type Line = Pick<ItemLine, 'id' | 'kind' | 'version' | 'withdrawn'>

type Said = Omit<Answer<typeof readSubjects>['subjects'][number], 'id'>

/** What has been read, by key; null for an item that has none or may not be read. */
const said = signal<ReadonlyMap<string, Said | null>>(new Map())
const wanted = new Map<string, string>()
let reader = ''
let isGathering = false

/** Lines are drawn row by row while one scrolls: they wait this long for one another, milliseconds. */
const gather = 40
const most = 100

/** A task may change what it says; a message only by being taken back. */
const keyOf = ({ id, kind, version, withdrawn }: Line): string =>
  kind === 'task' ? `${id} ${version}` : withdrawn ? `${id} withdrawn` : id
const hasSubject = ({ kind }: Line): boolean => kind === 'message' || kind === 'task'

/** Another officer reads by their own rights: nothing of the former one stays. */
const forgetFormer = (): void => {
  const officer = session.read()?.officer ?? ''
  if (officer === reader) return
  reader = officer
  wanted.clear()
  said.write(new Map())
}

const gatherLines = (): void => {
  if (isGathering) return
  isGathering = true
  setTimeout(() => void readWanted(), gather)
}

const readWanted = async (): Promise<void> => {
  isGathering = false
  const asked = [...wanted].slice(0, most)
  for (const [key] of asked) wanted.delete(key)
  if (wanted.size > 0) gatherLines()
  try {
    const { subjects } = await ask(readSubjects, { body: { ids: [...new Set(asked.map(([, id]) => id))] } })
    const byId = new Map(subjects.map((one) => [one.id, one]))
    said.write(new Map([...said.read(), ...asked.map(([key, id]) => [key, byId.get(id) ?? null] as const)]))
  } catch {
    // The line shows its kind and reference; drawn anew it asks again.
  }
}

/** In one line: the subject, or why the message was taken back; null where there is neither. */
const useSaying = (): ((of: Said | null | undefined) => string | null) => {
  const codeWords = useCodeWords()
  return (of) => of?.subject ?? (of?.withdrawal ? codeWords('withdrawal-reason', of.withdrawal) : null)
}

/** What a line says of its thing: its subject, or why it was taken back; null where it has neither, undefined while it is read. */
export const useSubject = (line: Line): string | null | undefined => {
  const saying = useSaying()
  const known = useSignal(said)
  const key = keyOf(line)
  const has = hasSubject(line)
  const isKnown = known.has(key)
  const { id } = line
  useEffect(() => {
    forgetFormer()
    if (!has || isKnown) return
    wanted.set(key, id)
    gatherLines()
  }, [has, isKnown, key, id])
  return has && !isKnown ? undefined : saying(known.get(key))
}

/** Subjects read so far, for what a screen reader hears of a line. */
export const useSubjectsRead = (): ((line: Line) => string | null) => {
  const known = useSignal(said)
  const saying = useSaying()
  return (line) => saying(known.get(keyOf(line)))
}
