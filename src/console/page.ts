// What a page of the console is: an address, words for its title, who may open it, where it stands in the navigation.
import type { Icon } from '@tabler/icons-react'
import type { ComponentType } from 'react'
import type { Admission } from '../kernel/operation.ts'

/** Groups of the navigation, in their order. */
export const navigationGroups = ['operations', 'analysis', 'organisation', 'control'] as const
export type NavigationGroup = (typeof navigationGroups)[number]

export type Page = {
  /** Address with `:parameters`: `/hits/:id`. Never a name, a document number or a plate in it. */
  readonly path: string
  /** Id of the words in the navigation, in the palette and in the title of the window. */
  readonly title: string
  /** Who may open it: duties, anyone signed in, or anybody (then without a session). */
  readonly admits: Admission
  /** Left out for pages one reaches from another page. */
  readonly navigation?: {
    readonly group: NavigationGroup
    readonly icon: Icon
    /** The letter after `g`; the same for good, since fingers learn it. */
    readonly key?: string
    /** Place within the group, counted in tens so that a later page fits between. */
    readonly order: number
  }
  /** Id of the words for what is created here: listed by `c` and in the palette. */
  readonly creates?: string
  /** Searches this page answers from the palette; it takes what was typed by `takeCarried()`. */
  readonly searches?: readonly { readonly prefix: 'p' | 'd' | 'v' | '#' | '@'; readonly does: string }[]
  /** `full`: within bar, navigation and status line. `bare`: alone, as sign-in and the pages for the public. */
  readonly frame: 'full' | 'bare'
  /** Fetches the screen the first time it is opened: `() => import('../hit/hit.page.tsx').then((m) => m.HitList)`. */
  readonly component: () => Promise<ComponentType>
}

/** The page an address belongs to: `/hits/018f...` to `/hits/:id`; where several fit, the one that says more of it itself. */
export const pageAt = (pages: readonly Page[], address: string): Page | undefined => {
  const parts = address.split('/')
  const ownParts = ({ path }: Page): number => path.split('/').filter((part) => !part.startsWith(':')).length
  return pages
    .filter(({ path }) => {
      const named = path.split('/')
      return named.length === parts.length && named.every((part, at) => part.startsWith(':') || part === parts[at])
    })
    .sort((one, other) => ownParts(other) - ownParts(one))[0]
}
