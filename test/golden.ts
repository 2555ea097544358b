/** Golden files: what the platform says of itself, checked in so that a change of it is seen in the diff. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'

/** Compares with `test/golden/<name>`, or writes it when `npm run golden` asks. A missing file fails. */
export const expectGolden = (name: string, text: string): void => {
  const path = fileURLToPath(new URL(`golden/${name}`, import.meta.url))
  if (process.env.GOLDEN === 'write') {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
  expect(text).toBe(readFileSync(path, 'utf8'))
}
