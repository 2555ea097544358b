// A file on its way: what its columns mean, the first lines as they will be entered, and the start.
import { Button, Checkbox, Switch } from '@mantine/core'
import { type ReactNode, useMemo } from 'react'
import { serverNow } from '../console/clock.ts'
import { useSession } from '../console/session.ts'
import { useWords, Words } from '../console/words.tsx'
import { compileMapping, faultsOfMapping, lackingTargets, type Mapping } from '../intake/mapping.ts'
import { lineOf } from '../intake/record-source.ts'
import type { DatabaseName } from '../record/record.schema.ts'
import { ColumnTable } from './feed.columns.panel.tsx'
import { Constants } from './feed.constants.panel.tsx'
import { judgeLines } from './feed.judge.panel.ts'
import { type Draft, type Opened, previewed } from './feed.opened.panel.ts'
import { Preview } from './feed.preview.panel.tsx'
import { SavedMappings } from './feed.saved.panel.tsx'
import { areEntries, cellsOf, columnNames } from './feed.source.panel.ts'
import { listsOfDatabase, proposeMapping, targetsOfDatabase } from './feed.targets.panel.ts'
import { useFaultWords, usePlaceWords } from './feed.words.panel.tsx'
import './feed.css'

const noMapping: Mapping = { columns: [], constants: [] }

/** One of the steps of a new import, with its number. */
export const Step = ({ number, title, children }: { number: number; title: string; children: ReactNode }) => (
  <section className="feed-step" aria-labelledby={`feed-step-${number}`}>
    <h2 id={`feed-step-${number}`}>
      <span className="feed-step-number" aria-hidden>
        {number}
      </span>
      <Words id={title} />
    </h2>
    {children}
  </section>
)

/** What the columns mean, the first lines, and the start. */
export const Mapped = ({
  database,
  opened,
  draft,
  change,
  onStart,
}: {
  database: DatabaseName
  opened: Opened
  draft: Draft
  change: (part: Partial<Draft>) => void
  onStart: (mapping: Mapping | undefined) => void
}): ReactNode => {
  const { source, sample, list } = opened
  const { bureau, purposes } = useSession()
  const words = useWords()
  const placeWords = usePlaceWords(database)
  const faultWords = useFaultWords()
  const targets = useMemo(() => targetsOfDatabase(database), [database])
  const columns = useMemo(() => columnNames(source, sample), [source, sample])
  const isList = source.format === 'ofac-sdn'
  const asIs = isList || (source.format === 'jsonl' && (draft.mapping === null ? areEntries(sample) : draft.asIs))
  const mapping = draft.mapping ?? (asIs ? noMapping : proposeMapping(columns, targets))
  const faults = asIs ? [] : faultsOfMapping(mapping, targets, source.format === 'csv' ? source.headings : undefined)
  const lacking = asIs ? [] : lackingTargets(mapping, targets)
  const lines = useMemo(() => {
    const apply = asIs ? undefined : compileMapping(mapping, source.headings, listsOfDatabase(database))
    return isList
      ? list
      : sample
          .slice(0, previewed)
          .map((item) =>
            lineOf(item, (values) => apply?.(values) ?? { entry: values as Readonly<Record<string, unknown>> }),
          )
  }, [asIs, isList, list, sample, source, mapping, database])
  const today = new Date(serverNow()).toISOString().slice(0, 10)
  const judged = judgeLines(lines, { database, bureau, purposes, today })
  const isWrongPlace = isList && database !== 'outside-list'
  const isBlocked = faults.length > 0 || lacking.length > 0 || isWrongPlace
  const set = (next: Mapping) => change({ mapping: next, asIs })
  return (
    <>
      <Step number={3} title="feed.step-mapping">
        {isList ? (
          <p className="quiet">
            <Words id="feed.list-maps-itself" />
          </p>
        ) : null}
        {source.format === 'jsonl' ? (
          <Switch
            label={words('feed.as-is')}
            checked={asIs}
            onChange={(event) => {
              const next = event.currentTarget.checked
              change({ asIs: next, mapping: next ? noMapping : proposeMapping(columns, targets) })
            }}
          />
        ) : null}
        {asIs ? null : (
          <>
            <SavedMappings database={database} mapping={mapping} onChoose={set} />
            <ColumnTable
              database={database}
              targets={targets}
              mapping={mapping}
              columns={columns}
              cellsOf={(column) => cellsOf(source, sample, column)}
              onChange={set}
            />
            <h3>
              <Words id="feed.constants" />
            </h3>
            <Constants database={database} targets={targets} mapping={mapping} onChange={set} />
          </>
        )}
      </Step>
      <Step number={4} title="feed.step-preview">
        {judged.length === 0 ? (
          <p className="quiet">
            <Words id="feed.no-lines" />
          </p>
        ) : (
          <Preview database={database} lines={judged} />
        )}
      </Step>
      <Step number={5} title="feed.step-start">
        {isBlocked ? (
          <div className="feed-warning" role="alert">
            <div>
              <p className="strong">
                <Words id="feed.blocked" />
              </p>
              <ul>
                {isWrongPlace ? (
                  <li>
                    <Words id="feed.list-elsewhere" />
                  </li>
                ) : null}
                {lacking.map((pointer) => (
                  <li key={pointer}>
                    <Words id="feed.lacking" values={{ field: <strong key="field">{placeWords(pointer)}</strong> }} />
                  </li>
                ))}
                {faults.map((fault) => (
                  <li key={`${fault.pointer} ${fault.key}`}>{faultWords(fault)}</li>
                ))}
              </ul>
            </div>
          </div>
        ) : (
          <p className="quiet">
            <Words
              id="feed.start-says"
              values={{ name: <bdi key="name">{source.name}</bdi>, database: words(`database.${database}`) }}
            />
          </p>
        )}
        {database === 'outside-list' ? (
          <Checkbox
            label={words('feed.whole')}
            description={words('feed.whole-hint')}
            checked={draft.isWhole}
            onChange={(event) => change({ isWhole: event.currentTarget.checked })}
          />
        ) : null}
        <div className="form-acts">
          <Button variant="filled" disabled={isBlocked} onClick={() => onStart(asIs ? undefined : mapping)}>
            <Words id="feed.start" />
          </Button>
        </div>
      </Step>
    </>
  )
}
