/** `npm run check`: form and types of everything, each under its heading; goes on after a failure so that all is seen at once. */
import { fileURLToPath } from 'node:url'
import { install, run, say, tellAndFail, tools } from './prepare.mjs'

const steps = [
  ['Form and lint', [tools.biome, 'check']],
  ['Types of the server', [tools.tsc, '--noEmit', '-p', 'tsconfig.server.json']],
  ['Types of the console', [tools.tsc, '--noEmit', '-p', 'tsconfig.console.json']],
  ['Types of tests and bench', [tools.tsc, '--noEmit', '-p', 'tsconfig.test.json']],
]

/** Runs every step; returns the headings of those that failed. */
export const check = async () => {
  const failed = []
  for (const [heading, args] of steps) {
    say(`\n${heading}`)
    if ((await run(process.execPath, args)) !== 0) failed.push(heading)
  }
  return failed
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await install()
    const failed = await check()
    if (failed.length > 0) {
      say(`\nNot in order: ${failed.join(', ')}.`)
      process.exitCode = 1
    }
  } catch (error) {
    tellAndFail(error)
  }
}
