// The list of keys (`?`): what each does on this screen and everywhere, changed by a click, or switched off for good.
import { Button, Switch } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import { KeyCap } from './key-cap.tsx'
import { combinationOf, isCharacter } from './key-combination.ts'
import { changedKeys, type KeyEntry, letterKeys } from './keys.ts'
import { Box } from './sheet.tsx'
import { useSignal } from './signal.ts'
import { useWords, Words } from './words.tsx'

export type KeysShown = { readonly screen: readonly KeyEntry[]; readonly frame: readonly KeyEntry[] }

export const KeysBox = ({ shown, onClose }: { shown: KeysShown | null; onClose: () => void }): ReactNode => {
  const words = useWords()
  const letters = useSignal(letterKeys)
  const changed = useSignal(changedKeys)
  return (
    <Box open={shown !== null} onClose={onClose} title={words('keys.title')} size={760}>
      {shown && shown.screen.length > 0 ? <KeyList title="keys.screen" entries={shown.screen} /> : null}
      {shown ? <KeyList title="keys.everywhere" entries={shown.frame} /> : null}
      <Switch
        checked={letters}
        onChange={(event) => letterKeys.write(event.currentTarget.checked)}
        label={words('keys.letters')}
        description={words('keys.letters-why')}
      />
      {Object.keys(changed).length > 0 ? (
        <div>
          <Button onClick={() => changedKeys.write({})}>
            <Words id="keys.restore" />
          </Button>
        </div>
      ) : null}
    </Box>
  )
}

const KeyList = ({ title, entries }: { title: string; entries: readonly KeyEntry[] }) => {
  const seen = new Set<string>()
  const once = entries.filter((entry) => !seen.has(entry.does) && seen.add(entry.does))
  return (
    <section>
      <h2>
        <Words id={title} />
      </h2>
      <ul className="key-list">
        {once.map((entry) => (
          <KeyLine key={entry.does} entry={entry} />
        ))}
      </ul>
    </section>
  )
}

const KeyLine = ({ entry }: { entry: KeyEntry }) => {
  const words = useWords()
  const changed = useSignal(changedKeys)
  const [asking, ask] = useState(false)
  const present = changed[entry.does] ?? entry.combinations[0] ?? ''
  // Only bare characters can be changed: those are the ones that speech input and other layouts stumble over.
  const free = isCharacter(present)
  useEffect(() => {
    if (!asking) return
    const listen = (event: globalThis.KeyboardEvent) => {
      event.preventDefault()
      event.stopPropagation()
      const combination = combinationOf(event)
      if (combination === null) return
      if (isCharacter(combination)) changedKeys.write({ ...changedKeys.read(), [entry.does]: combination })
      ask(false)
    }
    addEventListener('keydown', listen, { capture: true })
    return () => removeEventListener('keydown', listen, { capture: true })
  }, [asking, entry.does])
  const says = words(entry.does, entry.values)
  return (
    <li>
      <span>{says}</span>
      {free ? (
        <button
          type="button"
          onClick={() => ask(true)}
          title={words('keys.change')}
          aria-label={words('keys.change-of', { does: says, keys: present })}
        >
          {asking ? <Words id="keys.press" /> : <KeyCap keys={present} />}
        </button>
      ) : (
        <>
          <KeyCap keys={present} />
          <span className="spoken">{present}</span>
        </>
      )}
    </li>
  )
}
