// A match at the counter: dangers first, what it is, what to do, whom to call, what the source withholds.
import { IconAlertTriangle, IconBan, IconPhone, IconPhoneCall } from '@tabler/icons-react'
import { useState } from 'react'
import { bureauName } from '../bureau/bureau.schema.ts'
import { Cautions } from '../console/caution.tsx'
import { useAnswer } from '../console/client.ts'
import { Mono } from '../console/mono.tsx'
import { Words } from '../console/words.tsx'
import type { Call } from '../hit/hit.instruction.schema.ts'
import { showHit } from '../hit/hit.operations.ts'
import type { Bearer } from '../hit/hit.schema.ts'
import { RecordTitle, useStatusWords } from '../record/record.value.panel.tsx'
import { CouldBe, type CouldBeOf } from './check.couldbe.panel.tsx'
import { Cleared, telephoneAddress, useOwnDesk } from './check.match.panel.tsx'
import { HitNews, QuickHit } from './check.quickhit.panel.tsx'
import type { CheckAnswerItem } from './check.schema.ts'
import './check.quickanswer.css'

/** The own desk as one large button, the others in a line each below it. */
export const QuickCalls = ({ of }: { of: readonly Call[] }) => {
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
            <Mono whole>{[desk.telephone, desk.extension].filter(Boolean).join(' / ')}</Mono>
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
            <IconPhone size={16} aria-hidden /> <bdi>{call.name}</bdi> <Mono whole>{call.telephone}</Mono>
          </a>
        ))}
    </div>
  )
}

/** What the zone on the paper says of its bearer: it fills the hit form. The record is never asked for this. */
export const bearerOf = (understood: CheckAnswerItem['understood']): Bearer => {
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

export const QuickMatch = ({ of, check, item, read, alone }: QuickMatchProps) => {
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
