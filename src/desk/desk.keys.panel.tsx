// Buttons and keys of the desk itself for one item: what it does with whatever the item stands for.
import { Button } from '@mantine/core'
import { IconPhone } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { KeyCap } from '../console/key-cap.tsx'
import { type KeyMap, useKeys } from '../console/keys.ts'
import { useWords, Words } from '../console/words.tsx'
import type { Intent } from '../hit/hit.acts.panel.tsx'
import { useItemActs } from './desk.acts.panel.tsx'
import { callAsked } from './desk.asked.panel.tsx'
import type { ItemLine, ItemView } from './desk.schema.ts'
import type { OpenSheet, SheetAct } from './desk.sheet.panel.tsx'

/** Acts that open a sheet, with the key each has where the thing itself does not use it. */
const sheetKeys: readonly (readonly [SheetAct, string])[] = [
  ['assign', 'a'],
  ['snooze', 's'],
  ['done', 'e'],
  ['escalate', '!'],
  ['link', 'l'],
]

/** Keys of one item: those of the hit itself (take, done, escalate) are the hit's own. */
export const useItemKeys = (): ((
  item: ItemLine,
  onSheet: (sheet: OpenSheet) => void,
  onIntent?: (intent: Intent) => void,
) => KeyMap) => {
  const acts = useItemActs()
  return (item, onSheet, onIntent) => {
    const may = (act: string) => item.allowed.includes(act)
    const isHit = item.kind === 'hit'
    const taking: KeyMap =
      may('take') && !(isHit && !onIntent) ? { i: { does: 'desk.key-take', run: () => void acts.take([item]) } } : {}
    const sheets = sheetKeys
      .filter(([act]) => may(act) && !(isHit && (act === 'done' || act === 'escalate')))
      .map(([act, key]) => [key, { does: `desk.key-${act}`, run: () => onSheet({ act, items: [item] }) }] as const)
    const intents: KeyMap =
      isHit && onIntent
        ? Object.fromEntries(
            intentKeysOfHits.map(([key, intent]) => [
              key,
              { does: `hit.key-${intent}`, run: () => onIntent(intent), hint: false, palette: false },
            ]),
          )
        : {}
    return { ...taking, ...Object.fromEntries(sheets), ...intents }
  }
}
const intentKeysOfHits: readonly (readonly [string, Intent])[] = [
  ['y', 'yes'],
  ['n', 'no'],
  ['q', 'ask'],
  ['!', 'escalate'],
  ['e', 'outcome'],
]

/** Buttons of the desk itself: what it does with an item, whatever it stands for. */
export const ItemActs = ({
  item,
  onSheet,
  without = [],
}: {
  item: ItemView
  onSheet: (sheet: OpenSheet) => void
  /** Acts that are not offered now, because the thing itself must be seen to first. */
  without?: readonly SheetAct[]
}): ReactNode => {
  const words = useWords()
  const acts = useItemActs()
  const keysOf = useItemKeys()
  const may = (act: string) => item.allowed.includes(act) && !without.some((one) => one === act)
  useKeys(keysOf({ ...item, allowed: item.allowed.filter(may) }, onSheet))
  const isHit = item.kind === 'hit'
  const open = (act: SheetAct) => onSheet({ act, items: [item] })
  return (
    <fieldset className="acts no-print" aria-label={words('desk.acts')}>
      {may('take') && !isHit ? (
        <Button
          variant={item.kind === 'message' ? 'default' : 'filled'}
          onClick={() => void acts.take([item])}
          aria-keyshortcuts="i"
        >
          <span className="act">
            <Words id="desk-act.take" /> <KeyCap keys="i" />
          </span>
        </Button>
      ) : null}
      {may('acknowledge') && item.alarm === 'ringing' ? (
        <Button color="flash" variant="filled" onClick={() => void acts.acknowledge([item])}>
          <Words id="desk-act.acknowledge" />
        </Button>
      ) : null}
      {sheetKeys
        .filter(([act]) => may(act) && !(isHit && act === 'done'))
        .map(([act, key]) => (
          <Button
            key={act}
            onClick={() => open(act)}
            {...(isHit && act === 'escalate' ? {} : { 'aria-keyshortcuts': key })}
          >
            <span className="act">
              <Words id={isHit && act === 'escalate' ? 'desk-act.escalate-inside' : `desk-act.${act}`} />
              {isHit && act === 'escalate' ? null : <KeyCap keys={key} />}
            </span>
          </Button>
        ))}
      {may('wake') ? (
        <Button onClick={() => void acts.wake(item)}>
          <Words id="desk-act.wake" />
        </Button>
      ) : null}
      {may('reopen') ? (
        <Button onClick={() => open('reopen')}>
          <Words id="desk-act.reopen" />
        </Button>
      ) : null}
      {may('release') && !isHit ? (
        <Button variant="subtle" onClick={() => void acts.release([item])}>
          <Words id="desk-act.release" />
        </Button>
      ) : null}
      {isHit ? null : (
        <Button
          variant="subtle"
          leftSection={<IconPhone size={14} aria-hidden />}
          onClick={() =>
            callAsked.write({
              item: item.id,
              ...(item.from ? { with: item.from } : {}),
              ...(item.reference ? { reference: item.reference } : {}),
            })
          }
        >
          <Words id="desk-act.call" />
        </Button>
      )}
    </fieldset>
  )
}
