// Where one can go: groups of pages at the side, a bar at the bottom on phones; only what the officer's duties admit.
import { IconDots, IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { Duty } from '../terms/duty.ts'
import { To, useAddress, useGo } from './go.tsx'
import { KeyCap } from './key-cap.tsx'
import { useKeys } from './keys.ts'
import { navigationGroups, type Page } from './page.ts'
import { pages } from './pages.ts'
import { remembered } from './remembered.ts'
import { useSession } from './session.ts'
import { Box } from './sheet.tsx'
import { useSignal } from './signal.ts'
import { useWords, Words } from './words.tsx'

type Listed = Page & { readonly navigation: NonNullable<Page['navigation']> }
const isListed = (page: Page): page is Listed => page.navigation !== undefined

/** Whether these duties open a page. */
export const admitsTo = (page: Page, duties: readonly Duty[]): boolean =>
  typeof page.admits === 'string' || page.admits.some((duty) => duties.includes(duty))

/** Pages of the navigation that these duties open, in order. */
export const navigationOf = (duties: readonly Duty[]): readonly Listed[] =>
  navigationGroups.flatMap((group) =>
    pages
      .filter(isListed)
      .filter((page) => page.navigation.group === group && admitsTo(page, duties))
      .sort((a, b) => a.navigation.order - b.navigation.order),
  )

const isFlag = (value: unknown): value is boolean => typeof value === 'boolean'
/** Whether the officer folded the navigation to its icons. */
export const folded = remembered<boolean>('navigation', isFlag, false)

const isWithin = (address: string, page: Page): boolean => address === page.path || address.startsWith(`${page.path}/`)

/** The page of the navigation one is on: of `/files` and `/files/consents` the nearer one. */
export const pageAt = <P extends Page>(address: string, listed: readonly P[]): P | undefined =>
  listed
    .filter((page) => isWithin(address, page))
    .sort((one, other) => other.path.length - one.path.length)
    .at(0)

/** `g` then a letter, on every screen. */
export const useNavigationKeys = (): void => {
  const { duties } = useSession()
  const go = useGo()
  useKeys(
    Object.fromEntries(
      navigationOf(duties).flatMap((page) =>
        page.navigation.key
          ? [[`g ${page.navigation.key}`, { does: page.title, run: () => go(page.path), palette: false }]]
          : [],
      ),
    ),
    { everywhere: true },
  )
}

const PageLink = ({ page, here, onGo }: { page: Listed; here: boolean; onGo?: () => void }) => {
  const words = useWords()
  const go = useGo()
  const { icon: Sign, key } = page.navigation
  const title = words(page.title)
  return (
    <a
      className="frame-link"
      href={page.path}
      {...(here ? { 'aria-current': 'page' as const } : {})}
      title={key ? `${title} (G ${key.toUpperCase()})` : title}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return
        event.preventDefault()
        onGo?.()
        go(page.path)
      }}
    >
      <Sign size={16} aria-hidden />
      <span>{title}</span>
    </a>
  )
}

const Groups = ({ onGo }: { onGo?: () => void }) => {
  const { duties } = useSession()
  const address = useAddress()
  const listed = navigationOf(duties)
  const here = pageAt(address, listed)
  return navigationGroups.map((group) => {
    const own = listed.filter((page) => page.navigation.group === group)
    if (own.length === 0) return null
    return (
      <section key={group}>
        <h2>
          <Words id={`navigation.${group}`} />
        </h2>
        <ul>
          {own.map((page) => (
            <li key={page.path}>
              <PageLink page={page} here={page === here} {...(onGo ? { onGo } : {})} />
            </li>
          ))}
        </ul>
      </section>
    )
  })
}

export const FrameNavigation = ({ narrow }: { narrow: boolean }): ReactNode => {
  const words = useWords()
  const isFolded = useSignal(folded) || narrow
  const says = words(isFolded ? 'navigation.unfold' : 'navigation.fold')
  return (
    <nav className="frame-navigation" data-region aria-label={words('navigation.label')}>
      <Groups />
      {narrow ? null : (
        <div className="frame-fold">
          <button type="button" className="frame-link" onClick={() => folded.write(!isFolded)} title={says}>
            {isFolded ? (
              <IconLayoutSidebarLeftExpand size={16} aria-hidden />
            ) : (
              <IconLayoutSidebarLeftCollapse size={16} aria-hidden />
            )}
            <span style={{ textAlign: 'start' }}>{says}</span>
          </button>
        </div>
      )}
    </nav>
  )
}

/** Below 700 px: the first four pages and the rest behind "More". */
export const FrameBottom = (): ReactNode => {
  const words = useWords()
  const { duties } = useSession()
  const address = useAddress()
  const [more, setMore] = useState(false)
  const listed = navigationOf(duties)
  const shown = listed.length > 5 ? listed.slice(0, 4) : listed
  return (
    <nav className="frame-bottom" aria-label={words('navigation.label')}>
      {shown.map((page) => (
        <BottomLink key={page.path} page={page} here={page === pageAt(address, listed)} />
      ))}
      {shown.length < listed.length ? (
        <button type="button" className="frame-bottom-link" onClick={() => setMore(true)}>
          <IconDots size={20} aria-hidden />
          <Words id="navigation.more" />
        </button>
      ) : null}
      <Box open={more} onClose={() => setMore(false)} title={words('navigation.label')}>
        <div className="frame-more">
          <Groups onGo={() => setMore(false)} />
        </div>
      </Box>
    </nav>
  )
}

const BottomLink = ({ page, here }: { page: Listed; here: boolean }) => {
  const words = useWords()
  const { icon: Sign } = page.navigation
  return (
    <To address={page.path} className="frame-bottom-link" {...(here ? { label: words(page.title) } : {})}>
      <Sign size={20} aria-hidden />
      <span>{words(page.title)}</span>
    </To>
  )
}

/** Keys beside a page in lists of pages. */
export const PageKeys = ({ page }: { page: Page }): ReactNode =>
  page.navigation?.key ? <KeyCap keys={`g ${page.navigation.key}`} /> : null
