// Which build prepared the persons of an index: a fingerprint of all code and tables that names, dates and documents go through on their way into it.
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'

/**
 * Folders of the source that say what a person in the index is: words and tables, matching with its lexicon, the index itself, which
 * fields of a record are its person, and this slice.
 */
export const preparingFolders = ['terms', 'matching', 'index', 'record/databases', 'search'] as const

const root = new URL('../', import.meta.url)
const isCode = (name: string): boolean => /\.(js|ts)$/.test(name) && !/\.(test|d)\.ts$/.test(name)

let known: Promise<string> | undefined

/**
 * 43 signs that differ between builds of which one may prepare a person otherwise than the other, or lay out its memory otherwise:
 * whatever differs in those folders counts, and the runtime whose tables of letters they use. Takes some 10 ms, once.
 */
export const buildFingerprint = (): Promise<string> => {
  known ??= fingerprintOf(root)
  return known
}

/** The fingerprint of the code below a folder. Throws what the file system says. */
export const fingerprintOf = async (from: URL): Promise<string> => {
  const hash = createHash('sha256')
  const { node, unicode = '', icu = '' } = process.versions
  hash.update(JSON.stringify([node, unicode, icu]))
  for (const folder of preparingFolders) {
    const names = (await readdir(new URL(`${folder}/`, from))).filter(isCode).sort()
    const codes = await Promise.all(names.map((name) => readFile(new URL(`${folder}/${name}`, from))))
    for (const [at, code] of codes.entries()) {
      hash.update(JSON.stringify([folder, names[at], code.length]))
      hash.update(code)
    }
  }
  return hash.digest('base64url')
}
