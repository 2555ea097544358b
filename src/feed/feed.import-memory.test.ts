/** Laws of memory: however long the file and whatever is wrong in it, what an import has in its hands of it is bounded. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { longestLine } from '../intake/intake-record.ts'
import { chunk, type FilePart, openSource, readSource, type SourceFormat } from '../intake/record-source.ts'
import { cutBatches, mostBytes } from './feed.import-batches.ts'
import { mostOfFile } from './feed.schema.ts'

/** What a line of the file does. A quote that never closes, a line cut off at the end and one reference twice are among them. */
const kinds = ['short', 'long', 'quoted', 'broken-quote', 'not-utf-8', 'endless', 'repeated'] as const
type Kind = (typeof kinds)[number]
type Stretch = { readonly kind: Kind; readonly lines: number }

const spare = 'x'.repeat(4_000)
const csvLine = (kind: Kind, at: number): Buffer => {
  const line = `EXERCISE-${kind === 'repeated' ? 7 : at},lost,${kind === 'long' ? spare : 'note'}`
  if (kind === 'quoted') return Buffer.from(`EXERCISE-${at},lost,"over\n\n${spare}"\n`)
  if (kind === 'broken-quote') return Buffer.from(`EXERCISE-${at},lost,"note\n`)
  if (kind === 'not-utf-8') return Buffer.concat([Buffer.from(line), Buffer.from([0xff, 0x0a])])
  return Buffer.from(kind === 'endless' ? `${line}${'y'.repeat(2 * longestLine)}\n` : `${line}\n`)
}
const objectLine = (kind: Kind, at: number): Buffer => {
  const entry = { reference: `EXERCISE-${kind === 'repeated' ? 7 : at}`, note: kind === 'long' ? spare : '' }
  const line = JSON.stringify(entry)
  if (kind === 'broken-quote') return Buffer.from(`${line.replace('"', '')}\n`)
  if (kind === 'not-utf-8') return Buffer.concat([Buffer.from(line), Buffer.from([0xff, 0x0a])])
  return Buffer.from(kind === 'endless' ? `${line}${' '.repeat(2 * longestLine)}\n` : `${line}\n`)
}

const fileOf = (format: SourceFormat, stretches: readonly Stretch[]): Buffer => {
  const line = format === 'csv' ? csvLine : objectLine
  const lines = stretches.flatMap(({ kind, lines: many }) =>
    // One line of two million bytes says what a hundred would.
    Array.from({ length: kind === 'endless' ? 1 : many }, () => kind),
  )
  const head = format === 'csv' ? [Buffer.from('reference,status,note\n')] : []
  return Buffer.concat([...head, ...lines.map(line), Buffer.from('EXERCISE-CUT,lo')])
}

const mapping = {
  columns: [
    { from: 'reference', to: '/reference' },
    { from: 'note', to: '/fields/note' },
  ],
  constants: [],
}

/** What is unfinished in a reader: a line beyond the limit is let go, a quote that stays open is given up after so much. */
const mostUnfinished = longestLine + 2 * chunk

const stretches = fc.array(fc.record({ kind: fc.constantFrom(...kinds), lines: fc.integer({ min: 1, max: 900 }) }), {
  minLength: 1,
  maxLength: 6,
})

describe.each(['csv', 'jsonl'] as const)('a file of %s', (format) => {
  test('is read no further than a batch needs, and a batch holds little more than a million bytes', async () => {
    await fc.assert(
      fc.asyncProperty(stretches, async (drawn) => {
        const bytes = fileOf(format, drawn)
        let reached = 0
        const part: FilePart = {
          name: 'exercise',
          size: bytes.length,
          read: async (from, to) => {
            expect(to - from).toBeLessThanOrEqual(chunk)
            reached = Math.max(reached, to)
            return new Uint8Array(bytes.subarray(from, to))
          },
        }
        const source = await openSource([part], { format, header: true })
        reached = source.first.offset
        const lines = readSource(source, source.first, format === 'csv' ? mapping : undefined, [])
        let done = source.first
        for await (const batch of cutBatches(lines, source.first, source.size, () => mostOfFile)) {
          // A batch ends with the line that made it long enough; a stretch of damage is one line here.
          const { to, read, unread } = batch
          const last = [...read, ...unread].reduce((most, line) => Math.max(most, line.offset), done.offset)
          expect(last - done.offset).toBeLessThanOrEqual(mostBytes)
          expect(read.length + unread.length).toBeLessThanOrEqual(2 * mostOfFile)
          for (const line of unread) expect(line.raw.length).toBeLessThanOrEqual(longestLine)
          // Nothing was read ahead of what the batch took but what its last stretch of bytes brought along.
          const beyond = reached - to.offset
          const ofLong = drawn.some(({ kind }) => kind === 'endless') ? 2 * longestLine : 0
          expect(beyond).toBeLessThanOrEqual(mostUnfinished + ofLong)
          const before = reached
          await new Promise((resolve) => setImmediate(resolve))
          expect(reached).toBe(before)
          done = to
        }
        expect(done.offset).toBe(bytes.length)
      }),
      { numRuns: 15 },
    )
  })
})
