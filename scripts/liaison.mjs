#!/usr/bin/env node
/** `npx liaison <command>`: the command line, built first when its sources changed. */
import { build, install, tellAndFail } from './prepare.mjs'

try {
  await install()
  await build()
  const { main } = await import('../dist/server/main.js')
  await main(process.argv.slice(2))
} catch (error) {
  tellAndFail(error)
}
