// `liaison key create`: makes a key from the command line, with the fact that says so.
import { type Clock, newId } from '../kernel/clock.ts'
import type { Database } from '../kernel/database.ts'
import { Failure, StartRefusal } from '../kernel/failure.ts'
import { factOf, writeWithChange } from '../kernel/ledger.ts'
import type { Operation } from '../kernel/operation.ts'
import { transaction } from '../kernel/transaction.ts'
import { say } from '../kernel/words.ts'
import { findFault } from '../terms/plain-text.ts'
import { isPurpose } from '../terms/purpose.ts'
import { type KeyWish, makeKey, noteOfKey } from './officer.keys.ts'
import { createKey } from './officer.operations.ts'

type Options = Readonly<Record<string, string>>

const longest = { label: 120, post: 80, reference: 80 } as const

const readText = (options: Options, name: keyof typeof longest): string | undefined => {
  const value = options[name]
  if (value === undefined) return undefined
  if (value.trim() === '' || findFault(value, { max: longest[name], lines: 'single' }))
    throw new StartRefusal(`--${name} must be plain text of at most ${longest[name]} characters.`)
  return value
}

const readWhole = (options: Options, name: 'quota' | 'days', most: number): number | undefined => {
  const value = options[name]
  if (value === undefined) return undefined
  const whole = /^\d{1,7}$/.test(value) ? Number(value) : 0
  if (whole < 1 || whole > most) throw new StartRefusal(`--${name} must be a whole number from 1 to ${most}.`)
  return whole
}

const understood = ['officer', 'label', 'days', 'quota', 'purpose', 'reference', 'post']

/** What the key of a national system reads for, unless the command says otherwise; its checks state their own. */
const systemReads = { purpose: 'security-check', reference: 'SYSTEM' } as const

/** Reads the options of the command line. Throws StartRefusal for one that is unknown or makes no sense. */
const readWish = (options: Options): KeyWish => {
  const unknown = Object.keys(options).find((name) => !understood.includes(name))
  if (unknown) throw new StartRefusal(`There is no option --${unknown}.`)
  const { purpose } = options
  if (purpose !== undefined && !isPurpose(purpose)) throw new StartRefusal(`There is no purpose ${purpose}.`)
  const post = readText(options, 'post')
  const reference = readText(options, 'reference')
  const quota = readWhole(options, 'quota', 1_000_000)
  const days = readWhole(options, 'days', 730)
  return {
    label: readText(options, 'label') ?? 'Made at the command line',
    ...(purpose ? { purpose } : {}),
    ...(post ? { post } : {}),
    ...(reference ? { reference } : {}),
    ...(quota ? { quota } : {}),
    ...(days ? { days } : {}),
  }
}

/**
 * Makes a key for an officer, with all that the officer's duties admit, and answers its text, which is nowhere else.
 * The fact names the system of the officer's bureau: whoever may run commands on the hub's machine is above all duties.
 * `options` are those of the command line without dashes, `platform` lists all operations. Throws StartRefusal in words.
 */
export const createKeyFor = async (
  database: Database,
  clock: Clock,
  officer: string,
  options: Options,
  platform: readonly Operation[],
): Promise<string> => {
  const wish = { ...(officer.endsWith('.system') ? systemReads : {}), ...readWish(options) }
  try {
    return await transaction(database, async (connection) => {
      const now = clock.now()
      const createdBy = 'command-line'
      const { key, made } = await makeKey(
        connection,
        { officer, createdBy, now, newId: () => newId(clock), platform },
        wish,
      )
      const { subjects = [], tell = [], detail = {} } = noteOfKey(made)
      await writeWithChange(connection.client, [
        factOf(clock, {
          operation: createKey.name,
          outcome: 'done',
          changed: true,
          bureau: made.bureau,
          officer: `${made.bureau}.system`,
          subjectKind: 'key',
          subject: made.id,
          subjects,
          tell,
          detail: { ...detail, by: createdBy },
        }),
      ])
      return key
    })
  } catch (error) {
    if (error instanceof Failure) throw new StartRefusal(say('en', `failure.${error.key}`, error.values))
    throw error
  }
}
