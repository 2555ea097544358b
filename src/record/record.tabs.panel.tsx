// The parts of a record as tabs: arrows go along them in the direction of the script, Home and End to the ends.
import type { KeyboardEvent, ReactNode } from 'react'
import { useWords, Words } from '../console/words.tsx'
import './record.css'

/** Words of a tab are `record.tab-<tab>`. What stands under it is drawn in the panel that goes with it. */
export const RecordTabs = <T extends string>({
  tabs,
  chosen,
  onChoose,
  children,
}: {
  tabs: readonly T[]
  chosen: T
  onChoose: (tab: T) => void
  children: ReactNode
}): ReactNode => {
  const words = useWords()
  const walk = (event: KeyboardEvent, at: number) => {
    const forward = document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
    const ends: Readonly<Record<string, number>> = { Home: 0, End: tabs.length - 1 }
    const step = event.key === forward ? 1 : /^Arrow(Left|Right)$/.test(event.key) ? -1 : undefined
    const to = step === undefined ? ends[event.key] : (at + step + tabs.length) % tabs.length
    const next = to === undefined ? undefined : tabs[to]
    if (next === undefined) return
    event.preventDefault()
    onChoose(next)
    document.getElementById(`tab-${next}`)?.focus()
  }
  return (
    <>
      <div className="record-tabs no-print" role="tablist" aria-label={words('record.tabs')}>
        {tabs.map((one, at) => (
          <button
            key={one}
            id={`tab-${one}`}
            type="button"
            role="tab"
            className="record-tab"
            aria-selected={chosen === one}
            aria-controls="record-panel"
            tabIndex={chosen === one ? 0 : -1}
            onClick={() => onChoose(one)}
            onKeyDown={(event) => walk(event, at)}
          >
            <Words id={`record.tab-${one}`} />
          </button>
        ))}
      </div>
      <div className="record-body" id="record-panel" role="tabpanel" aria-labelledby={`tab-${chosen}`}>
        {children}
      </div>
    </>
  )
}
