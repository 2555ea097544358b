// The answer at the counter in three sizes of words: no match, match with what to do, or could not check.
import { IconAlertTriangle, IconBan, IconCloudOff, IconPhone, IconPhoneCall } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { bureauName } from '../bureau/bureau.schema.ts'
import { Cautions } from '../console/caution.tsx'
import { useAnswer } from '../console/client.ts'
import { Mono } from '../console/mono.tsx'
import type { Problem } from '../console/problem.ts'
import { Instant } from '../console/time.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import type { Call } from '../hit/hit.instruction.schema.ts'
import { showHit } from '../hit/hit.operations.ts'
import type { Bearer } from '../hit/hit.schema.ts'
import type { Life } from '../record/record.schema.ts'
import { RecordTitle, useStatusWords } from '../record/record.value.panel.tsx'
import { Coverage, outcomeOf, Recent, ToTheSecond } from './check.answer.panel.tsx'
import { CouldBe, type CouldBeOf } from './check.couldbe.panel.tsx'
import { Cleared, telephoneAddress, useOwnDesk } from './check.match.panel.tsx'
import { HitNews, QuickHit } from './check.quickhit.panel.tsx'
import type { Candidate, CheckAnswer, CheckAnswerItem } from './check.schema.ts'
import './check.quickanswer.css'
import './check.reading.css'

/** The own desk as one large button, the others in a line each below it. */
const QuickCalls = ({ of }: { of: readonly Call[] }) => {
  const [desk, ...others] = of
  if (!desk) return null
  return (
    <div className="quick-calls">
      {desk.telephone ? (
        <a className="quick-call" href={telephoneAddress(desk)}>
          <IconPhoneCall size={24} aria-hidden />
          <span>
            <span className="quick-call-name">
              <Words id="check.call-desk" values={{ bureau: <bdi key="bureau">{desk.name}</bdi> }} />
            </span>
            <Mono>{[desk.telephone, desk.extension].filter(Boolean).join(' / ')}</Mono>
          </span>
        </a>
      ) : (
        <p className="quick-call-none">
          <IconPhone size={20} aria-hidden />
          <span>
            <Words id="check.call-desk" values={{ bureau: <bdi key="bureau">{desk.name}</bdi> }} />{' '}
            <span className="quiet">
              <Words id="check.no-number" />
            </span>
          </span>
        </p>
      )}
      {others
        .filter((call) => call.telephone)
        .map((call) => (
          <a key={call.bureau} className="quick-call-other" href={telephoneAddress(call)}>
            <IconPhone size={16} aria-hidden /> <bdi>{call.name}</bdi> <Mono>{call.telephone}</Mono>
          </a>
        ))}
    </div>
  )
}

/** What the zone on the paper says of its bearer: it fills the hit form. The record is never asked for this. */
const bearerOf = (understood: CheckAnswerItem['understood']): Bearer => {
  const { bearer } = understood.fields as { readonly bearer?: Bearer }
  return bearer ?? {}
}

const QuickWithheld = ({ owner }: { owner: string }) => {
  const desk = useOwnDesk()
  return (
    <section className="quick-match">
      <p className="quick-action">
        <Words id="check.withheld-do" values={{ bureau: bureauName(owner) }} />
      </p>
      {desk ? <QuickCalls of={[desk]} /> : null}
    </section>
  )
}

type QuickMatchProps = CouldBeOf & { read: Bearer; alone: boolean }

const QuickMatch = ({ of, check, item, read, alone }: QuickMatchProps) => {
  const [saidHit, setSaidHit] = useState<string | null>(null)
  const made = of.hit ?? saidHit
  const statusWords = useStatusWords()
  const { record } = of
  const hit = useAnswer(showHit, { params: { id: made ?? '' } }, { when: made !== null }).data
  // What the source says afterwards changes what is to be done: the hit knows, the answer of the check is past.
  const action = hit?.action ?? of.action
  const suspended = hit ? hit.suspended : of.suspended
  if (of.verdict === 'ask-owner') return <QuickWithheld owner={record.owner} />
  return (
    <>
      <section className="quick-match" data-life={record.life}>
        <Cautions of={of.caution} />
        <Cleared of={of.cleared} />
        {hit ? <HitNews hit={hit} /> : null}
        {suspended ? (
          <p className="match-suspended">
            <IconAlertTriangle size={20} aria-hidden /> {suspended}
          </p>
        ) : null}
        <p className="quick-match-what">
          {of.verdict === 'possible' || of.verdict === 'near' ? (
            <strong>
              <Words id={`check.verdict-${of.verdict}`} />
            </strong>
          ) : null}
          {alone || !record.status ? null : <strong>{statusWords(record.database, record.status)}</strong>}
          {alone ? null : (
            <RecordTitle
              database={record.database}
              fields={(record.fields ?? {}) as Readonly<Record<string, unknown>>}
            />
          )}
          <span className="quiet">
            <Words id="check.source" /> <bdi>{bureauName(record.owner)}</bdi>
          </span>
        </p>
        {action ? (
          <>
            {suspended ? null : <p className="quick-action">{action.says}</p>}
            <ul className="quick-limits">
              {action.limits.map((limit) => (
                <li key={limit}>
                  <IconBan size={20} aria-hidden />
                  <span>{limit}</span>
                </li>
              ))}
            </ul>
            <QuickCalls of={action.call} />
          </>
        ) : null}
        <p className="quiet small">{of.explanation.map((one) => one.says).join(' ')}</p>
        <CouldBe check={check} item={item} of={of} onHit={setSaidHit} />
      </section>
      {made ? <QuickHit id={made} read={read} /> : null}
    </>
  )
}

/** Could not check: as loud as a match, because it must never pass for a no. */
export const CouldNotCheck = ({
  problem,
  queued,
  silent = [],
}: {
  problem?: Problem
  /** Whether it waits in the queue now. */
  queued?: boolean
  silent?: readonly string[]
}): ReactNode => {
  const desk = useOwnDesk()
  return (
    <>
      <section className="quick-answer" data-tone="failed" role="alert">
        <h1>
          <IconCloudOff size={32} aria-hidden />
          <Words id="check.could-not" />
        </h1>
        <p className="quick-not-checked">
          <Words id="check.not-checked" />
        </p>
        <p className="strong">
          <Words id="check.could-not-means" />
        </p>
        {silent.map((name) => (
          <p key={name}>
            <Words id="check.silent" values={{ database: <Words key="name" id={`database.${name}`} /> }} />
          </p>
        ))}
        {queued ? (
          <p>
            <Words id="check.queued" />
          </p>
        ) : null}
        {problem && !queued ? <p>{problem.detail || <Words id={`problem.${problem.code}-do`} />}</p> : null}
        {problem?.reference ? (
          <p className="quiet small">
            <Words id="state.reference" /> <Mono>{problem.reference}</Mono>
          </p>
        ) : null}
      </section>
      {desk ? <QuickCalls of={[desk]} /> : null}
    </>
  )
}

/** The one match of an answer that can be read; undefined where there is none or more than one. */
const matchOf = (of: CheckAnswer): Candidate | undefined => {
  const found = of.items.flatMap((item) => item.candidates).filter((one) => one.verdict !== 'ask-owner')
  return found.length === 1 ? found[0] : undefined
}

/** Dangers of all matches, each once: of several matches nobody reads the second before acting on the first. */
const dangersOf = (of: CheckAnswer): Candidate['caution'] => {
  const all = of.items.flatMap((item) => item.candidates).flatMap(({ caution }) => caution)
  return [...new Map(all.map((one) => [`${one.code} ${one.source}`, one])).values()]
}

/** "Match · stolen": the word first, and what is recorded where there is one match only. */
const useHead = (): ((of: CheckAnswer, life: Life | undefined) => string) => {
  const words = useWords()
  const codeWords = useCodeWords()
  const statusWords = useStatusWords()
  return (of, life) => {
    const { matches, withheld, answered } = outcomeOf(of.items)
    if (matches === 0)
      return withheld > 0 ? words('check.quick-withheld') : words('check.no-match', { count: answered.length })
    const record = matchOf(of)?.record
    const head = words('check.quick-match', { count: matches })
    if (!record?.status || !life) return head
    // Of a suspended record the status may be the very thing in doubt.
    const says = life === 'active' ? statusWords(record.database, record.status) : codeWords('life', life)
    return `${head} · ${says}`
  }
}

/** What came of one item: the document, or the bearer of it by name. */
const QuickItem = ({
  of,
  check,
  item,
  alone,
  read,
}: {
  of: CheckAnswerItem
  check: string
  item: number
  alone: boolean
  read: Bearer
}) => (
  <>
    {of.understood.notes.map((note) => (
      <p key={note} className="check-unread">
        {note}
      </p>
    ))}
    <Recent of={of.recent} />
    {of.more ? (
      <p className="check-unread" role="status">
        <Words id="check.more-matches" />
      </p>
    ) : null}
    {of.candidates.map((one, index) => (
      <QuickMatch
        key={one.record.id ?? one.ask ?? index}
        of={one}
        check={check}
        item={item}
        read={read}
        alone={alone}
      />
    ))}
  </>
)

/** `<QuickAnswer of={answer} askedAt={queuedAt} />`; `askedAt` where the check had to wait for the line. */
export const QuickAnswer = ({ of, askedAt }: { of: CheckAnswer; askedAt?: string | undefined }): ReactNode => {
  const outcome = outcomeOf(of.items)
  const [item] = of.items
  const head = useHead()
  const match = matchOf(of)
  const hit = useAnswer(showHit, { params: { id: match?.hit ?? '' } }, { when: Boolean(match?.hit) }).data
  const life = hit?.record.life ?? match?.record.life
  if (!item) return null
  const found = outcome.matches + outcome.withheld > 0
  if (!found && outcome.silent.length > 0) return <CouldNotCheck silent={outcome.silent} />
  return (
    <>
      <section
        className="quick-answer"
        data-tone={life === 'withdrawn' ? 'withdrawn' : found ? 'match' : 'no-match'}
        role={found ? 'alert' : 'status'}
      >
        <p className="quick-asked">
          <RecordTitle
            database={item.understood.kind}
            fields={item.understood.fields as Readonly<Record<string, unknown>>}
          />
        </p>
        <h1>{head(of, life)}</h1>
        {found ? null : (
          <p>
            <Words id={`check.not-clean-${item.understood.kind}`} />
          </p>
        )}
        {askedAt ? (
          <p className="strong">
            <Words
              id="check.answered-late"
              values={{
                asked: <Instant key="asked" at={askedAt} how="clock" />,
                at: <ToTheSecond key="at" at={of.at} />,
              }}
            />
          </p>
        ) : null}
      </section>
      {match === undefined ? <Cautions of={dangersOf(of)} /> : null}
      {of.items.map((one, at) => (
        <QuickItem
          // biome-ignore lint/suspicious/noArrayIndexKey: an answer never changes, and the same thing may be asked twice
          key={at}
          of={one}
          check={of.id}
          item={at}
          alone={match !== undefined}
          read={bearerOf(item.understood)}
        />
      ))}
      <Coverage of={outcome} at={of.at} />
    </>
  )
}
