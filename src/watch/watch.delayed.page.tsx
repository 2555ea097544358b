// Delayed hits: for which checks the bureau opts in, for how long, what is held of them now, and what was erased.
import { Button, Checkbox, Select } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useAct, useAnswer } from '../console/client.ts'
import { To } from '../console/go.tsx'
import { Mono } from '../console/mono.tsx'
import { useMay, useSession } from '../console/session.ts'
import { Answered, Failed } from '../console/states.tsx'
import { Instant } from '../console/time.tsx'
import { tell } from '../console/undo.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import { describeDatabases } from '../record/record.operations.ts'
import type { DatabaseDescription } from '../record/record.value.panel.tsx'
import { purposes } from '../terms/purpose.ts'
import { daysOf, erasedBy, isSame, type Keep, keepFor, keepsNames, settingOf } from './watch.delayed.panel.ts'
import { type DelayedView, mostDelayedDays } from './watch.delayed.schema.ts'
import { listWatches, setDelayed, showDelayed } from './watch.operations.ts'
import './watch.css'

/** `/delayed-hits`. */
export const Delayed = (): ReactNode => {
  const delayed = useAnswer(showDelayed, {})
  const databases = useAnswer(describeDatabases, {})
  const maySeeWatches = useMay(listWatches)
  return (
    <div className="page">
      <div className="page-head">
        <h1>
          <Words id="watch.delayed-title" />
        </h1>
        {maySeeWatches ? (
          <To address="/watches">
            <Words id="watch.all" />
          </To>
        ) : null}
      </div>
      <div className="watch-text">
        <p>
          <Words id="watch.delayed-what" />
        </p>
        <p>
          <Words id="watch.delayed-kept" values={{ days: mostDelayedDays }} />
        </p>
        <p>
          <Words id="watch.delayed-names" />
        </p>
      </div>
      <Answered of={delayed} rows={8}>
        {(view) => (
          <>
            <Held of={view} />
            <Answered of={databases} rows={6}>
              {(answer) => (
                <Setting
                  // What somebody else has set meanwhile is taken over.
                  key={view.setAt ?? ''}
                  of={view}
                  databases={answer.databases.filter((one) => one.makesHits)}
                />
              )}
            </Answered>
            <Erased of={view} />
          </>
        )}
      </Answered>
    </div>
  )
}

const Held = ({ of: { held } }: { of: DelayedView }) => (
  <section aria-labelledby="delayed-held">
    <h2 id="delayed-held">
      <Words id="watch.held" />
    </h2>
    <dl className="facts">
      <dt>
        <Words id="watch.held-hashes" />
      </dt>
      <dd>
        <Words id="watch.number" values={{ count: held.hashes }} />
      </dd>
      <dt>
        <Words id="watch.held-names" />
      </dt>
      <dd>
        <Words id="watch.number" values={{ count: held.names }} />
      </dd>
      <dt>
        <Words id="watch.held-oldest" />
      </dt>
      <dd>
        <Instant at={held.oldest} />
      </dd>
      <dt>
        <Words id="watch.held-next" />
      </dt>
      <dd>
        <Instant at={held.nextErasure} />
      </dd>
    </dl>
  </section>
)

const dayChoices = Array.from({ length: mostDelayedDays }, (_, at) => at + 1)

const Setting = ({ of, databases }: { of: DelayedView; databases: readonly DatabaseDescription[] }) => {
  const before = of.keeps as readonly Keep[]
  const [keeps, setKeeps] = useState<readonly Keep[]>(before)
  const { databases: granted } = useSession()
  const words = useWords()
  const codeWords = useCodeWords()
  const maySet = useMay(setDelayed)
  const set = useAct(setDelayed, {
    refreshes: ['watch.'],
    onDone: () => tell(<Words id="watch.delayed-set" />, 'good'),
  })
  const erased = erasedBy(before, keeps)
  return (
    <section className="watch-setting" aria-labelledby="delayed-setting">
      <h2 id="delayed-setting">
        <Words id="watch.delayed-for" />
      </h2>
      {of.setAt ? (
        <p className="quiet">
          <Words
            id="watch.delayed-set-by"
            values={{ officer: <Mono key="officer">{of.setBy ?? ''}</Mono>, at: <Instant key="at" at={of.setAt} /> }}
          />
        </p>
      ) : (
        <p className="quiet">
          <Words id="watch.delayed-never" />
        </p>
      )}
      {maySet ? null : (
        <p className="quiet">
          <Words id="watch.delayed-whose" />
        </p>
      )}
      <div className="watch-keeps">
        {databases.map((database) => (
          <fieldset key={database.name} className="watch-keep" disabled={!maySet || !granted.includes(database.name)}>
            <legend>{words(`database.${database.name}`)}</legend>
            {purposes
              .filter((purpose) => database.checkPurposes.includes(purpose))
              .map((purpose) => {
                const days = daysOf(keeps, purpose, database.name)
                const label = codeWords('purpose', purpose)
                return (
                  <div key={purpose} className="watch-keep-line">
                    <Checkbox
                      label={keepsNames(purpose) ? words('watch.keep-with-names', { purpose: label }) : label}
                      checked={days > 0}
                      onChange={(event) =>
                        setKeeps(
                          keepFor(keeps, purpose, database.name, event.currentTarget.checked ? mostDelayedDays : 0),
                        )
                      }
                    />
                    {days > 0 ? (
                      <Select
                        aria-label={words('watch.keep-days-of', {
                          purpose: label,
                          database: words(`database.${database.name}`),
                        })}
                        data={dayChoices.map((one) => ({
                          value: String(one),
                          label: words('watch.days', { count: one }),
                        }))}
                        value={String(days)}
                        allowDeselect={false}
                        disabled={!maySet}
                        onChange={(next) => setKeeps(keepFor(keeps, purpose, database.name, Number(next ?? days)))}
                      />
                    ) : null}
                  </div>
                )
              })}
          </fieldset>
        ))}
      </div>
      {erased.length > 0 ? (
        <p className="sheet-consequence" role="status">
          <Words id="watch.delayed-erases" values={{ count: erased.length }} />
        </p>
      ) : null}
      {set.error ? <Failed problem={set.error} /> : null}
      {maySet ? (
        <div className="form-acts">
          <Button
            variant="filled"
            disabled={isSame(before, keeps)}
            loading={set.isPending}
            onClick={() => set.mutate({ body: settingOf(keeps) })}
          >
            <Words id="watch.delayed-save" />
          </Button>
          <Button variant="subtle" disabled={isSame(before, keeps)} onClick={() => setKeeps(before)}>
            <Words id="watch.delayed-reset" />
          </Button>
        </div>
      ) : null}
    </section>
  )
}

const Erased = ({ of: { erased } }: { of: DelayedView }) => (
  <section aria-labelledby="delayed-erased">
    <h2 id="delayed-erased">
      <Words id="watch.erased-title-list" />
    </h2>
    {erased.length === 0 ? (
      <p className="quiet">
        <Words id="watch.erased-none" />
      </p>
    ) : (
      <table className="watch-erased">
        <thead>
          <tr>
            <th scope="col">
              <Words id="watch.day" />
            </th>
            <th scope="col">
              <Words id="watch.held-hashes" />
            </th>
            <th scope="col">
              <Words id="watch.held-names" />
            </th>
          </tr>
        </thead>
        <tbody>
          {erased.map((one) => (
            <tr key={one.day}>
              <th scope="row">
                <Mono>{one.day}</Mono>
              </th>
              <td>
                <Words id="watch.number" values={{ count: one.hashes }} />
              </td>
              <td>
                <Words id="watch.number" values={{ count: one.names }} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </section>
)
