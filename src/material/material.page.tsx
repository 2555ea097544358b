// Pages of material beside the page of its file: a new contribution, a new table, one contribution.
import type { ReactNode } from 'react'
import { showFile } from '../analysis/analysis.operations.ts'
import type { FileView } from '../analysis/analysis.schema.ts'
import { useAnswer } from '../console/client.ts'
import { To, useParameters } from '../console/go.tsx'
import { Mono } from '../console/mono.tsx'
import { useSession } from '../console/session.ts'
import { Answered } from '../console/states.tsx'
import { Words } from '../console/words.tsx'
import { OwnStanding } from '../rulebook/rulebook.standing.panel.tsx'
import { ContributeForm, readersOf } from './material.contribute.panel.tsx'
import { ContributionContent } from './material.contribution.panel.tsx'
import { showContribution } from './material.operations.ts'
import { TableForm } from './material.table.panel.tsx'
import './material.css'

const Headed = ({ title, file, children }: { title: string; file: FileView; children: ReactNode }) => (
  <>
    <div className="page-head">
      <h1>
        <Words id={title} />
      </h1>
      <To address={`/files/${file.id}/material`}>
        <Mono>{file.reference}</Mono> <bdi>{file.name}</bdi>
      </To>
    </div>
    {children}
  </>
)

const useFile = () => {
  const { id = '' } = useParameters()
  return useAnswer(showFile, { params: { id } })
}

/** `/files/:id/contribute`. */
export const NewContribution = (): ReactNode => (
  <div className="page material-page">
    <OwnStanding />
    <Answered of={useFile()} rows={12}>
      {(file) => (
        <Headed title="material.contribute-title" file={file}>
          <ContributeForm file={file} />
        </Headed>
      )}
    </Answered>
  </div>
)

/** `/files/:id/table`. */
export const NewTable = (): ReactNode => (
  <div className="page material-page">
    <OwnStanding />
    <Answered of={useFile()} rows={12}>
      {(file) => (
        <Headed title="material.table-new" file={file}>
          <TableForm file={file} />
        </Headed>
      )}
    </Answered>
  </div>
)

/** `/contributions/:id`. */
export const ContributionPage = (): ReactNode => {
  const { id = '' } = useParameters()
  const { bureau } = useSession()
  const contribution = useAnswer(showContribution, { params: { id } })
  const file = contribution.data?.file
  const order = useAnswer(showFile, { params: { id: file ?? '' } }, { when: file !== undefined })
  return (
    <div className="page material-page">
      <Answered of={contribution} rows={12}>
        {(one) => <ContributionContent of={one} readers={order.data ? readersOf(order.data, bureau) : []} />}
      </Answered>
    </div>
  )
}
