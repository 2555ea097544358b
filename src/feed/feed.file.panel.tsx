// Choosing the file of an import, by button or by dropping it, and how it is to be read: format, encoding, separator, heading.
import { Button, Checkbox, Select } from '@mantine/core'
import { IconFileUpload } from '@tabler/icons-react'
import { type DragEvent, type ReactNode, useId, useRef, useState } from 'react'
import { useWords, Words } from '../console/words.tsx'
import { isSeparator, separators } from '../intake/csv-row.ts'
import type { FilePart, Reading, Source } from '../intake/record-source.ts'
import { encodings, isEncoding } from '../intake/text-encoding.ts'
import { type ImportFormat, importFormats } from './feed.schema.ts'
import { partOf } from './feed.source.panel.ts'
import { Bytes } from './feed.words.panel.tsx'
import './feed.css'

/** A place to drop files, and a button that chooses them; `chosen` are the names of those there are. */
export const FileChoice = ({
  chosen,
  label,
  hint,
  onChoose,
}: {
  chosen: readonly string[]
  /** Words of the button. */
  label: ReactNode
  hint: ReactNode
  onChoose: (files: readonly FilePart[]) => void
}): ReactNode => {
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const told = useId()
  const words = useWords()
  const take = (files: FileList | null) => {
    const parts = [...(files ?? [])].map(partOf)
    if (parts.length > 0) onChoose(parts)
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button is the first
    <div
      className="feed-drop"
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={words('feed.file')}
        onChange={(event) => {
          take(event.currentTarget.files)
          // The same file again is a choice too.
          event.currentTarget.value = ''
        }}
      />
      <Button
        leftSection={<IconFileUpload size={16} aria-hidden />}
        aria-describedby={told}
        onClick={() => input.current?.click()}
      >
        {label}
      </Button>
      <span id={told} className="quiet">
        {chosen.length === 0 ? (
          hint
        ) : (
          <ul className="feed-files">
            {chosen.map((name) => (
              <li key={name}>
                <bdi>{name}</bdi>
              </li>
            ))}
          </ul>
        )}
      </span>
    </div>
  )
}

const separatorIds: Readonly<Record<string, string>> = {
  ',': 'feed.separator-comma',
  ';': 'feed.separator-semicolon',
  '\t': 'feed.separator-tab',
  '|': 'feed.separator-bar',
}

/** How the file is read: what was found out, each of which can be changed. */
export const ReadingChoice = ({
  reading,
  source,
  formats = importFormats,
  onChange,
}: {
  reading: Reading
  /** Undefined while it cannot be read. */
  source: Source | undefined
  formats?: readonly ImportFormat[]
  onChange: (reading: Reading) => void
}): ReactNode => {
  const words = useWords()
  const isTable = reading.format === 'csv'
  return (
    <div className="feed-reading">
      <Select
        label={words('feed.format')}
        data={formats.map((format) => ({ value: format, label: words(`feed-format.${format}`) }))}
        value={reading.format}
        allowDeselect={false}
        onChange={(next) => {
          const format = formats.find((one) => one === next)
          if (format) onChange({ format, header: true })
        }}
      />
      <Select
        label={words('feed.encoding')}
        data={[...encodings]}
        value={source?.encoding ?? reading.encoding ?? 'utf-8'}
        allowDeselect={false}
        searchable
        nothingFoundMessage={<Words id="form.nothing-found" />}
        onChange={(next) => {
          if (isEncoding(next)) onChange({ ...reading, encoding: next })
        }}
      />
      {isTable ? (
        <>
          <Select
            label={words('feed.separator')}
            data={separators.map((one) => ({ value: one, label: words(separatorIds[one] ?? 'feed.separator-comma') }))}
            value={source?.separator ?? reading.separator ?? ','}
            allowDeselect={false}
            onChange={(next) => {
              if (isSeparator(next)) onChange({ ...reading, separator: next })
            }}
          />
          <Checkbox
            className="feed-header"
            label={words('feed.header')}
            checked={reading.header}
            onChange={(event) => onChange({ ...reading, header: event.currentTarget.checked })}
          />
        </>
      ) : null}
      {source ? (
        <p className="feed-found quiet" role="status">
          <Bytes of={source.size} />
          {source.columns === undefined || !isTable ? null : (
            <>
              {' · '}
              <Words id="feed.columns" values={{ count: source.columns }} />
            </>
          )}
        </p>
      ) : null}
      {source?.looksLike ? (
        <div className="feed-warning" role="alert">
          <span>
            <Words id="feed.looks-like" values={{ encoding: <bdi key="encoding">{source.looksLike}</bdi> }} />
          </span>
          <Button
            onClick={() => {
              if (source.looksLike) onChange({ ...reading, encoding: source.looksLike })
            }}
          >
            {words('feed.read-as', { encoding: source.looksLike })}
          </Button>
        </div>
      ) : null}
    </div>
  )
}
