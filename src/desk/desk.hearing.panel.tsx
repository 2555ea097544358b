// What a desk hears beside its alarm: an answer it waited for, something urgent, the line lost and what came while it was away.
import { useEffect, useRef } from 'react'
import { ask, useAnswer } from '../console/client.ts'
import { serverNow } from '../console/clock.ts'
import { useLine, useLive } from '../console/live.ts'
import { ring } from '../console/sounds.ts'
import { tell } from '../console/undo.tsx'
import { useWords } from '../console/words.tsx'
import { instantOf } from '../terms/instant.ts'
import { caughtUp } from './desk.alarms.panel.ts'
import { listItems, showStrip } from './desk.operations.ts'
import type { ItemLine } from './desk.schema.ts'
import { sounding } from './desk.sounding.panel.tsx'

/** A line counts as lost after this long a silence, milliseconds: what came in that time was missed too. */
const silence = 90_000
const mostCaughtUp = 1000

/** All open items, as far as a screen counts them. */
const readOpen = async (): Promise<ItemLine[]> => {
  const lines: ItemLine[] = []
  let after: string | null = null
  do {
    const page: { items: ItemLine[]; after: string | null } = await ask(listItems, {
      query: { tab: 'all', limit: 200, ...(after === null ? {} : { after }) },
    })
    lines.push(...page.items)
    after = page.after
  } while (after !== null && lines.length < mostCaughtUp)
  return lines
}

export const useHearing = (): void => {
  const words = useWords()
  const waiting = useAnswer(listItems, { query: { tab: 'waiting', limit: 200 } })
  const strip = useAnswer(showStrip, {})
  const line = useLine()
  const lostSince = useRef<string | null>(null)

  // The item follows its thing a moment later, so what waits here still says who was waiting.
  useLive(['hit', 'discreet-hit', 'desk'], ({ operation, ref }) => {
    if (!sounding.read()) return
    const isAnswer = (waiting.data?.items ?? []).some(({ id, kind, side, ref: thing }) =>
      kind === 'hit'
        ? operation === 'hit.answer' && side === 'finder' && thing === ref
        : operation === 'desk.item-settled' && side === 'sender' && id === ref,
    )
    if (isAnswer) ring('answer')
  })

  const urgent = strip.data?.urgent
  const former = useRef<number | undefined>(undefined)
  useEffect(() => {
    if (urgent !== undefined && former.current !== undefined && urgent > former.current && sounding.read())
      ring('urgent')
    former.current = urgent
  }, [urgent])

  // biome-ignore lint/correctness/useExhaustiveDependencies: the line decides; words are those of the moment
  useEffect(() => {
    if (line.state === 'red') {
      lostSince.current ??= instantOf(serverNow() - silence)
      if (sounding.read()) ring('line-lost')
      return
    }
    const since = lostSince.current
    if (line.state !== 'live' || since === null) return
    lostSince.current = null
    readOpen().then(
      (lines) => tell(words('desk.line-back', caughtUp(lines, since)), 'good'),
      // The line is gone again: it says so itself.
      () => undefined,
    )
  }, [line.state])
}
