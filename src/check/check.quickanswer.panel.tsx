// The answer at the counter in three sizes of words: no match, match with what to do, or could not check.
import { IconCloudOff } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Cautions } from '../console/caution.tsx'
import { useAnswer } from '../console/client.ts'
import { Mono } from '../console/mono.tsx'
import type { Problem } from '../console/problem.ts'
import { Instant } from '../console/time.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import { showHit } from '../hit/hit.operations.ts'
import type { Bearer } from '../hit/hit.schema.ts'
import type { Life } from '../record/record.schema.ts'
import { useStatusWords } from '../record/record.value.panel.tsx'
import { Coverage, outcomeOf, Recent, ToTheSecond } from './check.answer.panel.tsx'
import { AskedTitle } from './check.asked.panel.tsx'
import { Broad } from './check.help.panel.tsx'
import { useOwnDesk } from './check.match.panel.tsx'
import { bearerOf, QuickCalls, QuickMatch } from './check.quickmatch.panel.tsx'
import type { Candidate, CheckAnswer, CheckAnswerItem } from './check.schema.ts'
import './check.quickanswer.css'
import './check.reading.css'

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
    const { matches, withheld, answered, broad } = outcomeOf(of.items)
    if (matches + withheld === 0 && broad) return words('check.says-broad')
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
    {of.help?.broad ? <Broad of={of} onAsk={undefined} /> : null}
    {of.more && !of.help?.broad ? (
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
          <AskedTitle
            kind={item.understood.kind}
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
