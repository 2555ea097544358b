/** Installs and builds when something changed, with nothing but Node, so that each npm script can begin on a fresh machine. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The checkout. */
export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[/\\]$/, '')

const inRoot = (...parts) => join(root, ...parts)

/** Programs of the packages, as files for Node itself: the same on each platform, and no shell in between. */
export const tools = {
  tsc: inRoot('node_modules', 'typescript', 'bin', 'tsc'),
  vite: inRoot('node_modules', 'vite', 'bin', 'vite.js'),
  vitest: inRoot('node_modules', 'vitest', 'vitest.mjs'),
  biome: inRoot('node_modules', '@biomejs', 'biome', 'bin', 'biome'),
}

/** Something to tell the person at the terminal in whole sentences, without a stack. */
export class Stop extends Error {}

/** A line for the person at the terminal; standard output is left to what the command itself says. */
export const say = (sentence) => process.stderr.write(`${sentence}\n`)

/** Runs a program in the checkout and shows what it writes. Resolves to its exit code, 1 when a signal ended it. */
export const run = (program, args, env = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, env: { ...process.env, ...env }, stdio: 'inherit' })
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })

/** Runs a program and keeps what it writes. Resolves to `{ code, words }`. */
const runQuietly = (program, args) =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    const parts = []
    child.stdout.on('data', (part) => parts.push(part))
    child.stderr.on('data', (part) => parts.push(part))
    child.once('error', reject)
    child.once('close', (code) => resolve({ code: code ?? 1, words: Buffer.concat(parts).toString() }))
  })

/** Ends a script: a Stop and a refused start are told in their own words, anything else with its stack. */
export const tellAndFail = (error) => {
  const isPlain = error instanceof Stop || error?.name === 'StartRefusal'
  say(isPlain ? error.message : (error?.stack ?? String(error)))
  process.exitCode = 1
}

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'))

const isGlibc = (() => {
  // Looking up names of network peers is the slow part of a report.
  process.report.excludeNetwork = true
  return process.report.getReport().header.glibcVersionRuntime !== undefined
})()

/** Packages for other systems are left out by npm, so their absence is no reason to install again. */
const isForHere = ({ os, cpu, libc, optional }) => {
  const suits = (allowed, here) => !allowed || allowed.includes(here)
  if (optional && !os && !cpu) return false
  return suits(os, process.platform) && suits(cpu, process.arch) && suits(libc, isGlibc ? 'glibc' : 'musl')
}

/** Whether what npm noted in node_modules is what the lock file asks for. */
const isInstalled = () => {
  const noted = inRoot('node_modules', '.package-lock.json')
  if (!existsSync(noted)) return false
  const present = readJson(noted).packages
  const wanted = Object.entries(readJson(inRoot('package-lock.json')).packages).filter(([path]) => path !== '')
  return wanted.every(([path, entry]) => !isForHere(entry) || present[path]?.version === entry.version)
}

/** The npm that runs this script, or the one on the path. */
const findNpm = () => {
  const own = process.env.npm_execpath
  if (own && basename(own) === 'npm-cli.js') return [process.execPath, own]
  return process.platform === 'win32' ? ['npm.cmd'] : ['npm']
}

/** Runs `npm ci` when node_modules is missing or the lock file changed since. Throws Stop when npm fails. */
export const install = async () => {
  const stamp = inRoot('node_modules', '.liaison-installed')
  const lock = createHash('sha256')
    .update(readFileSync(inRoot('package-lock.json')))
    .digest('hex')
  const wanted = `${lock} ${process.platform} ${process.arch}`
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  if (!isInstalled()) {
    say('Installing packages (npm ci) ...')
    const [program, ...args] = findNpm()
    // Its words go to standard error, where they do not mix with what a command prints.
    const code = await new Promise((resolve, reject) => {
      const child = spawn(program, [...args, 'ci', '--include=dev', '--include=optional'], {
        cwd: root,
        shell: process.platform === 'win32',
        stdio: ['ignore', 2, 2],
      })
      child.once('error', reject)
      child.once('exit', resolve)
    }).catch((error) => {
      throw new Stop(`npm could not be started (${error.code}). Install Node with npm and run this again.`)
    })
    if (code !== 0) throw new Stop('The packages could not be installed; npm says why above.')
  }
  await writeFile(stamp, wanted)
}

/** Every file below a folder, as paths from the checkout, in order. */
const listFiles = (folder) =>
  existsSync(inRoot(folder))
    ? readdirSync(inRoot(folder), { withFileTypes: true })
        .flatMap((entry) => {
          const path = `${folder}/${entry.name}`
          return entry.isDirectory() ? listFiles(path) : [path]
        })
        .sort()
    : []

/** A hash of names, sizes and times of change. */
const fingerprint = (paths) => {
  const hash = createHash('sha256')
  for (const path of paths) {
    const { size, mtimeMs } = statSync(inRoot(path))
    hash.update(`${path} ${size} ${mtimeMs}\n`)
  }
  return hash.digest('hex')
}

const isTest = (path) => path.endsWith('.test.ts')
/** What the console never imports; a test of the imports holds it to that. */
const isServerOnly = (path) => /(^src\/(main|app)|\.(api|store|policy|reactions|demo))\.ts$/.test(path)
const isScreen = (path) => path.endsWith('.tsx') || path.startsWith('src/console/')

const parts = {
  server: {
    sources: () => [
      ...listFiles('src').filter((path) => path.endsWith('.ts') && !isTest(path) && !isScreen(path)),
      ...['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.server.json'],
    ],
    command: (folder) => [tools.tsc, '-p', 'tsconfig.server.json', '--outDir', folder],
  },
  console: {
    sources: () => [
      ...listFiles('src').filter((path) => !isTest(path) && !isServerOnly(path)),
      ...listFiles('locales'),
      ...['package.json', 'package-lock.json', 'vite.config.ts'],
    ],
    command: (folder) => [tools.vite, 'build', '--logLevel', 'warn', '--outDir', folder],
  },
  bench: {
    sources: () => [
      ...listFiles('bench'),
      ...listFiles('src').filter((path) => path.endsWith('.ts') && !isTest(path) && !isScreen(path)),
      ...['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.bench.json'],
    ],
    command: (folder) => [tools.tsc, '-p', 'tsconfig.bench.json', '--outDir', folder],
  },
}

/** Builds one part beside its place and puts it there when whole: a failed build leaves the last good one. */
const buildPart = async (name) => {
  const { sources, command } = parts[name]
  const place = inRoot('dist', name)
  const stamp = inRoot('dist', `.${name}`)
  const now = fingerprint(sources())
  if (existsSync(place) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return
  say(`Building ${name} ...`)
  const making = `${place}.making-${process.pid}`
  try {
    await mkdir(inRoot('dist'), { recursive: true })
    const { code, words } = await runQuietly(process.execPath, command(making))
    if (code !== 0) throw new Stop(`${words.trim()}\nThe ${name} could not be built.`)
    await rm(stamp, { force: true })
    await rm(place, { recursive: true, force: true })
    await rename(making, place)
    await writeFile(stamp, now)
  } finally {
    await rm(making, { recursive: true, force: true })
  }
}

/** Builds the named parts that are older than their sources, side by side. Throws Stop with the compiler's words. */
export const build = async (names = ['server', 'console']) => {
  const results = await Promise.allSettled(names.map(buildPart))
  const failed = results.filter(({ status }) => status === 'rejected')
  if (failed.length === 1 || failed.some(({ reason }) => !(reason instanceof Stop))) throw failed[0].reason
  if (failed.length > 1) throw new Stop(failed.map(({ reason }) => reason.message).join('\n\n'))
}
