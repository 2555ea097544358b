// A new import: the file and where it goes, how it is read, what its columns mean, the first lines as they will be entered, and off.
import { Button, Select, Switch } from '@mantine/core'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { serverNow } from '../console/clock.ts'
import { useDraft } from '../console/draft.ts'
import { To, useGo } from '../console/go.tsx'
import { useSession } from '../console/session.ts'
import { useSignal } from '../console/signal.ts'
import { useWords, Words } from '../console/words.tsx'
import type { Item } from '../intake/intake-record.ts'
import { compileMapping, faultsOfMapping, type Line, lackingTargets, type Mapping } from '../intake/mapping.ts'
import { type DatabaseName, databaseNames } from '../record/record.schema.ts'
import { ColumnTable } from './feed.columns.panel.tsx'
import { Constants } from './feed.constants.panel.tsx'
import { FileChoice, ReadingChoice } from './feed.file.panel.tsx'
import { judgeLines } from './feed.judge.panel.ts'
import { Preview } from './feed.preview.panel.tsx'
import { OwnProgress } from './feed.progress.panel.tsx'
import { isBusy, running, startImport } from './feed.running.panel.tsx'
import { SavedMappings } from './feed.saved.panel.tsx'
import { importFormats } from './feed.schema.ts'
import {
  areEntries,
  cellsOf,
  columnNames,
  detectFormat,
  type FileFault,
  type FilePart,
  FileRefusal,
  lineOf,
  openSource,
  previewList,
  type Reading,
  type Source,
  type SourceLine,
  sampleSource,
} from './feed.source.panel.ts'
import { listsOfDatabase, proposeMapping, targetsOfDatabase } from './feed.targets.panel.ts'
import { useFaultWords, usePlaceWords } from './feed.words.panel.tsx'
import './feed.css'

const previewed = 10
const noMapping: Mapping = { columns: [], constants: [] }

type Draft = {
  readonly database: DatabaseName | null
  readonly files: readonly FilePart[]
  readonly reading: Reading
  /** Null before it has been proposed for these files. */
  readonly mapping: Mapping | null
  /** Whether lines of objects are entries as they stand. */
  readonly asIs: boolean
}
const blank: Draft = {
  database: null,
  files: [],
  reading: { format: 'csv', header: true },
  mapping: null,
  asIs: false,
}

type Opened = {
  readonly source: Source
  readonly sample: readonly Item<Line>[]
  /** The first lines of a list in three files. */
  readonly list: readonly SourceLine[]
}

/** The files as they read now, or why they cannot be read. */
const useOpened = (files: readonly FilePart[], reading: Reading) => {
  const [opened, setOpened] = useState<Opened | FileFault | null>(null)
  useEffect(() => {
    let current = true
    if (files.length === 0) {
      setOpened(null)
      return
    }
    const open = async (): Promise<Opened> => {
      const source = await openSource(files, reading)
      return {
        source,
        sample: await sampleSource(source),
        list: source.format === 'ofac-sdn' ? await previewList(source, previewed) : [],
      }
    }
    open().then(
      (next) => current && setOpened(next),
      (error: unknown) => current && setOpened(error instanceof FileRefusal ? error.fault : 'gone'),
    )
    return () => {
      current = false
    }
  }, [files, reading])
  return opened
}

const Step = ({ number, title, children }: { number: number; title: string; children: ReactNode }) => (
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

/** `/imports/new`. */
export const NewImport = (): ReactNode => {
  const words = useWords()
  const go = useGo()
  const { databases, bureau } = useSession()
  const own = useSignal(running)
  const [draft, change, clear] = useDraft<Draft>('import', blank)
  const opened = useOpened(draft.files, draft.reading)
  const may = databaseNames.filter((name) => databases.includes(name) && (name !== 'outside-list' || bureau === 'gs'))
  const formats = importFormats.filter((format) => format !== 'ofac-sdn' || may.includes('outside-list'))
  const isOpen = opened !== null && typeof opened !== 'string'
  const started = own !== null && own.run.id !== null && isBusy(own) ? own.run.id : null
  const [begun, setBegun] = useState(false)
  // Once the hub has given it an id, it has a page of its own.
  useEffect(() => {
    if (!begun || started === null) return
    clear()
    go(`/imports/${started}`)
  })

  const chooseFiles = async (files: readonly FilePart[]) => {
    const format = await detectFormat(files)
    const isList = format === 'ofac-sdn' && may.includes('outside-list')
    change({
      files,
      reading: { format: isList ? format : format === 'ofac-sdn' ? 'csv' : format, header: true },
      mapping: null,
      asIs: false,
      ...(isList ? { database: 'outside-list' } : {}),
    })
  }
  return (
    <div className="page feed-new">
      <div className="page-head">
        <h1>
          <Words id="feed.new-title" />
        </h1>
        <To address="/imports">
          <Words id="feed.all" />
        </To>
      </div>
      {isBusy(own) && own ? (
        <>
          <p className="quiet">
            <Words id="feed.busy" />
          </p>
          <OwnProgress of={own} />
        </>
      ) : (
        <>
          <Step number={1} title="feed.step-file">
            <div className="feed-choice">
              <Select
                label={words('feed.database')}
                placeholder={words('feed.database-choose')}
                data={may.map((name) => ({ value: name, label: words(`database.${name}`) }))}
                value={draft.database}
                allowDeselect={false}
                withAsterisk
                onChange={(next) => change({ database: may.find((name) => name === next) ?? null, mapping: null })}
              />
              <FileChoice
                chosen={draft.files.map(({ name }) => name)}
                label={<Words id="feed.choose" />}
                hint={<Words id={may.includes('outside-list') ? 'feed.choose-hint-list' : 'feed.choose-hint'} />}
                onChoose={(files) => void chooseFiles(files)}
              />
            </div>
          </Step>
          {draft.files.length > 0 ? (
            <Step number={2} title="feed.step-reading">
              <ReadingChoice
                reading={draft.reading}
                source={isOpen ? opened.source : undefined}
                formats={formats}
                onChange={(reading) => change({ reading, mapping: null })}
              />
              {typeof opened === 'string' ? (
                <p className="feed-warning" role="alert">
                  <Words id={`feed-file.${opened}`} />
                </p>
              ) : null}
            </Step>
          ) : null}
          {isOpen && draft.database ? (
            <Mapped
              key={`${draft.database} ${opened.source.digest} ${opened.source.encoding}`}
              database={draft.database}
              opened={opened}
              draft={draft}
              change={change}
              onStart={(mapping) => {
                setBegun(true)
                if (draft.database) startImport(draft.database, opened.source, mapping)
              }}
            />
          ) : null}
        </>
      )}
    </div>
  )
}

/** What the columns mean, the first lines, and the start. */
const Mapped = ({
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
}) => {
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
        <div className="form-acts">
          <Button variant="filled" disabled={isBlocked} onClick={() => onStart(asIs ? undefined : mapping)}>
            <Words id="feed.start" />
          </Button>
        </div>
      </Step>
    </>
  )
}
