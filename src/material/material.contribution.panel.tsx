// One contribution: its text and files, grade and marking, its claims, reading its text, and what may be done with it.
import { Button } from '@mantine/core'
import { IconHourglass, IconPlus, IconTextScan2 } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { AttachmentList } from '../attachment/attachment.list.panel.tsx'
import { askBytes } from '../console/bytes.ts'
import { useAct } from '../console/client.ts'
import { Fact } from '../console/fact.tsx'
import { CountryField } from '../console/form.tsx'
import { To } from '../console/go.tsx'
import { useKeys } from '../console/keys.ts'
import { Mono } from '../console/mono.tsx'
import { usePages } from '../console/paging.ts'
import { EmptyYet, Failed, Loading } from '../console/states.tsx'
import { Instant } from '../console/time.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import { ClaimSheet } from './material.claims.panel.tsx'
import { ClaimLine, LinkFacts } from './material.entity.panel.tsx'
import { Extraction } from './material.extraction.panel.tsx'
import type { EventFields, LinkFields } from './material.fields.schema.ts'
import { listClaims, openContributionFile } from './material.operations.ts'
import { Bureau, Bureaus, Entity, Grade, Marking, More, Stated } from './material.parts.panel.tsx'
import type { ClaimView, ContributionView } from './material.schema.ts'
import { RestrictSheet, WithdrawSheet } from './material.sheets.panel.tsx'
import { extract } from './material.work.operations.ts'

const Facts = ({ of }: { of: ContributionView }) => {
  const codeWords = useCodeWords()
  return (
    <dl className="facts">
      <Fact name="material.source">
        <Bureau code={of.source} />
        {of.bureau === of.source ? null : (
          <>
            {' '}
            <span className="quiet">
              <Words id="material.brought-by" values={{ bureau: <Bureau key="b" code={of.bureau} /> }} />
            </span>
          </>
        )}
        {of.officer ? (
          <>
            {' '}
            <Mono>{of.officer}</Mono>
          </>
        ) : null}
      </Fact>
      <Fact name="material.came-in">
        <Instant at={of.createdAt} /> · {codeWords('material-contribution', of.kind)} ·{' '}
        {codeWords('material-origin', of.origin)}
      </Fact>
      <Fact name="material.grade">
        <Grade of={of.grade} long />
        {of.overrideReason ? (
          <p className="material-lines" dir="auto">
            {of.overrideReason}
          </p>
        ) : null}
      </Fact>
      <Fact name="material.marking">
        <Marking of={of.marking} long />
      </Fact>
      {of.excluded.length > 0 ? (
        <Fact name="material.excluded">
          <Bureaus codes={of.excluded} />
        </Fact>
      ) : null}
    </dl>
  )
}

const Claim = ({ of }: { of: ClaimView }) => {
  const codeWords = useCodeWords()
  if (of.about === 'entity' && of.kind !== null)
    return (
      <li className="material-claims-line">
        <h3>
          <Entity kind={of.kind} title={of.title} />
        </h3>
        <ul className="material-plain">
          <ClaimLine of={of} linked={false} />
        </ul>
      </li>
    )
  const event = of.fields as EventFields
  return (
    <li className="material-claims-line">
      <h3>
        {codeWords('material-about', of.about)}: <bdi>{of.title}</bdi>
      </h3>
      {of.about === 'link' ? (
        <LinkFacts fields={of.fields as LinkFields} />
      ) : (
        <p>
          <strong>{codeWords('material-event', event.kind)}</strong> · <Stated date={event.when} />
          {event.where ? (
            <>
              {' · '}
              <bdi>{event.where}</bdi>
            </>
          ) : null}
        </p>
      )}
      <ul className="material-plain">
        <ClaimLine of={of} linked={false} />
      </ul>
    </li>
  )
}

const Claims = ({ of }: { of: ContributionView }) => {
  const params = { id: of.id }
  const list = usePages(listClaims, { params, query: { limit: 100 } })
  if (list.error && !list.data) return <Failed problem={list.error} retry={() => void list.refetch()} />
  if (list.isPending) return <Loading rows={4} />
  const claims = list.data.flatMap((page) => page.claims)
  if (claims.length === 0)
    return (
      <EmptyYet>
        <Words id="material.no-claims" />
      </EmptyYet>
    )
  return (
    <>
      <ul className="material-plain">
        {claims.map((one) => (
          <Claim key={one.id} of={one} />
        ))}
      </ul>
      <More list={list} />
    </>
  )
}

/** Reading the text, or one of the files that are text, for persons, numbers and places. */
const Reading = ({ of }: { of: ContributionView }) => {
  const [dialledIn, setCountry] = useState<string | null>(null)
  const [shown, show] = useState<string | null>(null)
  const act = useAct(extract, { refreshes: ['material.'], onDone: ({ id }) => show(id) })
  const readable = of.files.filter(
    ({ state, mediaType }) => state === 'ready' && (mediaType === 'text/plain' || mediaType === 'text/csv'),
  )
  const read = (attachment?: string) =>
    act.mutate({
      params: { id: of.id },
      body: { ...(attachment ? { attachment } : {}), ...(dialledIn ? { dialledIn } : {}) },
    })
  if (of.text === null && readable.length === 0) return null
  return (
    <section className="material-section" aria-labelledby="material-reading">
      <h2 id="material-reading">
        <Words id="material.extraction" />
      </h2>
      <div className="material-acts">
        <CountryField
          label="material.dialled-in"
          hint="material.dialled-in-hint"
          pointer="/dialledIn"
          value={dialledIn}
          onChange={setCountry}
        />
        {of.text === null ? null : (
          <Button leftSection={<IconTextScan2 size={14} aria-hidden />} loading={act.isPending} onClick={() => read()}>
            <Words id="material.extract" />
          </Button>
        )}
        {readable.map(({ id, name }) => (
          <Button key={id} loading={act.isPending} onClick={() => read(id)}>
            <Words id="material.extract-file" values={{ name: <bdi key="n">{name}</bdi> }} />
          </Button>
        ))}
      </div>
      {act.error ? <Failed problem={act.error} /> : null}
      {shown === null ? null : <Extraction key={shown} id={shown} contribution={of} />}
    </section>
  )
}

/** What stands in the way of its being seen, and who may change that. */
const Waiting = ({ of }: { of: ContributionView }) =>
  of.state === 'in' ? null : (
    <p className="material-warning" role="status">
      <IconHourglass size={16} aria-hidden />
      <Words id={`material.state-${of.state}`} values={{ source: <Bureau key="s" code={of.source} /> }} />
    </p>
  )

/** `readers` are the bureaus that would see it. */
export const ContributionContent = ({
  of,
  readers,
}: {
  of: ContributionView
  readers: readonly string[]
}): ReactNode => {
  const words = useWords()
  const [doing, setDoing] = useState<'reading' | 'claiming' | 'restricting' | 'withdrawing'>('reading')
  const may = (act: ContributionView['allowed'][number]) => of.allowed.includes(act)
  const read = () => setDoing('reading')
  useKeys({
    '+': may('add') ? { does: 'material.add-claim', run: () => setDoing('claiming') } : undefined,
  })
  return (
    <article className="material-one">
      <header className="page-head">
        <h1>{of.title === null ? <Words id="material.title-erased" /> : <bdi>{of.title}</bdi>}</h1>
        {may('add') ? (
          <Button
            variant="filled"
            leftSection={<IconPlus size={14} aria-hidden />}
            aria-keyshortcuts="+"
            onClick={() => setDoing('claiming')}
          >
            <Words id="material.add-claim" />
          </Button>
        ) : null}
        {may('restrict') ? (
          <Button onClick={() => setDoing('restricting')}>
            <Words id="material.restrict" />
          </Button>
        ) : null}
        {may('withdraw') ? (
          <Button variant="subtle" color="flash" onClick={() => setDoing('withdrawing')}>
            <Words id="material.withdraw" />
          </Button>
        ) : null}
        <To address={`/files/${of.file}/material`}>
          <Words id="material.to-file" />
        </To>
      </header>
      <Waiting of={of} />
      <Facts of={of} />
      {of.text === null ? null : (
        <div className="material-section">
          <h2>
            <Words id="material.text" />
          </h2>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must take the focus, or keys cannot reach its end */}
          <section className="material-text" dir="auto" tabIndex={0} aria-label={words('material.text')}>
            {of.text.slice(0, 20_000)}
            {of.text.length > 20_000 ? (
              <span className="quiet">
                {' '}
                <Words id="material.text-cut" values={{ shown: 20_000, of: of.text.length }} />
              </span>
            ) : null}
          </section>
        </div>
      )}
      {of.annex === null ? null : (
        <section className="material-section" aria-labelledby="material-annex">
          <h2 id="material-annex">
            <Words id="material.annex" />
          </h2>
          <p className="material-lines" dir="auto">
            {of.annex}
          </p>
        </section>
      )}
      <AttachmentList
        of={of.files}
        get={(attachment, variant, signal) =>
          askBytes(
            openContributionFile,
            { params: { id: of.id, attachment }, query: { variant } },
            signal ? { signal } : {},
          )
        }
      />
      {may('extract') ? <Reading of={of} /> : null}
      <section className="material-section" aria-labelledby="material-claims">
        <h2 id="material-claims">
          <Words id="material.claims-of" values={{ count: of.claims }} />
        </h2>
        <Claims of={of} />
      </section>
      <ClaimSheet of={of} open={doing === 'claiming'} onClose={read} />
      {doing === 'restricting' ? <RestrictSheet of={of} readers={readers} onClose={read} /> : null}
      {doing === 'withdrawing' ? <WithdrawSheet of={of} onClose={read} /> : null}
    </article>
  )
}
