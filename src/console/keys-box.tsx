// The help of a screen (`?`): its article where there is one, what each key does here and everywhere, changed by a click.
import { Button, Switch } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { listArticles } from '../knowledge/knowledge.operations.ts'
import type { ArticleLine } from '../knowledge/knowledge.schema.ts'
import { ask } from './client.ts'
import { useAddress, useGo } from './go.tsx'
import { KeyCap } from './key-cap.tsx'
import { combinationOf, isCharacter } from './key-combination.ts'
import { changedKeys, type KeyEntry, letterKeys } from './keys.ts'
import { pageAt } from './page.ts'
import { pages } from './pages.ts'
import type { Problem } from './problem.ts'
import { Box } from './sheet.tsx'
import { useSignal } from './signal.ts'
import { useLanguage, useWords, Words } from './words.tsx'

export type KeysShown = { readonly screen: readonly KeyEntry[]; readonly frame: readonly KeyEntry[] }

export const KeysBox = ({ shown, onClose }: { shown: KeysShown | null; onClose: () => void }): ReactNode => {
  const words = useWords()
  const letters = useSignal(letterKeys)
  const changed = useSignal(changedKeys)
  return (
    <Box open={shown !== null} onClose={onClose} title={words('keys.title')} size={760}>
      {shown ? <ScreenHelp onClose={onClose} /> : null}
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

/** Articles that say they are the help of this screen, how-tos first. Without one, or without an answer, nothing. */
const ScreenHelp = ({ onClose }: { onClose: () => void }) => {
  const go = useGo()
  const [language] = useLanguage()
  const screen = pageAt(pages, useAddress())?.path ?? ''
  const articles = useQuery<ArticleLine[], Problem>({
    queryKey: [listArticles.name, language, { screen }],
    queryFn: async ({ signal }) => (await ask(listArticles, { query: { screen, limit: 10 } }, { signal })).articles,
    enabled: screen !== '',
  })
  const rank = ({ kind }: ArticleLine): number => (kind === 'how-to' ? 0 : 1)
  const found = [...(articles.data ?? [])].sort((one, other) => rank(one) - rank(other)).slice(0, 3)
  if (found.length === 0) return null
  return (
    <section>
      <h2>
        <Words id="keys.screen-help" />
      </h2>
      <ul className="key-list">
        {found.map((one) => (
          <li key={one.id}>
            <button
              type="button"
              onClick={() => {
                onClose()
                go(`/knowledge/${one.slug}`)
              }}
            >
              <bdi lang={one.language}>{one.title}</bdi>
            </button>
          </li>
        ))}
      </ul>
    </section>
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
