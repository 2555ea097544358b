// Needs of training with the offers that answer them and why, and all offers; each is stated and closed here.
import { Button, Checkbox, Select } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useAct } from '../console/client.ts'
import { To } from '../console/go.tsx'
import { usePagedLines } from '../console/paging.ts'
import type { Problem } from '../console/problem.ts'
import { useMay } from '../console/session.ts'
import { signal, useSignal } from '../console/signal.ts'
import { EmptyFiltered, EmptyYet, Failed, Loading } from '../console/states.tsx'
import { tell } from '../console/undo.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import { OwnStanding } from '../rulebook/rulebook.standing.panel.tsx'
import { type CrimeArea, crimeAreas } from '../terms/crime-area.ts'
import { NeedSheet, OfferSheet } from './training.board.panel.tsx'
import { closeNeed, closeOffer, listNeeds, listOffers, offerTraining, stateNeed } from './training.operations.ts'
import { Day, Spoken, TrainingParts } from './training.parts.panel.tsx'
import type { NeedLine, OfferLine } from './training.schema.ts'
import './training.css'

const refreshes = ['training.']

type Wanted = { readonly crimeArea: CrimeArea | null; readonly own: boolean }
const everything: Wanted = { crimeArea: null, own: false }
/** Stays chosen while one looks at other pages. */
const wantedNow = signal<Wanted>(everything)
const queryOf = ({ crimeArea, own }: Wanted) => ({
  limit: 50,
  ...(crimeArea ? { crimeArea } : {}),
  ...(own ? { own } : {}),
})

/** `/training/needs`. */
export const TrainingBoard = (): ReactNode => {
  const words = useWords()
  const codeWords = useCodeWords()
  const wanted = useSignal(wantedNow)
  const [stating, state] = useState<'need' | 'offer' | null>(null)
  const mayNeed = useMay(stateNeed)
  const mayOffer = useMay(offerTraining)
  const close = () => state(null)
  return (
    <div className="page">
      <div className="page-head">
        <h1>
          <Words id="training.board" />
        </h1>
        <div className="training-acts">
          {mayNeed ? (
            <Button variant="filled" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => state('need')}>
              <Words id="training.state-need" />
            </Button>
          ) : null}
          {mayOffer ? (
            <Button leftSection={<IconPlus size={14} aria-hidden />} onClick={() => state('offer')}>
              <Words id="training.state-offer" />
            </Button>
          ) : null}
        </div>
      </div>
      <OwnStanding />
      <TrainingParts />
      <fieldset className="training-filters plain" aria-label={words('training.filters')}>
        <Select
          label={words('training.crime-area')}
          data={crimeAreas.map((code) => ({ value: code, label: codeWords('crime-area', code) }))}
          value={wanted.crimeArea}
          clearable
          searchable
          onChange={(next) => wantedNow.write({ ...wanted, crimeArea: next as CrimeArea | null })}
        />
        <Checkbox
          label={words('training.only-own')}
          checked={wanted.own}
          onChange={(event) => wantedNow.write({ ...wanted, own: event.currentTarget.checked })}
        />
      </fieldset>
      <Needs wanted={wanted} />
      <Offers wanted={wanted} />
      <NeedSheet open={stating === 'need'} onClose={close} />
      <OfferSheet open={stating === 'offer'} onClose={close} />
    </div>
  )
}

/** The states of one of the two lists; `none` says what would stand here. */
const Listed = <T extends { readonly id: string }>({
  list,
  wanted,
  none,
  line,
}: {
  list: {
    readonly data: readonly T[] | undefined
    readonly error: Problem | null
    readonly isPending: boolean
    readonly hasNextPage: boolean
    readonly refetch: () => unknown
    readonly fetchNextPage: () => unknown
  }
  wanted: Wanted
  none: string
  line: (one: T) => ReactNode
}): ReactNode => {
  const words = useWords()
  const codeWords = useCodeWords()
  const lines = list.data ?? []
  const filters = [
    ...(wanted.crimeArea ? [codeWords('crime-area', wanted.crimeArea)] : []),
    ...(wanted.own ? [words('training.only-own')] : []),
  ]
  if (list.error && lines.length === 0) return <Failed problem={list.error} retry={() => void list.refetch()} />
  if (list.isPending) return <Loading rows={4} />
  if (lines.length === 0 && filters.length > 0)
    return <EmptyFiltered filters={filters} clear={() => wantedNow.write(everything)} />
  if (lines.length === 0)
    return (
      <EmptyYet>
        <Words id={none} />
      </EmptyYet>
    )
  return (
    <>
      <ul className="training-list">
        {lines.map((one) => (
          <li key={one.id}>{line(one)}</li>
        ))}
      </ul>
      {list.hasNextPage ? (
        <div>
          <Button onClick={() => void list.fetchNextPage()}>
            <Words id="training.more" />
          </Button>
        </div>
      ) : null}
    </>
  )
}

const Needs = ({ wanted }: { wanted: Wanted }) => {
  const query = queryOf(wanted)
  const list = usePagedLines(listNeeds, { query }, (page) => page.needs)
  return (
    <section className="training-part" aria-labelledby="training-needs">
      <h2 id="training-needs">
        <Words id="training.needs" />
      </h2>
      <Listed list={list} wanted={wanted} none="training.none-needs" line={(one) => <Need of={one} />} />
    </section>
  )
}

const Offers = ({ wanted }: { wanted: Wanted }) => {
  const query = queryOf(wanted)
  const list = usePagedLines(listOffers, { query }, (page) => page.offers)
  return (
    <section className="training-part" aria-labelledby="training-offers">
      <h2 id="training-offers">
        <Words id="training.offers" />
      </h2>
      <Listed list={list} wanted={wanted} none="training.none-offers" line={(one) => <Offer of={one} />} />
    </section>
  )
}

const Need = ({ of }: { of: NeedLine }) => {
  const codeWords = useCodeWords()
  return (
    <>
      <h3>
        {codeWords('crime-area', of.crimeArea)} · <bdi>{of.bureauName}</bdi>
      </h3>
      <p>
        <Words id="training.need-says" values={{ places: of.places, day: <Day of={of.by} /> }} /> ·{' '}
        <Spoken of={of.languages} />
      </p>
      {of.note ? (
        <p className="training-text">
          <bdi>{of.note}</bdi>
        </p>
      ) : null}
      {of.matches.length === 0 ? (
        <p className="quiet">
          <Words id="training.no-match" />
        </p>
      ) : (
        <ul className="training-steps">
          {of.matches.map((match) => (
            <li key={match.offer.id}>
              <strong>
                <Words id={match.fits ? 'training.answers' : 'training.nearest'} />
              </strong>{' '}
              <bdi>{match.offer.bureauName}</bdi> · <OfferFacts of={match.offer} />
              <p className="small">
                {match.found.map((reason) => codeWords('training-fit', reason)).join(' · ')}
                {match.missing.length > 0 ? (
                  <span className="training-late">
                    {' · '}
                    {match.missing.map((reason) => codeWords('training-lack', reason)).join(' · ')}
                  </span>
                ) : null}
              </p>
            </li>
          ))}
        </ul>
      )}
      {of.allowed.includes('close') ? <CloseNeed of={of} /> : null}
    </>
  )
}

const OfferFacts = ({ of }: { of: OfferLine }) => {
  const codeWords = useCodeWords()
  return (
    <>
      <Words
        id="training.offer-says"
        values={{ places: of.places, from: <Day of={of.from} />, to: <Day of={of.to} /> }}
      />{' '}
      · {codeWords('training-how', of.how)}
      {of.venue ? (
        <>
          {' '}
          <bdi>{of.venue}</bdi>
        </>
      ) : null}{' '}
      · <Spoken of={of.languages} />
      {of.course ? (
        <>
          {' · '}
          <To address={`/training/${of.course}`}>
            <Words id="training.to-course" />
          </To>
        </>
      ) : null}
    </>
  )
}

const Offer = ({ of }: { of: OfferLine }) => {
  const codeWords = useCodeWords()
  return (
    <>
      <h3>
        {codeWords('crime-area', of.crimeArea)} · <bdi>{of.bureauName}</bdi>
      </h3>
      <p>
        <OfferFacts of={of} />
      </p>
      {of.note ? (
        <p className="training-text">
          <bdi>{of.note}</bdi>
        </p>
      ) : null}
      {of.allowed.includes('close') ? <CloseOffer of={of} /> : null}
    </>
  )
}

const CloseNeed = ({ of }: { of: NeedLine }) => {
  const act = useAct(closeNeed, { refreshes, onDone: () => tell(<Words id="training.saved" />, 'good') })
  return (
    <Closing
      hows={['met', 'withdrawn']}
      busy={act.isPending}
      problem={act.error}
      onClose={(how) => act.mutate({ params: { id: of.id }, body: { version: of.version, how } })}
    />
  )
}

const CloseOffer = ({ of }: { of: OfferLine }) => {
  const act = useAct(closeOffer, { refreshes, onDone: () => tell(<Words id="training.saved" />, 'good') })
  return (
    <Closing
      hows={['full', 'withdrawn']}
      busy={act.isPending}
      problem={act.error}
      onClose={(how) => act.mutate({ params: { id: of.id }, body: { version: of.version, how } })}
    />
  )
}

const Closing = <T extends string>({
  hows,
  busy,
  problem,
  onClose,
}: {
  hows: readonly T[]
  busy: boolean
  problem: Problem | null
  onClose: (how: T) => void
}) => (
  <div className="training-acts">
    {hows.map((how) => (
      <Button key={how} variant="subtle" loading={busy} onClick={() => onClose(how)}>
        <Words id={`training-close.${how}`} />
      </Button>
    ))}
    {problem ? <span role="alert">{problem.detail || <Words id={`problem.${problem.code}`} />}</span> : null}
  </div>
)
