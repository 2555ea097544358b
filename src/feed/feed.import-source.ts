// The files of an import on this machine: found, opened as the reader of every side takes them, and refused in sentences.
import { type FileHandle, open, readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { OfacFile } from '../intake/ofac-sdn.ts'
import {
  type FilePart,
  openList,
  openSource as openParts,
  type Reading,
  type Source,
  type SourceFault,
  SourceRefusal,
} from '../intake/record-source.ts'
import { StartRefusal } from '../kernel/failure.ts'

export type SourceWish = Reading & { readonly path: string }

/** A source and where it lies: of a list in several files, its first. */
export type FileSource = Source & { readonly path: string }

const refuse = (path: string, error: unknown): never => {
  const { code } = error as NodeJS.ErrnoException
  if (code === undefined) throw error
  throw new StartRefusal(`${path} cannot be read (${code}).`)
}

const readStretch = async (file: FileHandle, path: string, from: number, length: number) => {
  const buffer = new Uint8Array(length)
  for (let done = 0; done < length; ) {
    const { bytesRead } = await file.read(buffer, done, length - done, from + done)
    if (bytesRead === 0)
      throw new StartRefusal(`${path} became shorter while it was read. Begin again with the whole file.`)
    done += bytesRead
  }
  return buffer
}

/** A file of the disk. It is opened for each stretch, which costs little of what its lines do, so none stays open behind an import. */
const partOf = async (path: string): Promise<FilePart> => {
  const { size } = await stat(path).catch((error: unknown) => refuse(path, error))
  return {
    name: basename(path),
    size,
    read: async (from, to) => {
      const file = await open(path, 'r').catch((error: unknown) => refuse(path, error))
      try {
        return await readStretch(file, path, from, to - from)
      } finally {
        await file.close()
      }
    },
  }
}

const findList = async (folder: string): Promise<Record<OfacFile, string>> => {
  const names = await readdir(folder).catch((error: unknown) => refuse(folder, error))
  const find = (file: OfacFile): string => {
    const found = names.filter((name) => name.toLowerCase().endsWith('.csv') && name.toLowerCase().includes(file))
    const [only] = found.filter((name) => !/rejected/i.test(name))
    if (only === undefined)
      throw new StartRefusal(`There is no *${file}*.csv in ${folder}. The list is three files: sdn, alt and add.`)
    return join(folder, only)
  }
  return { sdn: find('sdn'), alt: find('alt'), add: find('add') }
}

const sentences: Readonly<Record<SourceFault, string>> = {
  none: 'Say which file is to be read.',
  several: 'Give one file.',
  three: 'The list is three files: sdn, alt and add.',
  empty: 'There is nothing in this file.',
  'cr-only': 'The lines of this file end in CR alone, as on very old machines. Save it with LF or CR LF.',
  head: 'The first line should name the columns and cannot be read. Is the separator right? Name it with --separator, or say --no-header where there is no such line.',
  gone: 'The file is no longer there.',
}

const inSentences = (error: unknown): never => {
  if (error instanceof SourceRefusal) throw new StartRefusal(sentences[error.fault])
  throw error
}

/**
 * Opens a file, or the folder of a list in several files, and finds out how it is to be read. Throws StartRefusal where it
 * cannot be read at all.
 */
export const openSource = async ({ path, ...wish }: SourceWish): Promise<FileSource> => {
  const known = await stat(path).catch((error: unknown) => refuse(path, error))
  if (wish.format !== 'ofac-sdn') {
    if (!known.isFile()) throw new StartRefusal(`${path} is not a file.`)
    return { ...(await openParts([await partOf(path)], wish).catch(inSentences)), path }
  }
  if (!known.isDirectory())
    throw new StartRefusal('Give the folder in which the three files of the list stand: sdn, alt and add.')
  const { sdn, alt, add } = await findList(path)
  const list = { sdn: await partOf(sdn), alt: await partOf(alt), add: await partOf(add) }
  return { ...(await openList(list, wish).catch(inSentences)), path: sdn }
}
