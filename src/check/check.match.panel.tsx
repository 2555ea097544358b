// A match: dangers first, what it is, what to do in the largest words, what not to do on it alone, whom to call, why it matched.

import { IconAlertTriangle, IconChevronRight, IconEyeOff, IconPhone, IconUserCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { showBureau } from '../bureau/bureau.operations.ts'
import { bureauName } from '../bureau/bureau.schema.ts'
import { Cautions } from '../console/caution.tsx'
import { useAnswer } from '../console/client.ts'
import { To } from '../console/go.tsx'
import { useLanguageName } from '../console/language-names.ts'
import { HandlingMark } from '../console/mark.tsx'
import { Mono } from '../console/mono.tsx'
import { useMay, useSession } from '../console/session.ts'
import { Withheld } from '../console/states.tsx'
import { Instant } from '../console/time.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import type { Call, Instruction } from '../hit/hit.instruction.schema.ts'
import { showHit } from '../hit/hit.operations.ts'
import { showRecord } from '../record/record.operations.ts'
import {
  FieldValue,
  RecordTitle,
  useDeclaredFields,
  useFieldWords,
  useStatusWords,
} from '../record/record.value.panel.tsx'
import { Compare, Score } from './check.compare.panel.tsx'
import { CouldBe, type CouldBeOf } from './check.couldbe.panel.tsx'
import type { Candidate } from './check.schema.ts'
import './check.answer.css'
import './check.css'

/** `tel:` address of a number as people write it. */
export const telephoneAddress = ({ telephone = '', extension }: Pick<Call, 'telephone' | 'extension'>): string =>
  `tel:${telephone.replace(/[^\d+]/g, '')}${extension ? `;ext=${extension.replace(/\D/g, '')}` : ''}`

/** Languages by their names in the reader's language. */
const SpokenLanguages = ({ codes }: { codes: readonly string[] }) => {
  const nameOf = useLanguageName()
  return codes.length === 0 ? null : <span className="quiet">{codes.map(nameOf).join(' · ')}</span>
}

/** Whom to call, the own desk first: number, extension, languages spoken, second number. */
export const Calls = ({ of }: { of: readonly Call[] }): ReactNode => (
  <ul className="check-calls">
    {of.map((call, index) => (
      <li key={call.bureau}>
        <IconPhone size={16} aria-hidden />
        <span className="strong">
          <bdi>{call.name}</bdi>
        </span>
        {index === 0 ? (
          <span className="check-calls-own">
            <Words id="check.own-desk" />
          </span>
        ) : null}
        {call.telephone ? (
          <a href={telephoneAddress(call)}>
            <Mono whole>{call.telephone}</Mono>
          </a>
        ) : (
          <span className="quiet">
            <Words id="check.no-number" />
          </span>
        )}
        {call.extension ? (
          <span>
            <Words id="check.extension" values={{ extension: <Mono key="extension">{call.extension}</Mono> }} />
          </span>
        ) : null}
        {call.alternate ? (
          <a href={telephoneAddress({ telephone: call.alternate })} className="quiet">
            <Mono whole>{call.alternate}</Mono>
          </a>
        ) : null}
        <SpokenLanguages codes={call.languages} />
      </li>
    ))}
  </ul>
)

/** How the own desk is called, where an answer does not say; undefined until the hub has told. */
export const useOwnDesk = (): Call | undefined => {
  const { bureau } = useSession()
  const own = useAnswer(showBureau, { params: { code: bureau } }).data
  if (!own) return undefined
  const { number, extension, languages, alternate } = own.telephone
  return {
    bureau: own.code,
    name: own.name,
    languages,
    ...(number ? { telephone: number } : {}),
    ...(extension ? { extension } : {}),
    ...(alternate ? { alternate } : {}),
  }
}

/** What a match tells of its record that the reader may see; the identifier itself stands in the head already. */
export const MatchFacts = ({ record }: { record: Candidate['record'] }): ReactNode => {
  const declared = useDeclaredFields(record.database)
  const fieldWords = useFieldWords()
  const fields = (record.fields ?? {}) as Readonly<Record<string, unknown>>
  const shown = Object.entries(fields).filter(([name, value]) => !named.has(name) && value !== null && value !== '')
  if (shown.length === 0) return null
  return (
    <dl className="facts check-facts">
      {shown.map(([name, value]) => (
        <div key={name}>
          <dt>{fieldWords(record.database, name)}</dt>
          <dd>
            <FieldValue database={record.database} field={declared.get(name)} value={value} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
/** Cautions stand before everything else, with their source. */
const named = new Set(['number', 'type', 'country', 'kind', 'cautions'])

/** Only that there is something to ask about, and whom: nothing else is told, and nothing else is guessed. */
const WithheldMatch = ({ of }: { of: Candidate }) => {
  const desk = useOwnDesk()
  const bureau = bureauName(of.record.owner)
  return (
    <article className="match" data-withheld tabIndex={-1} data-match>
      <p className="match-head">
        <Withheld by={bureau} />
      </p>
      <p className="match-action">
        <Words id="check.withheld-do" values={{ bureau }} />
      </p>
      {desk ? <Calls of={[desk]} /> : null}
    </article>
  )
}

/** What kind of match it is, in a word: an equal number is exact, a name is never more than potential. */
const VerdictWord = ({ of }: { of: Candidate }) => (
  <span className="match-verdict" data-verdict={of.verdict}>
    <Words id={`check.verdict-${of.verdict}`} />
  </span>
)

/** A traveller cleared before, with their consent: said before anything is done to them again. */
export const Cleared = ({ of }: { of: Candidate['cleared'] }): ReactNode =>
  of ? (
    <p className="match-cleared">
      <IconUserCheck size={18} aria-hidden /> <span>{of.says}</span>
    </p>
  ) : null

/** What to do, in the largest words; of one among many that are only alike, in smaller ones: first it is found out who is meant. */
const Action = ({ of, isSuspended, among }: { of: Instruction | undefined; isSuspended: boolean; among: boolean }) =>
  of ? (
    <>
      {isSuspended ? null : (
        <p className="match-action" data-among={among || undefined}>
          {of.says}
        </p>
      )}
      {of.limits.length > 0 ? (
        <ul className="match-limits">
          {of.limits.map((limit) => (
            <li key={limit}>{limit}</li>
          ))}
        </ul>
      ) : null}
    </>
  ) : null

/** Of one among many, folded until it is wanted: a dozen matches are compared first, and acted upon one by one. */
const Folded = ({ when, children }: { when: boolean; children: ReactNode }) =>
  when ? (
    <details className="check-fold">
      <summary>
        <IconChevronRight size={14} className="check-fold-sign" aria-hidden />
        <Words id="check.match-fold" />
      </summary>
      <div className="check-fold-body">{children}</div>
    </details>
  ) : (
    children
  )

/**
 * `<Match of={candidate} check={answer.id} item={0} />`: one candidate of an answer, as a desk sees it; `among` where it is one of many
 * of whom one may be meant.
 */
export const Match = ({ of, check, item, among = false }: CouldBeOf & { among?: boolean }): ReactNode => {
  const statusWords = useStatusWords()
  const codeWords = useCodeWords()
  const words = useWords()
  const maySeeHit = useMay(showHit)
  const maySeeRecord = useMay(showRecord)
  if (of.verdict === 'ask-owner') return <WithheldMatch of={of} />
  const { record, action } = of
  const fields = (record.fields ?? {}) as Readonly<Record<string, unknown>>
  const status = record.status ? statusWords(record.database, record.status) : ''
  return (
    <article
      className="match"
      data-match
      data-hit={of.hit && maySeeHit ? of.hit : undefined}
      data-record={record.id && maySeeRecord ? `${record.database}/${record.id}` : undefined}
      data-life={record.life}
      tabIndex={-1}
      aria-label={words('check.match-label', { status, bureau: bureauName(record.owner) })}
    >
      <Cautions of={of.caution} />
      {of.discreet ? (
        <p className="match-discreet" role="alert">
          <IconEyeOff size={18} aria-hidden /> <Words id="check.discreet" />
        </p>
      ) : null}
      <Cleared of={of.cleared} />
      {of.suspended ? (
        <p className="match-suspended" role="alert">
          <IconAlertTriangle size={18} aria-hidden /> {of.suspended}
        </p>
      ) : null}
      <header className="match-head">
        {of.suspended ? (
          // Why it is suspended may be the very status: it is not what the officer should read first.
          <span className="quiet">{status}</span>
        ) : (
          <span className="match-status">{status}</span>
        )}
        <RecordTitle database={record.database} fields={fields} copy />
        <VerdictWord of={of} />
        <Score of={of} />
        <span className="match-owner">
          <span className="quiet">
            <Words id="check.source" />
          </span>{' '}
          <bdi className="strong">{bureauName(record.owner)}</bdi>
        </span>
      </header>
      {among ? <Compare of={of} /> : null}
      <Folded when={among}>
        <Action of={action} isSuspended={of.suspended !== undefined} among={among} />
        {among ? null : <Compare of={of} />}
        <div className="match-parts">
          {action && action.call.length > 0 ? (
            <section>
              <h4>
                <Words id="check.call" />
              </h4>
              <Calls of={action.call} />
            </section>
          ) : null}
          <section>
            <MatchFacts record={record} />
          </section>
        </div>
      </Folded>
      <CouldBe check={check} item={item} of={of} />
      <footer className="match-foot">
        {of.hit && maySeeHit ? (
          <To address={`/hits/${of.hit}`} className="strong">
            <Words id="check.open-hit" /> <Mono>{of.hitReference ?? ''}</Mono>
          </To>
        ) : null}
        {of.hit || of.couldBe ? null : (
          <span className="quiet">
            <Words id="check.no-hit" />
          </span>
        )}
        {record.id && maySeeRecord ? (
          <To address={`/records/${record.database}/${record.id}`}>
            <Words id="check.open-record" /> {record.reference ? <Mono>{record.reference}</Mono> : null}
          </To>
        ) : null}
        {record.life === 'withdrawn' ? <span>{codeWords('life', record.life)}</span> : null}
        {record.updatedAt ? (
          <span className="quiet">
            <Words id="check.changed" /> <Instant at={record.updatedAt} />
          </span>
        ) : null}
        <HandlingMark code={record.handlingCode} confidentiality={record.confidentiality} />
      </footer>
    </article>
  )
}
