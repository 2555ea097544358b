// The command palette: everything the console can do from here, found by typing in any of the five languages.
import { Modal } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react'
import { type Command, carried, registeredCommands } from './commands.ts'
import { admitsTo, navigationOf } from './frame-navigation.tsx'
import { useGo } from './go.tsx'
import { KeyCap } from './key-cap.tsx'
import { activeKeys, type KeyEntry, useLayer } from './keys.ts'
import { fetchOtherCatalogues, loadedCatalogues } from './languages.ts'
import './palette.css'
import { pages } from './pages.ts'
import { type Line, paletteSections, type SearchOffer } from './palette-lines.ts'
import { remembered } from './remembered.ts'
import { useSession } from './session.ts'
import { useSignal } from './signal.ts'
import { useWords, Words } from './words.tsx'

const isList = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string')
/** Ids of commands used of late. People and things searched for are never among them. */
const recentCommands = remembered<readonly string[]>('recent-commands', isList, [])

const commandOfKey = (entry: KeyEntry): Command => ({
  id: `key ${entry.does}`,
  does: entry.does,
  ...(entry.values ? { values: entry.values } : {}),
  section: 'act',
  keys: entry.combinations[0] ?? '',
  disabled: entry.disabled,
  run: () => entry.run(),
})

/** Opens with `only` set to a sign (`>`) or empty. `own` are the commands of the frame itself. */
export const Palette = ({
  open,
  start,
  own,
  onClose,
}: {
  open: boolean
  start: string
  own: readonly Command[]
  onClose: () => void
}): ReactNode => {
  useLayer(open)
  const words = useWords()
  return (
    <Modal.Root
      opened={open}
      onClose={onClose}
      size={620}
      yOffset="10dvh"
      lockScroll={false}
      transitionProps={{ duration: 0 }}
    >
      <Modal.Overlay color="var(--shade)" backgroundOpacity={1} />
      <Modal.Content aria-label={words('palette.open')}>
        {open ? <Lines start={start} own={own} onClose={onClose} /> : null}
      </Modal.Content>
    </Modal.Root>
  )
}

const useAllCommands = (own: readonly Command[]): readonly Command[] => {
  const { duties } = useSession()
  const go = useGo()
  // What could be done at the moment the palette was opened: its own layer silences the keys of the page.
  const [acts] = useState(() => keysBeneath.map(commandOfKey))
  return useMemo(
    () => [
      ...acts,
      ...navigationOf(duties).map<Command>((page) => ({
        id: `go ${page.path}`,
        does: page.title,
        section: 'go',
        ...(page.navigation.key ? { keys: `g ${page.navigation.key}` } : {}),
        run: () => go(page.path),
      })),
      ...pages
        .filter((page) => page.creates && admitsTo(page, duties))
        .map<Command>((page) => ({
          id: `create ${page.path}`,
          does: page.creates ?? page.title,
          section: 'create',
          run: () => go(page.path),
        })),
      ...registeredCommands.read().flatMap((read) => read()),
      ...own,
    ],
    [acts, duties, go, own],
  )
}

let keysBeneath: readonly KeyEntry[] = []
/** Remembers what the page can do, just before the palette covers it. */
export const noteKeysBeneath = (): void => {
  keysBeneath = activeKeys().screen.filter((entry) => entry.palette !== false)
}

const useSearches = (): readonly SearchOffer[] => {
  const { duties } = useSession()
  const go = useGo()
  return useMemo(
    () =>
      pages
        .filter((page) => admitsTo(page, duties))
        .flatMap((page) =>
          (page.searches ?? []).map((search) => ({
            ...search,
            run: (term: string) => {
              carried.write({ prefix: search.prefix, term })
              go(page.path)
            },
          })),
        ),
    [duties, go],
  )
}

const Lines = ({ start, own, onClose }: { start: string; own: readonly Command[]; onClose: () => void }) => {
  const words = useWords()
  const list = useId()
  const [typed, type] = useState(start)
  const [at, setAt] = useState(0)
  const [catalogues, setCatalogues] = useState(() => [...loadedCatalogues().values()])
  const recent = useSignal(recentCommands)
  const commands = useAllCommands(own)
  const searches = useSearches()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    let open = true
    void fetchOtherCatalogues().then(() => open && setCatalogues([...loadedCatalogues().values()]))
    return () => {
      open = false
    }
  }, [])
  const sections = useMemo(
    () => paletteSections(typed, commands, searches, recent, catalogues, ({ does, values }) => words(does, values)),
    [typed, commands, searches, recent, catalogues, words],
  )
  const flat = sections.flatMap((section) =>
    section.lines.map((line) => ({ line, name: `${section.section} ${line.id}` })),
  )
  const present = flat[Math.min(at, flat.length - 1)]
  useEffect(() => {
    box.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  })
  const run = (line: Line) => {
    if (line.disabled) return
    if (line.section !== 'search') {
      recentCommands.write([line.id, ...recent.filter((id) => id !== line.id)].slice(0, 5))
    }
    onClose()
    // After the layer has given the focus back, so that what the command opens keeps it.
    setTimeout(line.run, 0)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const last = flat.length - 1
    if (event.key === 'ArrowDown') setAt(at >= last ? 0 : at + 1)
    else if (event.key === 'ArrowUp') setAt(at <= 0 ? Math.max(last, 0) : at - 1)
    else if (event.key === 'Home' && event.ctrlKey) setAt(0)
    else if (event.key === 'End' && event.ctrlKey) setAt(Math.max(last, 0))
    else if (event.key === 'Enter' && present) run(present.line)
    else return
    event.preventDefault()
  }
  return (
    <div className="palette">
      <div className="palette-input">
        <IconSearch size={18} aria-hidden />
        <input
          data-autofocus
          role="combobox"
          aria-expanded="true"
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={present ? `${list}-${flat.indexOf(present)}` : undefined}
          aria-label={words('palette.open')}
          placeholder={words('palette.placeholder')}
          autoComplete="off"
          spellCheck={false}
          dir="auto"
          value={typed}
          onChange={(event) => {
            type(event.currentTarget.value)
            setAt(0)
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div
        className="palette-lines"
        id={list}
        role="listbox"
        aria-label={words('palette.lines')}
        ref={box}
        tabIndex={-1}
      >
        {sections.map((section) => (
          // biome-ignore lint/a11y/useSemanticElements: a listbox may hold groups, not fieldsets
          <div key={section.section} role="group" aria-label={words(`palette.section-${section.section}`)}>
            <div className="palette-section" aria-hidden="true">
              <Words id={`palette.section-${section.section}`} />
            </div>
            {section.lines.map((line) => {
              const place = flat.findIndex((one) => one.name === `${section.section} ${line.id}`)
              return (
                <PaletteLine
                  key={line.id}
                  line={line}
                  id={`${list}-${place}`}
                  selected={flat[place] === present}
                  onChoose={() => run(line)}
                  onPoint={() => setAt(place)}
                />
              )
            })}
          </div>
        ))}
        {flat.length === 0 ? (
          <p className="palette-section" role="status">
            <Words id="palette.nothing" />
          </p>
        ) : null}
      </div>
      <div className="palette-foot" aria-hidden="true">
        {searches.map((offer) => (
          <span key={offer.prefix}>
            <KeyCap keys={offer.prefix} /> <Words id={`palette.prefix-${prefixWords[offer.prefix] ?? 'command'}`} />
          </span>
        ))}
        <span>
          <KeyCap keys=">" /> <Words id="palette.prefix-command" />
        </span>
        <span>
          <KeyCap keys="Escape" /> <Words id="layer.close" />
        </span>
      </div>
    </div>
  )
}

const prefixWords: Readonly<Record<string, string>> = {
  p: 'person',
  d: 'document',
  v: 'vehicle',
  '#': 'reference',
  '@': 'bureau',
}

const PaletteLine = ({
  line,
  id,
  selected,
  onChoose,
  onPoint,
}: {
  line: Line
  id: string
  selected: boolean
  onChoose: () => void
  onPoint: () => void
}) => (
  // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard by the input that owns this list (aria-activedescendant)
  // biome-ignore lint/a11y/useFocusableInteractive: options of a combobox never take the focus themselves
  <div
    className="palette-line"
    id={id}
    role="option"
    aria-selected={selected}
    aria-disabled={line.disabled !== undefined}
    onClick={onChoose}
    onPointerMove={selected ? undefined : onPoint}
  >
    <span>{line.says}</span>
    <span className="palette-note">{line.disabled ? <Words id={line.disabled} /> : null}</span>
    {line.keys ? <KeyCap keys={line.keys} /> : null}
  </div>
)
