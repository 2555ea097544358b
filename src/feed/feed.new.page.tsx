// A new import: the file and where it goes, how it is read, what its columns mean, the first lines as they will be entered, and off.
import { Select } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import { useDraft } from '../console/draft.ts'
import { To, useGo } from '../console/go.tsx'
import { useSession } from '../console/session.ts'
import { useSignal } from '../console/signal.ts'
import { useWords, Words } from '../console/words.tsx'
import type { FilePart } from '../intake/record-source.ts'
import { databaseNames } from '../record/record.schema.ts'
import { FileChoice, ReadingChoice } from './feed.file.panel.tsx'
import { Mapped, Step } from './feed.mapped.panel.tsx'
import { blank, type Draft, useOpened } from './feed.opened.panel.ts'
import { OwnProgress } from './feed.progress.panel.tsx'
import { isBusy, running, startImport } from './feed.running.panel.tsx'
import { importFormats } from './feed.schema.ts'
import { detectFormat } from './feed.source.panel.ts'
import './feed.css'

const isWholeList = ({ database, isWhole }: Draft): boolean => database === 'outside-list' && isWhole

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
      isWhole: false,
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
                if (draft.database) startImport(draft.database, opened.source, mapping, isWholeList(draft))
              }}
            />
          ) : null}
        </>
      )}
    </div>
  )
}
