/** `npm run bench`: builds hub and measurements, then runs `main` of bench/run.ts with the words after `--`. */
import { build, install, tellAndFail } from './prepare.mjs'

try {
  await install()
  await build(['server', 'console', 'bench'])
  const { main } = await import('../dist/bench/bench/run.js')
  await main(process.argv.slice(2))
} catch (error) {
  tellAndFail(error)
}
