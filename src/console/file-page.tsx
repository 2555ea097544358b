// The page of an analysis file, put together from the panels of the slices that know of it: order, material, what left it.
import type { ReactNode } from 'react'
import { ConsentsOfFile } from '../analysis/analysis.consent.panel.tsx'
import { FileHead, FileOrderPanel } from '../analysis/analysis.one.panel.tsx'
import { showFile } from '../analysis/analysis.operations.ts'
import { ReleasesOfFile } from '../analysis/analysis.release.panel.tsx'
import type { FileView } from '../analysis/analysis.schema.ts'
import { LeadsAbout } from '../lead/lead.about.panel.tsx'
import { LeadFromClaims } from '../lead/lead.claims.panel.tsx'
import { FileMaterial } from '../material/material.file.panel.tsx'
import { FileResolution } from '../material/material.resolution.panel.tsx'
import { OwnStanding } from '../rulebook/rulebook.standing.panel.tsx'
import { useAnswer } from './client.ts'
import { ReleaseFromFile } from './file-release.tsx'
import { To, useGo, useParameters } from './go.tsx'
import { Answered } from './states.tsx'
import { useWords, Words } from './words.tsx'

type Tab = {
  readonly id: string
  /** Id of the words on it. */
  readonly says: string
  /** Whether this reader has anything there. */
  readonly shows: (file: FileView) => boolean
  readonly panel: (file: FileView) => ReactNode
}

/** Consents and releases are between those who see the dealings of a file; contributors and recipients see the order alone. */
const seesDealings = ({ part }: FileView): boolean => part !== 'contributor' && part !== 'recipient'

/** Readers see the material, contributors their own of it. */
const hasMaterial = ({ readsMaterial, part, state }: FileView): boolean =>
  readsMaterial || (part === 'contributor' && (state === 'open' || state === 'closing'))

const tabs: readonly Tab[] = [
  {
    id: 'order',
    says: 'file-tab.order',
    shows: () => true,
    panel: (file) => <FileOrderPanel of={file} more={<ConsentsOfFile of={file} />} />,
  },
  {
    id: 'material',
    says: 'file-tab.material',
    shows: hasMaterial,
    panel: (file) => (
      <FileMaterial file={file} withClaims={(claims) => <LeadFromClaims file={file.id} claims={claims} />} />
    ),
  },
  {
    id: 'resolution',
    says: 'file-tab.resolution',
    shows: ({ readsMaterial }) => readsMaterial,
    panel: (file) => <FileResolution file={file} />,
  },
  {
    id: 'releases',
    says: 'file-tab.releases',
    shows: seesDealings,
    panel: (file) => (
      <>
        <ReleasesOfFile of={file} act={<ReleaseFromFile of={file} />} />
        <LeadsAbout of={{ file: file.id }} />
      </>
    ),
  },
]

const Whole = ({ of, part }: { of: FileView; part: string }) => {
  const words = useWords()
  const go = useGo()
  const shown = tabs.filter(({ shows }) => shows(of))
  const current = shown.find(({ id }) => id === part) ?? shown[0]
  return (
    <>
      <FileHead of={of} />
      {shown.length > 1 ? (
        <fieldset className="tabs" aria-label={words('file-tab.all')}>
          {shown.map(({ id, says }) => (
            <button
              key={id}
              type="button"
              className="tab"
              aria-pressed={id === current?.id}
              onClick={() => go(id === 'order' ? `/files/${of.id}` : `/files/${of.id}/${id}`)}
            >
              <Words id={says} />
            </button>
          ))}
        </fieldset>
      ) : null}
      {current ? (
        <>
          <h2 className="spoken">
            <Words id={current.says} />
          </h2>
          {current.panel(of)}
        </>
      ) : null}
    </>
  )
}

/** `/files/:id` and `/files/:id/:part`. */
export const FilePage = (): ReactNode => {
  const { id = '', part = 'order' } = useParameters()
  return (
    <div className="page">
      <To address="/files">
        <Words id="analysis.title" />
      </To>
      <OwnStanding />
      <Answered of={useAnswer(showFile, { params: { id } })} rows={12}>
        {(file) => <Whole of={file} part={part} />}
      </Answered>
    </div>
  )
}
