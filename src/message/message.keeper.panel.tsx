// Keeping the draft of the composer, for a screen: what the hub has of it, and what it points at.
import { useEffect, useRef, useState } from 'react'
import { ask } from '../console/client.ts'
import { forgetBegun } from './message.begin.panel.tsx'
import { withIds } from './message.compose.panel.ts'
import { type Keeper, type Keeping, startKeeping } from './message.keeping.panel.ts'
import type { DraftContent, ReferenceView } from './message.schema.ts'
import { saveDraft } from './message.writing.operations.ts'

const clock = {
  after: (milliseconds: number, run: () => void): (() => void) => {
    const timer = setTimeout(run, milliseconds)
    return () => clearTimeout(timer)
  },
}

export type OpenedDraft = {
  readonly id: string
  readonly version: number | undefined
  readonly keptAt: string | null
  readonly pointers: readonly ReferenceView[]
  /** Names of its files as the hub knew them, by id. */
  readonly names?: ReadonlyMap<string, string>
}

export type Kept = {
  readonly keeping: Keeping<DraftContent>
  readonly pointers: readonly ReferenceView[]
  /** Saves now; ends when it is saved or cannot be. */
  readonly flush: () => Promise<void>
  /** It was sent or thrown away: nothing is saved any more. */
  readonly close: () => Promise<void>
}

/**
 * Keeps `content` while it changes. `first` is the content as it was opened: what is still the same is not saved, so that opening a
 * page keeps nothing; but a draft that points at things is kept at once, since only the hub can say what they are.
 */
export const useKeeping = (opened: OpenedDraft, content: DraftContent, first: DraftContent): Kept => {
  const { id } = opened
  const [keeping, setKeeping] = useState<Keeping<DraftContent>>({
    version: opened.version,
    keptAt: opened.keptAt,
    phase: 'still',
    problem: null,
    kept: null,
  })
  const [pointers, setPointers] = useState(opened.pointers)
  const keeper = useRef<Keeper<DraftContent> | null>(null)
  const told = useRef(JSON.stringify(opened.version === undefined && first.references ? {} : first))
  // biome-ignore lint/correctness/useExhaustiveDependencies: one keeper a draft, for as long as it is on the screen
  useEffect(() => {
    const save = async (next: DraftContent, version: number | undefined, key: string) => {
      const saved = await ask(
        saveDraft,
        { params: { id }, body: { ...(version === undefined ? {} : { version }), content: next } },
        { key },
      )
      forgetBegun(id)
      setPointers(withIds(saved.pointers, next.references ?? []))
      return saved
    }
    const own = startKeeping<DraftContent>(
      { version: opened.version, keptAt: opened.keptAt },
      save,
      setKeeping,
      clock,
      () => crypto.randomUUID(),
    )
    keeper.current = own
    const leave = () => void own.flush()
    addEventListener('pagehide', leave)
    return () => {
      removeEventListener('pagehide', leave)
      void own.flush().then(own.close)
    }
  }, [id])
  useEffect(() => {
    const now = JSON.stringify(content)
    if (now === told.current) return
    const isFirst = told.current === '{}' && keeper.current?.state().version === undefined
    told.current = now
    keeper.current?.change(content)
    if (isFirst && content.references) void keeper.current?.flush()
  }, [content])
  return {
    keeping,
    pointers,
    flush: async () => keeper.current?.flush(),
    close: async () => keeper.current?.close(),
  }
}
