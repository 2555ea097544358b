// What left a file: each release with its marking and receipts, reading one whole, and acknowledging it.
import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useAct, useAnswer } from '../console/client.ts'
import { Fact } from '../console/fact.tsx'
import { HandlingMark } from '../console/mark.tsx'
import { Mono } from '../console/mono.tsx'
import { Sheet } from '../console/sheet.tsx'
import { Answered, EmptyYet } from '../console/states.tsx'
import { Instant } from '../console/time.tsx'
import { tell } from '../console/undo.tsx'
import { useCodeWords, Words } from '../console/words.tsx'
import { Bureau, Bureaus, Part } from './analysis.parts.panel.tsx'
import { acknowledgeRelease, listFileReleases, showRelease } from './analysis.release.operations.ts'
import type { ReleaseLine, ReleaseView } from './analysis.release.schema.ts'
import type { FileView } from './analysis.schema.ts'

const Receipts = ({ of }: { of: ReleaseLine }) => (
  <dl className="analysis-receipts">
    {of.receipts.map((one) => (
      <div key={one.bureau} className="analysis-line">
        <dt>
          <Bureau code={one.bureau} />
        </dt>
        <dd className="analysis-line">
          <span>
            <Words id="release.delivered" /> <Instant at={one.deliveredAt} how="short" />
          </span>
          <span>
            <Words id="release.opened" /> <Instant at={one.openedAt} how="short" />
          </span>
          <span>
            <Words id="release.acknowledged" /> <Instant at={one.acknowledgedAt} how="short" />
          </span>
        </dd>
      </div>
    ))}
  </dl>
)

/** What binds whoever has it: conditions of sources, and whose word is needed before it goes further. */
const Bound = ({ of }: { of: ReleaseLine }) => {
  const { conditions, consentOf } = of.marking
  return (
    <>
      {conditions.map((condition) => (
        <Fact key={condition} name="release.condition">
          <bdi className="analysis-text">{condition}</bdi>
        </Fact>
      ))}
      {consentOf.length > 0 ? (
        <Fact name="release.consent-of">
          <Bureaus codes={consentOf} />
        </Fact>
      ) : null}
    </>
  )
}

const Whole = ({ of }: { of: ReleaseView }) => {
  const codeWords = useCodeWords()
  return (
    <div className="analysis-one">
      <p className="analysis-line">
        <Mono copy>{of.reference}</Mono>
        <HandlingMark code={of.marking.handlingCode} confidentiality={of.marking.confidentiality} long />
        <span>{codeWords('release-edition', of.edition)}</span>
      </p>
      <dl className="facts">
        <Bound of={of} />
        {of.notPersonal ? (
          <Fact name="release.not-personal">
            <bdi className="analysis-text">{of.notPersonal}</bdi>
          </Fact>
        ) : null}
      </dl>
      {of.content === null ? (
        <p className="quiet">
          <Words id="analysis.erased" />
        </p>
      ) : (
        <p className="analysis-text" dir="auto">
          {of.content}
        </p>
      )}
    </div>
  )
}

/** Reading is a look that is recorded, and the first one of a recipient its receipt: nothing is read before it is opened. */
const Read = ({ of, open, onClose }: { of: ReleaseLine; open: boolean; onClose: () => void }) => (
  <Sheet open={open} title={<bdi>{of.title}</bdi>} onClose={onClose} size={640}>
    {open ? <ReadWhole id={of.id} /> : null}
  </Sheet>
)

const ReadWhole = ({ id }: { id: string }) => (
  <Answered of={useAnswer(showRelease, { params: { id } })} rows={6}>
    {(release) => <Whole of={release} />}
  </Answered>
)

/** One release: what it is, what it bears, who has it, and what may be done. */
export const Release = ({ of, withFile = false }: { of: ReleaseLine; withFile?: boolean }): ReactNode => {
  const codeWords = useCodeWords()
  const [isOpen, open] = useState(false)
  const acknowledge = useAct(acknowledgeRelease, {
    refreshes: ['analysis.'],
    onDone: () => tell(<Words id="release.acknowledged-done" />, 'good'),
  })
  return (
    <article className="analysis-item" aria-label={of.reference}>
      <p className="analysis-line">
        <Mono>{of.reference}</Mono>
        <strong>
          <bdi>{of.title}</bdi>
        </strong>
        <HandlingMark code={of.marking.handlingCode} confidentiality={of.marking.confidentiality} />
        <span>{codeWords('release-edition', of.edition)}</span>
        <span className="quiet">
          {codeWords('release-format', of.format)} · <Words id="release.claims" values={{ count: of.claims }} />
        </span>
      </p>
      <p className="analysis-line quiet">
        {withFile ? <Mono>{of.fileReference}</Mono> : null}
        <Bureau code={of.bureau} />
        <Instant at={of.createdAt} how="short" />
      </p>
      <dl className="facts">
        <Bound of={of} />
      </dl>
      <Receipts of={of} />
      <div className="analysis-acts">
        {of.allowed.includes('open') ? (
          <Button onClick={() => open(true)}>
            <Words id="release.read" />
          </Button>
        ) : null}
        {of.allowed.includes('acknowledge') ? (
          <Button
            variant="filled"
            loading={acknowledge.isPending}
            onClick={() => acknowledge.mutate({ params: { id: of.id } })}
          >
            <Words id="release.acknowledge" />
          </Button>
        ) : null}
      </div>
      <Read of={of} open={isOpen} onClose={() => open(false)} />
    </article>
  )
}

/** What left a file, with receipts; `act`: how something is released from its claims, which the material knows. */
export const ReleasesOfFile = ({ of, act }: { of: FileView; act?: ReactNode }): ReactNode => (
  <Part head="release.of-file" act={act}>
    <Answered of={useAnswer(listFileReleases, { params: { id: of.id }, query: { limit: 200 } })} rows={4}>
      {({ releases }) =>
        releases.length === 0 ? (
          <EmptyYet>
            <Words id="release.none-of-file" />
          </EmptyYet>
        ) : (
          releases.map((one) => <Release key={one.id} of={one} />)
        )
      }
    </Answered>
  </Part>
)
