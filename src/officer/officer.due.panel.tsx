// The quarterly look at who may do what: each officer confirmed as they are, or with less, one after the other.
import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useAct, useAnswer } from '../console/client.ts'
import { Mono } from '../console/mono.tsx'
import { Answered, EmptyYet, Failed } from '../console/states.tsx'
import { Deadline } from '../console/time.tsx'
import { useCodeWords, Words } from '../console/words.tsx'
import type { Duty } from '../terms/duty.ts'
import { confidentialities } from '../terms/handling.ts'
import { OneField, type Option, SeveralField, Standing } from './officer.admin.panel.tsx'
import { Clearance, DutySentences } from './officer.duties.panel.tsx'
import { confirmOfficer, listDue } from './officer.operations.ts'
import type { OfficerView } from './officer.schema.ts'

export const Due = (): ReactNode => {
  const due = useAnswer(listDue, {})
  return (
    <section className="admin-part">
      <p className="quiet">
        <Words id="due.why" />
      </p>
      <Answered of={due} rows={6}>
        {({ officers }) =>
          officers.length === 0 ? (
            <EmptyYet>
              <Words id="due.none" />
            </EmptyYet>
          ) : (
            <>
              <p role="status">
                <Words id="due.count" values={{ count: officers.length }} />
              </p>
              <ul className="admin-cards">
                {officers.map((one) => (
                  <DueOfficer key={`${one.officer} ${one.version}`} of={one} />
                ))}
              </ul>
            </>
          )
        }
      </Answered>
    </section>
  )
}

const DueOfficer = ({ of }: { of: OfficerView }) => {
  const codeWords = useCodeWords()
  const [reducing, reduce] = useState(false)
  const [kept, keep] = useState<readonly Duty[]>(of.duties)
  const [clearance, clear] = useState(of.clearance)
  const act = useAct(confirmOfficer, { refreshes: ['officer.'] })
  const may = of.allowed.includes('confirm')
  const lessened = kept.length < of.duties.length || clearance < of.clearance
  const levels = confidentialities
    .slice(0, of.clearance)
    .map((one, at): Option<string> => ({ value: String(at + 1), label: codeWords('confidentiality', one) }))
  const confirm = () =>
    act.mutate({
      params: { officer: of.officer },
      body: {
        version: of.version,
        ...(kept.length < of.duties.length ? { duties: [...kept] } : {}),
        ...(clearance < of.clearance ? { clearance } : {}),
      },
    })
  return (
    <li>
      <p>
        <strong>
          <bdi>{of.title}</bdi>
        </strong>{' '}
        <Mono>{of.officer}</Mono> · <Standing of={of.state} /> · <Clearance of={of.clearance} /> ·{' '}
        <Words id="officer.confirm-by" /> <Deadline at={of.confirmBy} />
      </p>
      {reducing ? (
        <>
          <SeveralField
            label="due.kept"
            pointer="/duties"
            options={of.duties.map((duty) => ({
              value: duty,
              label: codeWords('duty', duty),
              says: codeWords('duty-says', duty),
            }))}
            value={kept}
            onChange={keep}
          />
          <OneField
            label="officer.clearance"
            pointer={`/clearance/${of.officer}`}
            options={levels}
            value={String(clearance)}
            onChange={(level) => clear(Number(level))}
          />
        </>
      ) : (
        <DutySentences of={of.duties} />
      )}
      {act.error ? <Failed problem={act.error} /> : null}
      {may ? (
        <div className="admin-acts">
          <Button variant="filled" loading={act.isPending} disabled={kept.length === 0} onClick={confirm}>
            <Words id={lessened ? 'due.confirm-less-of' : 'due.confirm-of'} values={{ officer: of.officer }} />
          </Button>
          <Button
            variant="subtle"
            onClick={() => {
              keep(of.duties)
              clear(of.clearance)
              reduce(!reducing)
            }}
          >
            <Words id={reducing ? 'due.as-they-are' : 'due.reduce'} />
          </Button>
        </div>
      ) : (
        <p className="quiet">
          <Words id="admin.not-oneself" />
        </p>
      )}
    </li>
  )
}
