// `liaison officer invite`: the one-time link of a first officer from the command line, with the fact that says so.
import { readBureau } from '../bureau/bureau.store.ts'
import { type Clock, newId } from '../kernel/clock.ts'
import type { Connection, Database } from '../kernel/database.ts'
import { Failure, StartRefusal } from '../kernel/failure.ts'
import { factOf, writeWithChange } from '../kernel/ledger.ts'
import { transaction } from '../kernel/transaction.ts'
import { say } from '../kernel/words.ts'
import { duties, isDuty } from '../terms/duty.ts'
import { findFault } from '../terms/plain-text.ts'
import { invite, noteOfInvitation } from './invitation.making.ts'
import { inviteOfficer } from './invitation.operations.ts'
import { everRegistered } from './invitation.store.ts'
import { officerNameForm } from './officer.schema.ts'
import { lockOfficer, readOfficer } from './officer.store.ts'
import { appoint } from './officer.tenure.ts'

type Options = Readonly<Record<string, string>>

const understood = ['bureau', 'duty', 'officer', 'title']
const longestTitle = 120

type Wish = {
  readonly bureau: string
  readonly name: string
  readonly duty: (typeof duties)[number]
  readonly title: string
}

/** Reads the options of the command line. Throws StartRefusal for one that is unknown, missing or makes no sense. */
const readWish = (options: Options): Wish => {
  const unknown = Object.keys(options).find((name) => !understood.includes(name))
  if (unknown) throw new StartRefusal(`There is no option --${unknown}.`)
  const { bureau, duty } = options
  if (!bureau || !duty)
    throw new StartRefusal('Say whom to invite: liaison officer invite --bureau gs --duty administrator')
  if (!isDuty(duty) || duty === 'system')
    throw new StartRefusal(
      `There is no duty ${duty} for people. Choose one of ${duties.filter((one) => one !== 'system').join(', ')}.`,
    )
  const name = options.officer ?? `${bureau}.${duty}`
  if (officerNameForm.exec(name)?.[1] !== bureau)
    throw new StartRefusal(
      `--officer must be the code of the bureau, a dot and a short word, such as ${bureau}.${duty}.`,
    )
  const title = options.title ?? 'Invited at the command line'
  if (title.trim() === '' || findFault(title, { max: longestTitle, lines: 'single' }))
    throw new StartRefusal(`--title must be plain text of at most ${longestTitle} characters.`)
  return { bureau, name, duty, title }
}

/** The officer of that name; one that is not there is appointed with this duty alone, cleared as low as can be. */
const officerFor = async (connection: Connection, clock: Clock, { bureau, name, duty, title }: Wish) => {
  await lockOfficer(connection, name)
  const present = await readOfficer(connection, name)
  if (present) return present
  const making = { ...connection, now: clock.now(), newId: () => newId(clock) }
  const appointment = { name, bureau, unit: '', title, duties: [duty], clearance: 1, post: '', language: 'en' as const }
  return appoint(making, appointment)
}

/**
 * Makes a one-time link for an officer and answers what to print; the link is nowhere else. An officer who has passkeys already gets
 * a recovery: they end when the link is used, and a day of reading only follows. The fact names the system of the officer's
 * bureau: whoever may run commands on the hub's machine is above all duties. Throws StartRefusal in words.
 */
export const inviteFromCommandLine = async (
  database: Database,
  clock: Clock,
  origin: string,
  options: Options,
): Promise<string> => {
  const wish = readWish(options)
  try {
    return await transaction(database, async (connection) => {
      if (!(await readBureau(connection, wish.bureau))) throw new StartRefusal(`There is no bureau ${wish.bureau}.`)
      const officer = await officerFor(connection, clock, wish)
      const lost = await everRegistered(connection, officer.name)
      const by = 'command-line'
      const kind = lost ? 'recovery' : 'new'
      const { link, invitation } = await invite(connection, officer, {
        id: newId(clock),
        now: clock.now(),
        by,
        origin,
        kind,
      })
      const { subjects = [], tell = [], detail = {} } = noteOfInvitation(invitation)
      await writeWithChange(connection.client, [
        factOf(clock, {
          operation: inviteOfficer.name,
          outcome: 'done',
          changed: true,
          bureau: officer.bureau,
          officer: `${officer.bureau}.system`,
          subjectKind: 'invitation',
          subject: invitation.id,
          subjects,
          tell,
          detail: { ...detail, by },
        }),
      ])
      const warning = lost ? `\nPasskeys ${officer.name} has now end when it is used.` : ''
      return `${link}\n\nFor ${officer.name}, once, until ${invitation.endsAt}.${warning}`
    })
  } catch (error) {
    if (error instanceof Failure) throw new StartRefusal(say('en', `failure.${error.key}`, error.values))
    throw error
  }
}
