// The head of the quick check: whose post this is, language, light, signing out; and whether there is a line at all.
import { Menu } from '@mantine/core'
import { IconCloudOff, IconListSearch, IconLock, IconLogout, IconUser, IconUserCog } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import { Emblem, LanguageMenu, ThemeMenu } from '../console/frame-bar.tsx'
import { useGo } from '../console/go.tsx'
import { useLine } from '../console/live.ts'
import { ExerciseMark } from '../console/mark.tsx'
import { Mono } from '../console/mono.tsx'
import { PurposeChip } from '../console/purpose.tsx'
import { lockScreen, useSession } from '../console/session.ts'
import { useSignOut } from '../console/sign-out.ts'
import { useWords, Words } from '../console/words.tsx'
import './check.quick.css'

const Bar = () => {
  const session = useSession()
  const words = useWords()
  const go = useGo()
  const out = useSignOut()
  return (
    <header className="quick-head">
      <Emblem size={28} />
      <span className="quick-where">
        <strong>
          <bdi>{session.bureauName}</bdi>
        </strong>
        <span>
          <bdi>{session.post || session.title}</bdi>
        </span>
      </span>
      {session.world === 'demonstration' ? <ExerciseMark /> : null}
      <LanguageMenu />
      <ThemeMenu />
      <Menu>
        <Menu.Target>
          <button
            type="button"
            className="frame-button"
            aria-label={words('frame.officer', { officer: session.officer })}
          >
            <IconUser size={20} aria-hidden />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            {session.title} · <Mono>{session.officer}</Mono>
          </Menu.Label>
          <Menu.Item leftSection={<IconListSearch size={20} aria-hidden />} onClick={() => go('/search')}>
            <Words id="check.whole-console" />
          </Menu.Item>
          <Menu.Item leftSection={<IconUserCog size={20} aria-hidden />} onClick={() => go('/me')}>
            <Words id="me.title" />
          </Menu.Item>
          <Menu.Item leftSection={<IconLock size={20} aria-hidden />} onClick={lockScreen}>
            <Words id="session.lock" />
          </Menu.Item>
          <Menu.Item leftSection={<IconLogout size={20} aria-hidden />} onClick={out}>
            <Words id="session.sign-out" />
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </header>
  )
}

/** Whether the device knows that it has no network; a hub that is away is found by the line or by the check itself. */
const useNetwork = (): boolean => {
  const [online, setOnline] = useState(navigator.onLine)
  useEffect(() => {
    const look = () => setOnline(navigator.onLine)
    addEventListener('online', look)
    addEventListener('offline', look)
    return () => {
      removeEventListener('online', look)
      removeEventListener('offline', look)
    }
  }, [])
  return online
}

const LineStrip = () => {
  const { state } = useLine()
  const online = useNetwork()
  if (online && state !== 'red') return null
  return (
    <p className="quick-line" role="alert">
      <IconCloudOff size={20} aria-hidden />
      <Words id="check.no-line" />
    </p>
  )
}

/** Bar, purpose, and a warning while there is no line. */
export const QuickHead = (): ReactNode => (
  <>
    <Bar />
    <div className="quick-strip">
      <PurposeChip />
    </div>
    <LineStrip />
  </>
)
