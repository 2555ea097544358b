// The frame of every screen: bar, navigation, the page itself, status line, and the keys that work everywhere.
import { useMediaQuery } from '@mantine/hooks'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { showMessageSetting } from '../message/message.writing.operations.ts'
import { languages } from '../terms/language.ts'
import { useAnswer } from './client.ts'
import type { Command } from './commands.ts'
import './frame.css'
import { FrameAlarm } from './frame-alarm.tsx'
import { FrameBar } from './frame-bar.tsx'
import { FrameBottom, FrameNavigation, folded, useNavigationKeys } from './frame-navigation.tsx'
import { FrameStatus } from './frame-status.tsx'
import { activeKeys, type KeyMap, useKeys } from './keys.ts'
import { KeysBox, type KeysShown } from './keys-box.tsx'
import { language } from './languages.ts'
import { noteKeysBeneath, Palette } from './palette.tsx'
import { PurposeBox, purposeAsked } from './purpose.tsx'
import { moveRegion } from './regions.ts'
import { lockScreen, useSession } from './session.ts'
import { SessionLayer, useCovered } from './session-layer.tsx'
import { useSignal } from './signal.ts'
import { density, themeChoice } from './theme.ts'
import { undoLast } from './undo.tsx'
import { labelledWords, ownWords } from './urgency-labels.ts'
import { Words } from './words.tsx'

const nextOf = <T,>(values: readonly T[], present: T): T =>
  values[(values.indexOf(present) + 1) % values.length] ?? present

const changeDensity = () => density.write(density.read() === 'compact' ? 'comfortable' : 'compact')
const changeLanguage = () => language.write(nextOf(languages, language.read()))
const changeTheme = () => {
  const dark = document.documentElement.getAttribute('data-mantine-color-scheme') === 'dark'
  themeChoice.write(dark ? 'light' : 'dark')
}

/** Focuses the search box of the screen: the field a page marks with `data-search`. */
const focusSearch = () => document.querySelector<HTMLElement>('main [data-search], main input[type="search"]')?.focus()

export const Frame = ({ children }: { children: ReactNode }): ReactNode => {
  const narrow = useMediaQuery('(max-width: 1099px)') ?? false
  const isFolded = useSignal(folded) || narrow
  const covered = useCovered()
  const { world } = useSession()
  const [palette, setPalette] = useState<string | null>(null)
  const [keysShown, showKeys] = useState<KeysShown | null>(null)
  const labels = useAnswer(showMessageSetting, {}).data?.labels
  useEffect(() => ownWords.write(labels ? labelledWords(labels) : {}), [labels])
  const openPalette = (start = '') => {
    noteKeysBeneath()
    setPalette(start)
  }
  const openKeys = () => showKeys(activeKeys())

  const keys: KeyMap = {
    'Ctrl+k': { does: 'key.palette', run: () => openPalette(), palette: false },
    '/': { does: 'key.search', run: focusSearch, palette: false },
    '?': { does: 'key.all', run: openKeys, palette: false },
    c: { does: 'key.create', run: () => openPalette('>'), palette: false },
    F6: { does: 'key.next-region', run: () => moveRegion(1), palette: false },
    'Shift+F6': { does: 'key.previous-region', run: () => moveRegion(-1), palette: false },
    'Ctrl+.': { does: 'key.density', run: changeDensity, palette: false },
    'Ctrl+Shift+l': { does: 'key.language', run: changeLanguage, palette: false },
    'Ctrl+Shift+d': { does: 'key.theme', run: changeTheme, palette: false },
    'Ctrl+Shift+x': { does: 'session.lock', run: lockScreen, palette: false },
    'Ctrl+z': { does: 'key.undo', run: undoLast, inText: false, palette: false },
  }
  useKeys(covered ? {} : keys, { everywhere: true })
  useNavigationKeys()

  const own = useMemo<readonly Command[]>(
    () => [
      ...languages.map<Command>((one) => ({
        id: `language ${one}`,
        does: `language.${one}`,
        section: 'switch',
        run: () => language.write(one),
      })),
      { id: 'density', does: 'key.density', section: 'switch', keys: 'Ctrl+.', run: changeDensity },
      { id: 'theme', does: 'key.theme', section: 'switch', keys: 'Ctrl+Shift+d', run: changeTheme },
      { id: 'purpose', does: 'purpose-box.title', section: 'switch', run: () => purposeAsked.write(true) },
      { id: 'lock', does: 'session.lock', section: 'switch', keys: 'Ctrl+Shift+x', run: lockScreen },
      { id: 'keys', does: 'keys.title', section: 'help', keys: '?', run: () => showKeys(activeKeys()) },
    ],
    [],
  )

  return (
    <>
      <div
        className="frame"
        data-folded={isFolded || undefined}
        data-hidden={covered !== null || undefined}
        inert={covered !== null}
      >
        <a className="skip-link" href="#main">
          <Words id="frame.skip" />
        </a>
        <FrameBar openPalette={() => openPalette()} />
        <FrameAlarm />
        <FrameNavigation narrow={narrow} />
        {world === 'demonstration' ? (
          <div className="frame-print-exercise" aria-hidden="true">
            <Words id="mark.exercise" />
          </div>
        ) : null}
        <main className="frame-main" id="main" tabIndex={-1} data-region>
          {children}
        </main>
        <FrameBottom />
        <FrameStatus />
      </div>
      <Palette open={palette !== null} start={palette ?? ''} own={own} onClose={() => setPalette(null)} />
      <KeysBox shown={keysShown} onClose={() => showKeys(null)} />
      <PurposeBox />
      <SessionLayer />
    </>
  )
}
