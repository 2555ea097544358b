// The page of a hit, put together from the panels of the slices that know of it: the hit itself, messages and leads about it.
import type { ReactNode } from 'react'
import { HitPage } from '../hit/hit.page.tsx'
import { LeadsAbout } from '../lead/lead.about.panel.tsx'
import { MessagesAbout } from '../message/message.about.panel.tsx'

/** `/hits/:id`. */
export const WholeHitPage = (): ReactNode => (
  <HitPage
    more={(hit) => (
      <>
        <MessagesAbout of={{ kind: 'hit', id: hit.id }} />
        <LeadsAbout of={{ hit: hit.id }} />
      </>
    )}
  />
)
