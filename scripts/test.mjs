/**
 * `npm test`: installs, checks, builds, sees to a browser, runs every test. Words after `--` go to Vitest; a path among them
 * leaves the check out. `--golden` writes the golden files anew instead of comparing with them.
 */
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { check } from './check.mjs'
import { build, install, run, Stop, say, tellAndFail, tools } from './prepare.mjs'

const browsers = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

const isProgram = (path) => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

const findProgram = (names) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find(isProgram)

const findChromium = () => process.env.LIAISON_CHROMIUM || findProgram(browsers)

/** The path of a Chromium, installed by apt where that may be done. Throws Stop that says what to install. */
const ensureChromium = async () => {
  const found = findChromium()
  if (found) return found
  const please =
    'The browser tests need Chromium. Install it (on Debian: apt-get install chromium) or name one in LIAISON_CHROMIUM, then run this again.'
  if (process.getuid?.() !== 0 || !findProgram(['apt-get'])) throw new Stop(please)
  say('Installing Chromium for the browser tests (apt-get) ...')
  const silent = { DEBIAN_FRONTEND: 'noninteractive' }
  // Without the recommended packages, which would bring a hundred more and upgrade parts of the system.
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']])
    if ((await run('apt-get', ['-qq', '-o', 'Dpkg::Use-Pty=0', ...args], silent)) !== 0)
      throw new Stop(`apt-get ${args[0]} failed. ${please}`)
  const installed = findChromium()
  if (!installed) throw new Stop(please)
  return installed
}

try {
  const passed = process.argv.slice(2)
  const golden = passed.includes('--golden')
  const words = passed.filter((word) => word !== '--golden')
  const isWhole = !golden && !words.some((word) => !word.startsWith('-'))
  await install()
  const failed = isWhole ? await check() : []
  if (failed.length > 0) throw new Stop(`\nNot in order: ${failed.join(', ')}. The tests were not run.`)
  await build()
  const env = { LIAISON_CHROMIUM: await ensureChromium(), ...(golden && { GOLDEN: 'write' }) }
  process.exitCode = await run(process.execPath, [tools.vitest, 'run', ...(golden ? ['golden'] : []), ...words], env)
} catch (error) {
  tellAndFail(error)
}
