// The command line: the only file that starts anything.
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { CommandLine } from './feed/feed.import-command.ts'
import { systemClock } from './kernel/clock.ts'
import { checkClock, type Database, openDatabase } from './kernel/database.ts'
import { StartRefusal } from './kernel/failure.ts'
import type { Report, RunningHub } from './kernel/hub.ts'
import { migrate } from './kernel/migration.ts'
import { attachEmbedded, startEmbedded } from './kernel/postgres.ts'
import { openSecret } from './kernel/secret.ts'
import { readSettings, type Settings } from './kernel/settings.ts'

const usage = `liaison: network software for international police cooperation

  liaison hub                             starts the hub (the same as npm start)
  liaison key create --officer NAME       makes a key for a national system and prints it, once
          [--label TEXT] [--days N] [--quota N] [--purpose P --reference R] [--post NAME]
  liaison officer invite --bureau CODE --duty DUTY
                                          makes the one-time link by which an officer registers a passkey, and prints it, once
          [--officer NAME] [--title TEXT]
  liaison import DATABASE --format csv|jsonl|ofac-sdn PATH
                                          enters the records of a file; run again after a stop, it goes on where it stood
          [--bureau CODE] [--mapping FILE.json|NAME] [--save-mapping NAME] [--encoding E] [--separator S]
          [--no-header] [--preview N] [--dry-run] [--anew]
          [--whole [--confirmed]]         of an outside list: withdraws the entries that the file no longer holds
  liaison help                            prints this

Settings come from the environment: HOST, PORT, LIAISON_ORIGIN, LIAISON_DATA, LIAISON_KEYS, DATABASE_URL, LIAISON_WORLD, LIAISON_WORKERS,
LIAISON_REHEARSAL, LIAISON_SMTP_URL, LIAISON_MAIL_FROM, LIAISON_WEBHOOK_PRIVATE.
`

const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

/**
 * What went wrong, for the operator: name, code and places in the code. Messages are left out, since those of drivers and
 * parsers quote data (invariant 7).
 */
const report: Report = (error, reference) => {
  const { name = 'Error', code = '', stack = '' } = error as { name?: string; code?: string; stack?: string }
  const places = stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .join('\n')
  process.stderr.write(`fault ${reference} ${new Date().toISOString()} ${name} ${code}\n${places}\n`)
}

const storeFolder = (settings: Settings): string => join(settings.dataFolder, 'store')

type Store = { readonly database: Database; readonly stop: () => Promise<void>; readonly embedded: boolean }

/** The hub's own connections: requests, groups, sequencer, feed. */
const hubConnections = 16

const openStore = async (settings: Settings): Promise<Store> => {
  if (settings.databaseUrl) {
    const database = openDatabase(settings.databaseUrl, { max: hubConnections, name: 'liaison hub' })
    return { database, stop: database.stop, embedded: false }
  }
  const store = await startEmbedded({ folder: storeFolder(settings) })
  const database = openDatabase(store.connection('liaison'), { max: hubConnections, name: 'liaison hub' })
  return {
    database,
    embedded: true,
    stop: async () => {
      await database.stop()
      await store.stop()
    },
  }
}

/** What an empty store becomes: a demonstration where it is embedded, unless the settings say otherwise. */
const isReal = (world: Settings['world'], embedded: boolean): boolean =>
  (world ?? (embedded ? 'demonstration' : 'none')) === 'none'

const nobodyNeedsLinks =
  'This store is empty and will be a demonstration, where people sign in by picking an officer. For a real world set LIAISON_WORLD=none.'

/**
 * Connections the system holds until the hub takes them; beyond them it drops the last step of the handshake, and the caller's system
 * tries again after 1, 3, 7 seconds (RFC 6298 2.1, 5.5). Node's own 511 are used up by a second of many posts' checks behind a pause of
 * half a second; systems cut what is too much for them (`net.core.somaxconn`, 4096 on Linux).
 */
const connectionsWaiting = 4096

/** What is practised as soon as a hub listens: the first seconds of a load cost half of what they would cost otherwise. */
const rehearsalMilliseconds = 1_500

/** What was practised leaves some 30 MB that nobody has: given back now, while few are there whom a pause of the collector keeps waiting. */
const collectGarbage = (): void => {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
}

/** A hub that could not practise works as well, after a slow minute. */
const rehearse = async (hub: RunningHub): Promise<void> => {
  try {
    const { requests, milliseconds } = await hub.rehearse({ milliseconds: rehearsalMilliseconds })
    collectGarbage()
    say(`Rehearsed ${requests} invented requests in ${(milliseconds / 1000).toFixed(1)} s.`)
  } catch (error) {
    report(error, 'rehearsal')
  }
}

// Each command loads what it needs: the whole platform takes half a second, which a key or an import need not wait for.

const runHub = async (): Promise<void> => {
  const [{ slices }, { startHub }, { openDoors }, { isEmpty, seedDemonstration, seedOrganisation }] = await Promise.all(
    [import('./app.ts'), import('./kernel/hub.ts'), import('./kernel/door.ts'), import('./demonstration.ts')],
  )
  const settings = readSettings(process.env)
  const store = await openStore(settings)
  try {
    await migrate(store.database)
    await checkClock(store.database, systemClock.milliseconds)
    if (await isEmpty(store.database)) {
      if (isReal(settings.world, store.embedded)) await seedOrganisation(store.database, systemClock)
      else {
        const secret = await openSecret(store.database, settings)
        await seedDemonstration(store.database, systemClock, { report: say, secret })
      }
    }
    const hub = await startHub({ database: store.database, clock: systemClock, settings, slices, report })
    await hub.server.listen({ host: settings.host, port: settings.port, backlog: connectionsWaiting })
    const closeDoors = await openDoors(hub.server.server, connectionsWaiting)
    await tellHowToSignIn(store.database)
    say(`Liaison is ready at ${settings.origin}`)
    const isAskedToStop = untilAskedToStop()
    if (settings.rehearses) await rehearse(hub)
    await isAskedToStop
    closeDoors()
    await hub.stop()
  } finally {
    await store.stop()
  }
}

const tellHowToSignIn = async (database: Database): Promise<void> => {
  const { rows } = await database.client.query<{ kind: string }>('select kind from world')
  if (rows[0]?.kind !== 'demonstration') return
  say('This is a demonstration world: every person, document and vehicle in it is invented (EXERCISE).')
  say('Sign in by picking an officer, for example vn.post (a border post), fr.desk (the source), gs.command.')
}

/** Resolves at the first Ctrl C or SIGTERM; a second one ends the process at once. */
const untilAskedToStop = (): Promise<void> =>
  new Promise((resolve) => {
    const stop = (): void => {
      process.once('SIGINT', () => process.exit(130))
      process.once('SIGTERM', () => process.exit(143))
      resolve()
    }
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
  })

/** Attaches to the running store of the settings' folder, or starts it for as long as the work takes. */
const withStore = async (work: (database: Database) => Promise<void>): Promise<void> => {
  const settings = readSettings(process.env)
  const running = settings.databaseUrl ? undefined : await attachEmbedded(storeFolder(settings))
  if (!running) {
    const store = await openStore(settings)
    try {
      await migrate(store.database)
      await work(store.database)
    } finally {
      await store.stop()
    }
    return
  }
  const database = openDatabase(running.connection('liaison'), { max: 2, name: 'liaison command' })
  await work(database).finally(database.stop)
}

/** Words that stand by themselves, and options: `--name value`, or `--name` alone for those in `flags`. */
const optionsOf = (args: readonly string[], flags: readonly string[] = []): CommandLine => {
  const words: string[] = []
  const options = new Map<string, string | true>()
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at] ?? ''
    if (!word.startsWith('--')) words.push(word)
    else if (flags.includes(word.slice(2))) options.set(word.slice(2), true)
    else {
      at += 1
      const value = args[at]
      if (value === undefined || word === '--') throw new StartRefusal(`Not understood: ${word}\n\n${usage}`)
      options.set(word.slice(2), value)
    }
  }
  return { words, options }
}

const createKey = (args: readonly string[]): Promise<void> =>
  withStore(async (database) => {
    const { words, options } = optionsOf(args)
    if (words.length > 0) throw new StartRefusal(`Not understood: ${words[0]}\n\n${usage}`)
    const { officer, ...wish } = Object.fromEntries([...options].map(([name, value]) => [name, String(value)]))
    const [{ operations }, { createKeyFor }] = await Promise.all([
      import('./app.ts'),
      import('./officer/officer.key-command.ts'),
    ])
    if (!officer) throw new StartRefusal('Say whose key it is: liaison key create --officer vn.system')
    say(await createKeyFor(database, systemClock, officer, wish, operations))
  })

const inviteOfficer = (args: readonly string[]): Promise<void> =>
  withStore(async (database) => {
    const { words, options } = optionsOf(args)
    if (words.length > 0) throw new StartRefusal(`Not understood: ${words[0]}\n\n${usage}`)
    const wish = Object.fromEntries([...options].map(([name, value]) => [name, String(value)]))
    const { origin, world, databaseUrl } = readSettings(process.env)
    const [{ isEmpty, seedOrganisation }, { inviteFromCommandLine }] = await Promise.all([
      import('./demonstration.ts'),
      import('./officer/officer.invite-command.ts'),
    ])
    // A real world that was never started has no bureaus yet: this command may be the first thing anybody does with it.
    if (await isEmpty(database)) {
      if (!isReal(world, databaseUrl === undefined)) throw new StartRefusal(nobodyNeedsLinks)
      await seedOrganisation(database, systemClock)
    }
    say(await inviteFromCommandLine(database, systemClock, origin, wish))
  })

const importFile = (args: readonly string[]): Promise<void> =>
  withStore(async (database) => {
    const { dataFolder, databaseUrl } = readSettings(process.env)
    const { importFlags, importFromCommandLine } = await import('./feed/feed.import-command.ts')
    let isStopped = false
    untilAskedToStop().then(() => {
      isStopped = true
    })
    process.exitCode = await importFromCommandLine(optionsOf(args, importFlags), {
      database,
      clock: systemClock,
      terminal: { write: (text) => process.stdout.write(text), isTerminal: process.stdout.isTTY },
      dataFolder,
      embedded: databaseUrl === undefined,
      isStopped: () => isStopped,
    })
  })

/** Runs one command. Throws StartRefusal with sentences for the person at the terminal. */
export const main = async (args: readonly string[]): Promise<void> => {
  const [command, ...rest] = args
  if (command === 'hub') return runHub()
  if (command === 'key' && rest[0] === 'create') return createKey(rest.slice(1))
  if (command === 'officer' && rest[0] === 'invite') return inviteOfficer(rest.slice(1))
  if (command === 'import') return importFile(rest)
  if (command === undefined || command === 'help' || command === '--help') return say(usage)
  throw new StartRefusal(`There is no command ${command}.\n\n${usage}`)
}
