/** Starts, finds and stops the embedded PostgreSQL of one store folder: a Unix socket, no TCP, one hub at a time. */
import { spawn, spawnSync } from 'node:child_process'
import {
  accessSync,
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { DatabaseAddress } from './database.ts'
import { StartRefusal } from './failure.ts'
import {
  argumentsFor,
  checkVersion,
  environment,
  giveTo,
  initialise,
  makeSocketFolder,
  type PostgresBinaries,
  port,
  preparePostgres,
  runAs,
  superuser,
} from './postgres-binaries.ts'

/** A running store. */
export type EmbeddedStore = {
  /** The private folder of the Unix socket. */
  readonly socket: string
  /** The store folder, without symbolic links. */
  readonly folder: string
  /** The address of a database in it; `liaison` always exists. */
  readonly connection: (database: string) => DatabaseAddress
  /** Stops the server and waits until it is gone; resolves also when it had died, and when called again. */
  readonly stop: () => Promise<void>
}

export type EmbeddedOptions = {
  /** Made when missing. Holds the data folder, the lock of the hub and the server's log. */
  readonly folder: string
  /** False for throw-away stores of tests only: nothing waits for the disk. Default true. */
  readonly durable?: boolean
  /** Megabytes of `shared_buffers`, default 128. */
  readonly sharedBuffersMb?: number
  /** Whether a server left behind by a hub that died is taken over when it fits, not restarted. Default true. */
  readonly adopt?: boolean
}

const pathsOf = (folder: string) => ({
  cluster: join(folder, 'cluster'),
  lock: join(folder, 'hub.lock'),
  log: join(folder, 'postgres.log'),
})

// Processes

/** Something that tells a process from a later one under the same number; undefined when there is no such living process. */
const readBirth = (pid: number): string | undefined => {
  if (process.platform !== 'linux') {
    const { stdout } = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' })
    return stdout?.trim() || undefined
  }
  try {
    // The name in the second field may hold spaces and brackets; the state is the 3rd field, the start in ticks the 22nd.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${fields[19]}`
  } catch {
    return undefined
  }
}

/** Whether the process is a PostgreSQL server of this data folder, and not some later process under its number. */
const serves = (pid: number, cluster: string): boolean => {
  if (process.platform !== 'linux')
    return spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout.includes(
      `-D ${cluster} `,
    )
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(cluster)
  } catch {
    return false
  }
}

type Postmaster = { readonly pid: number; readonly socket: string; readonly status: string }

/** The living server of a data folder, from the file it keeps there; undefined when there is none or the file is stale. */
const findPostmaster = (cluster: string): Postmaster | undefined => {
  let lines: string[]
  try {
    lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return undefined
  }
  const pid = Number(lines[0])
  if (!(pid > 1) || !serves(pid, cluster)) return undefined
  return { pid, socket: lines[4] ?? '', status: lines[7]?.trim() ?? '' }
}

/**
 * Clears what a dead server left so that the next one starts. Another process, or a dead one that nobody has reaped, may be
 * there under its number, and PostgreSQL would take that for the server: the number is replaced by one that no process can
 * have. The rest of the file stays, because by it the server finds the old shared memory and sees the last child go.
 */
const clearRemains = (cluster: string, socket: string): void => {
  const file = join(cluster, 'postmaster.pid')
  for (const name of [`.s.PGSQL.${port}`, `.s.PGSQL.${port}.lock`]) rmSync(join(socket, name), { force: true })
  if (existsSync(file)) writeFileSync(file, readFileSync(file, 'utf8').replace(/^-?\d+/, String(2 ** 31 - 1)))
}

const signal = (pid: number, name: NodeJS.Signals): void => {
  try {
    process.kill(pid, name)
  } catch {
    // It died in between, which is what was wanted.
  }
}

const waitUntil = async (isSo: () => boolean, milliseconds: number): Promise<boolean> => {
  for (const end = Date.now() + milliseconds; Date.now() < end; ) {
    if (isSo()) return true
    await sleep(20)
  }
  return isSo()
}

/** Fast shutdown, which ends sessions and writes a checkpoint; immediate after a minute, and the kernel's own word at last. */
const stopPostmaster = async (pid: number, cluster: string): Promise<void> => {
  for (const [name, patience] of [
    ['SIGINT', 60_000],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 10_000],
  ] as const) {
    if (!serves(pid, cluster)) return
    signal(pid, name)
    if (await waitUntil(() => !serves(pid, cluster), patience)) return
  }
}

// The lock of the hub

/**
 * Takes the lock file of the folder for this process. A lock whose holder is gone is set aside; one that another process
 * took in the same moment is put back. Returns what gives it up. Throws StartRefusal while its holder lives.
 */
const takeLock = (folder: string): (() => void) => {
  const { lock } = pathsOf(folder)
  const own = `${process.pid}\n${readBirth(process.pid) ?? ''}\n`
  const draft = `${lock}.${process.pid}`
  const aside = `${draft}.old`
  const read = (path: string): string | undefined => (existsSync(path) ? readFileSync(path, 'utf8') : undefined)
  writeFileSync(draft, own, { mode: 0o600 })
  try {
    for (;;) {
      try {
        linkSync(draft, lock)
        return () => {
          if (read(lock) === own) rmSync(lock, { force: true })
        }
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      }
      const held = read(lock)
      const [pid = '', birth = ''] = held?.split('\n') ?? []
      if (held && readBirth(Number(pid)) === birth)
        throw new StartRefusal(
          `Another hub (process ${pid}) runs on the store in ${folder}. Stop it first, or set LIAISON_DATA to another folder.`,
        )
      try {
        renameSync(lock, aside)
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
        continue
      }
      if (read(aside) !== held && !existsSync(lock)) linkSync(aside, lock)
      rmSync(aside, { force: true })
    }
  } finally {
    rmSync(draft, { force: true })
  }
}

// The server

const longestLog = 5 * 1024 * 1024

/** Keeps one older log. The server appends, so the file may be cut under its hand. */
const boundLog = (log: string): void => {
  if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) <= longestLog) return
  copyFileSync(log, `${log}.1`)
  truncateSync(log)
}

/** Starts the server and waits until it takes connections; recovery after a crash may take minutes, so death alone ends the wait. */
const launch = async (folder: string, binaries: PostgresBinaries, args: readonly string[]): Promise<Postmaster> => {
  const { cluster, log } = pathsOf(folder)
  for (const end = Date.now() + 15_000; ; ) {
    boundLog(log)
    const output = openSync(log, 'a', 0o600)
    giveTo(binaries.user, log)
    const from = statSync(log).size
    const command = runAs(binaries.user, join(binaries.folder, 'postgres'), args)
    // Its own process group: Ctrl C in the terminal reaches the hub, and the hub stops the server when it is through.
    const child = spawn(command.program, command.args, {
      ...command.options,
      cwd: '/',
      env: environment,
      detached: true,
      stdio: ['ignore', output, output],
    })
    child.unref()
    closeSync(output)
    let dead: string | undefined
    child.once('error', (error) => {
      dead = error.message
    })
    child.once('exit', (code, name) => {
      dead = `it ended with ${name ?? code}`
    })
    for (;;) {
      const postmaster = findPostmaster(cluster)
      if (postmaster && postmaster.pid === child.pid && postmaster.status === 'ready') return postmaster
      if (dead) break
      await sleep(10)
    }
    const words = readFileSync(log, 'utf8').slice(from)
    // Children of a server that was killed need a moment to notice; until then its shared memory is in use.
    if (/shared memory|postmaster\.pid/.test(words) && Date.now() < end) {
      await sleep(200)
      continue
    }
    const last = words.match(/(?:FATAL|PANIC): {2}(.*)/)?.[1]
    throw new StartRefusal(`The embedded PostgreSQL did not start: ${last ?? dead}. More is in ${log}.`)
  }
}

const connectionTo =
  (socket: string) =>
  (database: string): DatabaseAddress => ({ host: socket, port, user: superuser, database })

/** Asks one question over a connection of its own. Undefined when the server does not answer. */
const ask = async (socket: string, text: string): Promise<{ server_version?: string }[] | undefined> => {
  const client = new pg.Client({ ...connectionTo(socket)('postgres'), connectionTimeoutMillis: 5_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return (await client.query(text)).rows
  } catch {
    return undefined
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** The server a dead hub left behind, when it runs with the same binaries and settings; otherwise it is stopped. */
const adoptOrStop = async (
  cluster: string,
  binaries: PostgresBinaries,
  args: readonly string[],
  adopt: boolean,
): Promise<Postmaster | undefined> => {
  await waitUntil(() => !['starting', 'stopping'].includes(findPostmaster(cluster)?.status ?? ''), 60_000)
  const orphan = findPostmaster(cluster)
  if (!orphan) return undefined
  if (adopt && orphan.status === 'ready') {
    const words = readFileSync(join(cluster, 'postmaster.opts'), 'utf8')
    const same = words.trim() === [join(binaries.folder, 'postgres'), ...args.map((arg) => `"${arg}"`)].join(' ')
    const [answer] = (same && (await ask(orphan.socket, 'SHOW server_version'))) || []
    if (answer?.server_version === binaries.version) return orphan
  }
  await stopPostmaster(orphan.pid, cluster)
  return undefined
}

const makeFolder = (folder: string): string => {
  try {
    mkdirSync(dirname(folder), { recursive: true })
    if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 })
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    return realpathSync(folder)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new StartRefusal(
      `The folder ${folder} for the store cannot be made or written by this user (${code}). Set LIAISON_DATA to a folder of your own.`,
    )
  }
}

/**
 * Starts the embedded PostgreSQL of `folder`: makes the store on first use, takes over or restarts a server that a dead hub
 * left behind, and recovers after a crash. The process holds the folder until `stop`.
 * Throws StartRefusal in plain words when another hub holds it, when the platform or the folder does not allow it, or when
 * the data folder is of another version.
 */
export const startEmbedded = async (options: EmbeddedOptions): Promise<EmbeddedStore> => {
  const durable = options.durable ?? true
  const folder = makeFolder(resolve(options.folder))
  const { cluster, lock, log } = pathsOf(folder)
  const unlock = takeLock(folder)
  try {
    const binaries = preparePostgres(folder, cluster)
    // What root writes beside the data belongs to the same owner, who may start the store without root the next time.
    giveTo(binaries.user, lock)
    if (!existsSync(cluster)) initialise(folder, cluster, binaries, durable)
    checkVersion(cluster, binaries)
    const socket = makeSocketFolder(folder, binaries.user)
    const args = argumentsFor(cluster, socket, { durable, sharedBuffersMb: options.sharedBuffersMb ?? 128 })
    let postmaster = await adoptOrStop(cluster, binaries, args, options.adopt ?? true)
    if (!postmaster) {
      clearRemains(cluster, socket)
      postmaster = await launch(folder, binaries, args)
    }
    const { pid } = postmaster
    const known = await ask(socket, `SELECT 1 FROM pg_database WHERE datname = 'liaison'`)
    if (!known || (known.length === 0 && !(await ask(socket, 'CREATE DATABASE liaison')))) {
      await stopPostmaster(pid, cluster)
      throw new StartRefusal(`The embedded PostgreSQL runs but does not answer. More is in ${log}.`)
    }
    const bounding = setInterval(() => boundLog(log), 60_000).unref()
    let stopped: Promise<void> | undefined
    const stop = async (): Promise<void> => {
      clearInterval(bounding)
      await stopPostmaster(pid, cluster)
      if (socket !== join(folder, 'socket')) rmSync(socket, { recursive: true, force: true })
      unlock()
    }
    return {
      socket,
      folder,
      connection: connectionTo(socket),
      stop: () => {
        stopped ??= stop()
        return stopped
      },
    }
  } catch (error) {
    unlock()
    throw error
  }
}

/**
 * The running store of `folder`, for a command beside the hub; undefined when none runs or it does not answer.
 * Its `stop` leaves the server to whoever started it.
 */
export const attachEmbedded = async (folder: string): Promise<EmbeddedStore | undefined> => {
  if (!existsSync(folder)) return undefined
  const path = realpathSync(folder)
  const { cluster } = pathsOf(path)
  const postmaster = findPostmaster(cluster)
  if (!postmaster || !(await ask(postmaster.socket, 'SELECT 1'))) return undefined
  return {
    socket: postmaster.socket,
    folder: path,
    connection: connectionTo(postmaster.socket),
    stop: async () => undefined,
  }
}
