// The page of a request, put together from the panels of the slices that know of it: the request itself, and leads that came of it.
import type { ReactNode } from 'react'
import { LeadsAbout } from '../lead/lead.about.panel.tsx'
import { showRequest } from '../request/request.operations.ts'
import { RequestPage } from '../request/request.page.tsx'
import { useAnswer } from './client.ts'
import { useParameters } from './go.tsx'

/** `/requests/:id`. A draft is nobody's but its author's: no lead comes of it yet. */
export const WholeRequestPage = (): ReactNode => {
  const { id = '' } = useParameters()
  const state = useAnswer(showRequest, { params: { id } }).data?.state
  return (
    <>
      <RequestPage />
      {state === undefined || state === 'draft' ? null : (
        <div className="page">
          <LeadsAbout of={{ request: id }} />
        </div>
      )}
    </>
  )
}
