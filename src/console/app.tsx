// Everything that is there once: language, theme, memory of answers, the live line, keys, idleness, notices.
import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useEffect } from 'react'
import { directionOf } from '../terms/language.ts'
import { startKeys } from './keys.ts'
import { type LineNotice, startLive } from './live.ts'
import { Problem } from './problem.ts'
import { loadSession, session, watchIdleness } from './session.ts'
import { useCovered } from './session-layer.tsx'
import { Shell } from './shell.tsx'
import { useSignal } from './signal.ts'
import { StepUp } from './step-up.tsx'
import { cssVariables, layersId, styleNonce, theme, themeChoice, useDensity } from './theme.ts'
import { tell } from './undo.tsx'
import type { Catalogue } from './word-values.ts'
import { LanguageProvider, useLanguage, useWords, Words } from './words.tsx'

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // Live events say what has changed; a short time keeps a screen change from asking for the same thing twice.
      staleTime: 5000,
      gcTime: 5 * 60_000,
      refetchOnWindowFocus: false,
      networkMode: 'always',
      retry: (failures, error) => failures < 2 && error instanceof Problem && error.mayHaveArrived,
    },
    mutations: { networkMode: 'always', retry: false },
  },
})

const tellLine = (notice: LineNotice): void => {
  if (notice.says === 'lost') tell(<Words id="live.lost" />, 'urgent')
  // A desk says itself how much of what came is very urgent.
  else if (!session.read()?.operations.includes('desk.list'))
    tell(<Words id="live.back" values={{ count: notice.caughtUp }} />, 'good')
}

const sessionEvery = 5 * 60_000

const Running = () => {
  useDensity()
  useEffect(() => {
    void loadSession()
    const timer = setInterval(() => void loadSession(), sessionEvery)
    const stops = [startKeys(), watchIdleness(), startLive(queries, tellLine)]
    return () => {
      clearInterval(timer)
      for (const stop of stops) stop()
    }
  }, [])
  return null
}

const Notices = () => {
  const [language] = useLanguage()
  return (
    <Notifications position={directionOf(language) === 'rtl' ? 'bottom-left' : 'bottom-right'} zIndex={900} limit={4} />
  )
}

/** Where menus, lists to choose from, sheets and messages are drawn: over every page, and within a landmark of their own. */
const Layers = () => {
  const words = useWords()
  // Sheets lie outside the frame: what is typed in them waits, as the page does, until the screen is open again.
  const covered = useCovered()
  return <section id={layersId} aria-label={words('frame.layers')} inert={covered !== null} />
}

export const App = ({ first }: { first: Catalogue }): ReactNode => {
  const chosen = useSignal(themeChoice)
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      getStyleNonce={styleNonce}
      // Ours is remembered by `theme.ts`: Mantine's own memory would be a second one.
      {...(chosen === 'auto' ? { defaultColorScheme: 'auto' as const } : { forceColorScheme: chosen })}
    >
      <LanguageProvider first={first}>
        <QueryClientProvider client={queries}>
          <Running />
          <Shell />
          <StepUp />
          <Layers />
          <Notices />
        </QueryClientProvider>
      </LanguageProvider>
    </MantineProvider>
  )
}
