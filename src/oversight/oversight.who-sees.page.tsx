// "Who would see this?": asked of a record of the own bureau or of a message that is being written, answered with the rule that decides.
import { Button, MultiSelect, SegmentedControl } from '@mantine/core'
import { IconEye, IconEyeOff } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { listBureaus } from '../bureau/bureau.operations.ts'
import { useAnswer } from '../console/client.ts'
import { CodeField, type FieldProps, Form, useField } from '../console/form.tsx'
import { To, useParameters } from '../console/go.tsx'
import { Mono } from '../console/mono.tsx'
import { Split } from '../console/split.tsx'
import { EmptyFiltered, EmptyYet, Failed, Loading, NotFound } from '../console/states.tsx'
import { type Column, Table } from '../console/table.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import type { Answer, Input } from '../kernel/operation.ts'
import { databaseNames } from '../terms/database.ts'
import { type Confidentiality, confidentialities } from '../terms/handling.ts'
import './oversight.css'
import { ruleWords } from './oversight.rule.panel.ts'
import { type Sight, sights, whoSees } from './oversight.who-sees.operations.ts'

type Question = Input<typeof whoSees>['body']
type Seer = Answer<typeof whoSees>['seers'][number]

/** `/who-sees` and `/who-sees/:database/:id`. */
export const WhoSees = (): ReactNode => {
  const { database, id } = useParameters()
  const known = databaseNames.find((one) => one === database)
  if (id !== undefined && known === undefined) return <NotFound />
  if (id !== undefined && known !== undefined)
    return (
      <Seers
        question={{ record: { database: known, id } }}
        head={
          <>
            <h1>
              <Words id="who-sees.title" />
            </h1>
            <To address={`/records/${known}/${id}`}>
              <Words id="who-sees.to-record" />
            </To>
          </>
        }
      />
    )
  return <OfMessage />
}

const OfMessage = () => {
  const words = useWords()
  const [to, setTo] = useState<readonly string[]>([])
  const [level, setLevel] = useState<Confidentiality>('official-use-only')
  const [asked, ask] = useState<Question | null>(null)
  const [tried, setTried] = useState(false)
  const faults = to.length === 0 ? [{ pointer: '/message/to', says: words('who-sees.choose-recipients') }] : []
  const head = (
    <>
      <h1>
        <Words id="who-sees.title" />
      </h1>
      <div className="who-sees-form">
        <Form
          label={words('who-sees.title')}
          {...(tried && faults.length > 0 ? { faults } : {})}
          onSubmit={() => {
            setTried(true)
            if (faults.length === 0) ask({ message: { to: [...to], confidentiality: level } })
          }}
        >
          <Recipients label="who-sees.recipients" pointer="/message/to" required value={to} onChange={setTo} />
          <CodeField
            label="who-sees.confidentiality"
            pointer="/message/confidentiality"
            required
            list="confidentiality"
            codes={confidentialities}
            value={level}
            onChange={(next) => setLevel(next ?? level)}
          />
          <div>
            <Button type="submit" variant="filled">
              <Words id="who-sees.ask" />
            </Button>
          </div>
        </Form>
      </div>
    </>
  )
  if (asked === null)
    return (
      <div className="page">
        {head}
        <p className="quiet">
          <Words id="who-sees.why" />
        </p>
      </div>
    )
  return <Seers key={JSON.stringify(asked)} question={asked} head={head} />
}

const Recipients = ({
  value,
  onChange,
  ...field
}: FieldProps & { value: readonly string[]; onChange: (value: string[]) => void }) => {
  const { data } = useAnswer(listBureaus, {})
  return (
    <MultiSelect
      {...useField(field)}
      data={(data?.bureaus ?? []).map(({ code, name }) => ({ value: code, label: `${name} (${code.toUpperCase()})` }))}
      value={[...value]}
      onChange={onChange}
      searchable
      limit={40}
      nothingFoundMessage={<Words id="form.nothing-found" />}
    />
  )
}

const SightMark = ({ of }: { of: Sight }) => {
  const codeWords = useCodeWords()
  const Sign = of === 'nothing' ? IconEyeOff : IconEye
  return (
    <span className="who-sees-sight" data-sight={of}>
      <Sign size={14} aria-hidden /> {codeWords('sight', of)}
    </span>
  )
}

const Who = ({ of }: { of: Seer }) => (
  <>
    <bdi className="strong">{of.bureauName}</bdi>
    {of.unit ? (
      <>
        {' · '}
        <bdi>{of.unitName}</bdi>
      </>
    ) : null}
  </>
)

const Duties = ({ of }: { of: Seer }) => {
  const codeWords = useCodeWords()
  return of.duties.map((duty) => codeWords('duty', duty)).join(' · ')
}

const columns: readonly Column<Seer>[] = [
  {
    id: 'who',
    head: 'who-sees.who',
    width: '260px',
    small: 'auto',
    sort: (one) => one.bureauName + one.unit,
    cell: (one) => <Who of={one} />,
  },
  {
    id: 'sight',
    head: 'who-sees.sight',
    width: '220px',
    small: '150px',
    sort: (one) => sights.indexOf(one.sight),
    cell: (one) => <SightMark of={one.sight} />,
  },
  { id: 'duties', head: 'who-sees.duties', hide: 'middling', cell: (one) => <Duties of={one} /> },
]
const keyOf = (one: Seer): string => [one.bureau, one.unit, one.sight, ...one.duties].join(' ')

const Seers = ({ question, head }: { question: Question; head: ReactNode }) => {
  const words = useWords()
  const codeWords = useCodeWords()
  const asked = useAnswer(whoSees, { body: question })
  const [sight, filter] = useState<Sight | 'all'>('all')
  const [peeked, peek] = useState<Seer | null>(null)
  const all = asked.data?.seers ?? []
  const present = sights.filter((one) => all.some((seer) => seer.sight === one))
  const shown = sight === 'all' ? all : all.filter((one) => one.sight === sight)
  const bureaus = new Set(shown.map((one) => one.bureau)).size
  const list = (
    <>
      <div className="list-head">{head}</div>
      {asked.isPending ? <Loading rows={10} /> : null}
      {asked.error && !asked.data ? <Failed problem={asked.error} retry={() => void asked.refetch()} /> : null}
      {asked.data && all.length === 0 ? (
        <EmptyYet>
          <Words id="who-sees.nobody" />
        </EmptyYet>
      ) : null}
      {all.length > 0 ? (
        <>
          <div className="who-sees-filter">
            <SegmentedControl
              aria-label={words('who-sees.sight')}
              data={[
                { value: 'all', label: words('who-sees.all') },
                ...present.map((one) => ({ value: one, label: codeWords('sight', one) })),
              ]}
              value={sight}
              onChange={(next) => {
                filter(next as Sight | 'all')
                peek(null)
              }}
            />
            <span className="quiet" role="status">
              <Words id="who-sees.count" values={{ count: bureaus }} />
            </span>
          </div>
          {shown.length === 0 ? (
            <EmptyFiltered filters={[codeWords('sight', sight)]} without={all.length} clear={() => filter('all')} />
          ) : (
            <Table
              lines={shown}
              columns={columns}
              keyOf={keyOf}
              label={words('who-sees.title')}
              scope={sight}
              peeked={peeked ? keyOf(peeked) : null}
              onPeek={peek}
              onOpen={peek}
            />
          )}
        </>
      ) : null}
    </>
  )
  return (
    <Split
      list={list}
      title={peeked ? <Mono>{peeked.bureau.toUpperCase()}</Mono> : null}
      preview={peeked ? <Reasons of={peeked} /> : null}
      onClose={() => peek(null)}
    />
  )
}

/** The rules on the way to the answer, each in words with its article, and whether it is met. */
const Reasons = ({ of }: { of: Seer }) => {
  const codeWords = useCodeWords()
  return (
    <article className="who-sees-one">
      <h2>
        <Who of={of} />
      </h2>
      <p>
        <SightMark of={of.sight} />
      </p>
      <p className="quiet">{codeWords('sight-says', of.sight)}</p>
      <h3>
        <Words id="who-sees.duties" />
      </h3>
      <p>
        <Duties of={of} />
      </p>
      <h3>
        <Words id="who-sees.because" />
      </h3>
      <ol className="who-sees-rules">
        {of.because.map((one) => {
          const { article, slug, text } = ruleWords(one.rule)
          const said = codeWords('who-sees-rule', slug)
          return (
            <li key={one.rule} data-holds={one.holds}>
              <strong>
                <Words id={one.holds ? 'who-sees.holds' : 'who-sees.holds-not'} />
              </strong>{' '}
              {said === slug ? <span lang="en">{text}</span> : said} <bdi className="quiet">({article})</bdi>
            </li>
          )
        })}
      </ol>
    </article>
  )
}
