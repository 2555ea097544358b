/** The import command on a store of its own and a folder for each test: run as at a terminal, stopped or failing on the way. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, beforeEach } from 'vitest'
import { importFlags, importFromCommandLine } from '../src/feed/feed.import-command.ts'
import { fixedClock } from '../src/kernel/clock.ts'
import { freshDatabase } from './database.ts'
import { populate } from './world.ts'

export type Ran = { readonly code: number; readonly says: string }

/** Where a run ends before its file does: the import asks once before each batch. */
type Ending = {
  /** Batches before it is told to stop. */
  readonly stopAfter?: number
  /** Batches before the machine fails. */
  readonly failAfter?: number
}

const readLine = (line: readonly string[]) => {
  const words: string[] = []
  const options = new Map<string, string | true>()
  for (let at = 0; at < line.length; at += 1) {
    const word = line[at] ?? ''
    const name = word.slice(2)
    if (!word.startsWith('--')) words.push(word)
    else if (importFlags.some((flag) => flag === name)) options.set(name, true)
    else {
      at += 1
      options.set(name, line[at] ?? '')
    }
  }
  return { words, options }
}

/** Call at the top of a test file. `inFolder` names a file of the present test's folder. */
export const startImporting = () => {
  const store = freshDatabase()
  const clock = fixedClock('2026-11-21T20:05:00.000Z')
  let folder = ''
  beforeAll(() => populate(store.database, clock))
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'liaison-import-'))
    return () => rm(folder, { recursive: true, force: true })
  })

  /** Runs `import` with what stands behind it on the command line. Rejects with what it throws. */
  const run = async (line: readonly string[], { stopAfter, failAfter }: Ending = {}): Promise<Ran> => {
    let says = ''
    let asked = 0
    const code = await importFromCommandLine(readLine(line), {
      database: store.database,
      clock,
      terminal: {
        write: (text) => {
          says += text
        },
        isTerminal: false,
      },
      dataFolder: join(folder, 'data'),
      embedded: false,
      isStopped: () => {
        asked += 1
        if (asked > (failAfter ?? Number.POSITIVE_INFINITY)) throw new Error('the machine failed')
        return asked > (stopAfter ?? Number.POSITIVE_INFINITY)
      },
    })
    return { code, says }
  }
  return { store, run, inFolder: (...names: string[]): string => join(folder, ...names) }
}
