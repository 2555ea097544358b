// The bar on top: whose desk this is, search and commands, both clocks, purpose, officer, language, light or dark.
import { Menu } from '@mantine/core'
import {
  IconCheck,
  IconChevronDown,
  IconLanguage,
  IconLock,
  IconLogout,
  IconMoon,
  IconSearch,
  IconSun,
  IconSunMoon,
  IconUser,
  IconUserCog,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { languages } from '../terms/language.ts'
import { useNow } from './clock.ts'
import { useGo } from './go.tsx'
import { KeyCap } from './key-cap.tsx'
import { languageNames } from './languages.ts'
import { ExerciseMark } from './mark.tsx'
import { PurposeChip } from './purpose.tsx'
import { lockScreen, useSession } from './session.ts'
import { useSignOut } from './sign-out.ts'
import { useSignal } from './signal.ts'
import { type Theme, themeChoice, themes } from './theme.ts'
import { TwoTimes } from './time.tsx'
import { dayWords } from './time-words.ts'
import { useLanguage, useWords, Words } from './words.tsx'

export const FrameBar = ({ openPalette }: { openPalette: () => void }): ReactNode => {
  const { bureauName, world } = useSession()
  return (
    <header className="frame-bar" data-region>
      <span className="frame-bureau">
        <Emblem />
        <bdi>{bureauName}</bdi>
        {world === 'demonstration' ? <ExerciseMark /> : null}
      </span>
      <button type="button" className="frame-search" onClick={openPalette}>
        <IconSearch size={16} aria-hidden />
        <span className="frame-search-words">
          <Words id="palette.open" />
        </span>
        <KeyCap keys="Ctrl+k" />
      </button>
      <Clock />
      <PurposeChip />
      <OfficerMenu />
      <LanguageMenu />
      <ThemeMenu />
    </header>
  )
}

/** Our own emblem: one point in touch with two. Never the one of a real organisation. */
export const Emblem = ({ size = 20 }: { size?: number }): ReactNode => (
  <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
    <rect width="32" height="32" rx="7" fill="var(--accent-fill)" />
    <g fill="none" stroke="#fff" strokeWidth="2.4">
      <circle cx="9" cy="16" r="3.6" />
      <circle cx="23" cy="9" r="3.6" />
      <circle cx="23" cy="23" r="3.6" />
      <path d="M12.3 14.4 19.8 10.6M12.3 17.6l7.5 3.8" />
    </g>
  </svg>
)

const Clock = () => {
  const now = useNow(60_000)
  const [language] = useLanguage()
  return (
    <time className="frame-clock" dateTime={new Date(now).toISOString().slice(0, 16)}>
      <bdi className="mono" dir="ltr">
        <span className="frame-clock-day">{dayWords(new Date(now), language)} </span>
        <TwoTimes at={now} />
      </bdi>
    </time>
  )
}

const OfficerMenu = () => {
  const { officer, title } = useSession()
  const out = useSignOut()
  const go = useGo()
  return (
    <Menu>
      <Menu.Target>
        <button type="button" className="frame-button frame-officer">
          <IconUser size={16} aria-hidden />
          <span className="frame-officer-title" dir="auto">
            {title}
          </span>
          <span className="spoken">
            <Words id="frame.officer" values={{ officer }} />
          </span>
          <IconChevronDown size={12} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {title} ·{' '}
          <bdi dir="ltr" className="mono">
            {officer}
          </bdi>
        </Menu.Label>
        <Menu.Item leftSection={<IconUserCog size={16} aria-hidden />} onClick={() => go('/me')}>
          <Words id="me.title" />
        </Menu.Item>
        <Menu.Item
          leftSection={<IconLock size={16} aria-hidden />}
          rightSection={<KeyCap keys="Ctrl+Shift+x" />}
          onClick={lockScreen}
        >
          <Words id="session.lock" />
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={out}>
          <Words id="session.sign-out" />
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** Each language in its own words; also on the sign-in page. */
export const LanguageMenu = (): ReactNode => {
  const [language, choose] = useLanguage()
  return (
    <Menu>
      <Menu.Target>
        <button type="button" className="frame-button">
          <IconLanguage size={16} aria-hidden />
          <span>{language.toUpperCase()}</span>
          <span className="spoken">
            <Words id="frame.language" values={{ language: languageNames[language] }} />
          </span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {languages.map((one) => (
          <Menu.Item
            key={one}
            lang={one}
            onClick={() => choose(one)}
            rightSection={one === language ? <IconCheck size={16} aria-hidden /> : null}
          >
            <bdi>{languageNames[one]}</bdi>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

const themeIcons: Readonly<Record<Theme, typeof IconSun>> = { auto: IconSunMoon, light: IconSun, dark: IconMoon }

/** Light, dark, or as the machine has it. */
export const ThemeMenu = (): ReactNode => {
  const chosen = useSignal(themeChoice)
  const words = useWords()
  const Present = themeIcons[chosen]
  return (
    <Menu>
      <Menu.Target>
        <button type="button" className="frame-button frame-theme" aria-label={words('frame.theme')}>
          <Present size={16} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {themes.map((one) => {
          const Sign = themeIcons[one]
          return (
            <Menu.Item
              key={one}
              leftSection={<Sign size={16} aria-hidden />}
              rightSection={one === chosen ? <IconCheck size={16} aria-hidden /> : null}
              onClick={() => themeChoice.write(one)}
            >
              <Words id={`theme.${one}`} />
            </Menu.Item>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}
