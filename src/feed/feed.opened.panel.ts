// The draft of an import: files, how they read, what their columns mean; and the files opened as they read now.
import { useEffect, useState } from 'react'
import type { Item } from '../intake/intake-record.ts'
import type { Line, Mapping } from '../intake/mapping.ts'
import {
  type FilePart,
  openSource,
  type Reading,
  type Source,
  type SourceFault,
  type SourceLine,
  SourceRefusal,
} from '../intake/record-source.ts'
import type { DatabaseName } from '../record/record.schema.ts'
import { previewList, sampleSource } from './feed.source.panel.ts'

/** Lines that are shown before anything is sent. */
export const previewed = 10

export type Draft = {
  readonly database: DatabaseName | null
  readonly files: readonly FilePart[]
  readonly reading: Reading
  /** Null before it has been proposed for these files. */
  readonly mapping: Mapping | null
  /** Whether lines of objects are entries as they stand. */
  readonly asIs: boolean
  /** Whether the file is the whole of a list, so that what it no longer holds may be withdrawn. */
  readonly isWhole: boolean
}
export const blank: Draft = {
  database: null,
  files: [],
  reading: { format: 'csv', header: true },
  mapping: null,
  asIs: false,
  isWhole: false,
}

export type Opened = {
  readonly source: Source
  readonly sample: readonly Item<Line>[]
  /** The first lines of a list in three files. */
  readonly list: readonly SourceLine[]
}

/** The files as they read now, or why they cannot be read. */
export const useOpened = (files: readonly FilePart[], reading: Reading) => {
  const [opened, setOpened] = useState<Opened | SourceFault | null>(null)
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
      (error: unknown) => current && setOpened(error instanceof SourceRefusal ? error.fault : 'gone'),
    )
    return () => {
      current = false
    }
  }, [files, reading])
  return opened
}
