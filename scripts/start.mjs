/** `npm start`: installs and builds what is missing, then runs the hub in this very process, so that Ctrl C reaches it. */
import { build, install, tellAndFail } from './prepare.mjs'

/**
 * A signal sent to npm ends npm and its shell, and neither passes it on: without this, a supervisor that stops npm would
 * leave the hub behind. Losing the parent counts as the signal.
 */
const followParent = () => {
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && process.kill(process.pid, 'SIGTERM'), 1_000).unref()
}

try {
  if (process.env.npm_lifecycle_event === 'start') followParent()
  await install()
  await build()
  const { main } = await import('../dist/server/main.js')
  await main(['hub'])
} catch (error) {
  tellAndFail(error)
}
