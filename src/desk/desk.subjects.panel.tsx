// Subjects of messages and titles of tasks for the lines that are drawn: read together, once each, and kept in memory only.
import { useEffect } from 'react'
import { ask } from '../console/client.ts'
import { session } from '../console/session.ts'
import { signal, useSignal } from '../console/signal.ts'
import { readSubjects } from './desk.operations.ts'
import type { ItemLine } from './desk.schema.ts'

type Line = Pick<ItemLine, 'id' | 'kind' | 'version'>

/** What has been read, by key; null for an item that has none or may not be read. */
const said = signal<ReadonlyMap<string, string | null>>(new Map())
const wanted = new Map<string, string>()
let reader = ''
let isGathering = false

/** Lines are drawn row by row while one scrolls: they wait this long for one another, milliseconds. */
const gather = 40
const most = 100

/** A task may change what it says; a message never does. */
const keyOf = ({ id, kind, version }: Line): string => (kind === 'task' ? `${id} ${version}` : id)
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
    const byId = new Map(subjects.map(({ id, subject }) => [id, subject]))
    said.write(new Map([...said.read(), ...asked.map(([key, id]) => [key, byId.get(id) ?? null] as const)]))
  } catch {
    // The line shows its kind and reference; drawn anew it asks again.
  }
}

/** The subject of a line; null where it has none, undefined while it is read. */
export const useSubject = (line: Line): string | null | undefined => {
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
  return has ? known.get(key) : null
}

/** Subjects read so far, for what a screen reader hears of a line. */
export const useSubjectsRead = (): ((line: Line) => string | null) => {
  const known = useSignal(said)
  return (line) => known.get(keyOf(line)) ?? null
}
