// The bar over picked lines: take, assign, put away; what is not possible for one of them is said afterwards.
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { KeyCap } from '../console/key-cap.tsx'
import { useKeys } from '../console/keys.ts'
import { useWords, Words } from '../console/words.tsx'
import { useItemActs } from './desk.acts.panel.tsx'
import type { ItemLine } from './desk.schema.ts'
import type { OpenSheet } from './desk.sheet.panel.tsx'

export const BulkBar = ({
  items,
  onSheet,
  onClear,
}: {
  items: readonly ItemLine[]
  onSheet: (sheet: OpenSheet) => void
  onClear: () => void
}): ReactNode => {
  const words = useWords()
  const acts = useItemActs()
  const take = () => {
    void acts.take(items)
    onClear()
  }
  const assign = () => onSheet({ act: 'assign', items })
  const snooze = () => onSheet({ act: 'snooze', items })
  useKeys(
    items.length > 0
      ? {
          i: { does: 'desk.key-take', run: take },
          a: { does: 'desk.key-assign', run: assign },
          s: { does: 'desk.key-snooze', run: snooze },
          Escape: { does: 'desk.unpick', run: onClear, hint: false, palette: false },
        }
      : {},
  )
  if (items.length === 0) return null
  return (
    <div className="desk-bulk" role="toolbar" aria-label={words('desk.bulk', { count: items.length })}>
      <strong>
        <Words id="desk.bulk" values={{ count: items.length }} />
      </strong>
      <Button onClick={take}>
        <span className="act">
          <Words id="desk-act.take" /> <KeyCap keys="i" />
        </span>
      </Button>
      <Button onClick={assign}>
        <span className="act">
          <Words id="desk-act.assign" /> <KeyCap keys="a" />
        </span>
      </Button>
      <Button onClick={snooze}>
        <span className="act">
          <Words id="desk-act.snooze" /> <KeyCap keys="s" />
        </span>
      </Button>
      <Button variant="subtle" onClick={onClear}>
        <Words id="desk.unpick" />
      </Button>
    </div>
  )
}
