// What a desk hears of its line beside its alarm: that it is lost, and what came while it was away.
import { useEffect, useRef } from 'react'
import { ask } from '../console/client.ts'
import { serverNow } from '../console/clock.ts'
import { useLine } from '../console/live.ts'
import { playSound } from '../console/sounds.ts'
import { tell } from '../console/undo.tsx'
import { useWords } from '../console/words.tsx'
import { instantOf } from '../terms/instant.ts'
import { caughtUp } from './desk.alarms.panel.ts'
import { listItems } from './desk.operations.ts'
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
  const line = useLine()
  const lostSince = useRef<string | null>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: the line decides; words are those of the moment
  useEffect(() => {
    if (line.state === 'red') {
      lostSince.current ??= instantOf(serverNow() - silence)
      if (sounding.read()) playSound('line-lost')
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
