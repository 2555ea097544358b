// Beginning a lead that rests on claims chosen in the material of a file.
import { Button } from '@mantine/core'
import { IconBulb } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useDraft } from '../console/draft.ts'
import { useGo } from '../console/go.tsx'
import { useMay } from '../console/session.ts'
import { Words } from '../console/words.tsx'
import { draftFromClaims, emptyLead, type LeadClaim, type LeadDraft } from './lead.draft.panel.ts'
import { giveLead } from './lead.operations.ts'
import { mostLeadClaims } from './lead.schema.ts'

/** Draws nothing where no claim is chosen, or for who may not give leads. */
export const LeadFromClaims = ({ file, claims }: { file: string; claims: readonly LeadClaim[] }): ReactNode => {
  const go = useGo()
  const may = useMay(giveLead)
  const [, change] = useDraft<LeadDraft>('lead', emptyLead)
  if (!may || claims.length === 0) return null
  return (
    <Button
      leftSection={<IconBulb size={14} aria-hidden />}
      disabled={claims.length > mostLeadClaims}
      onClick={() => {
        change(draftFromClaims(file, claims))
        go('/leads/new')
      }}
    >
      <Words id="lead.from-claims" values={{ count: claims.length }} />
    </Button>
  )
}
