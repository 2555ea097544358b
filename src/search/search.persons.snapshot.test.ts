// The snapshot of the index of persons: what comes back answers as one built anew, whatever changed meanwhile; what is damaged never comes back.
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anyPerson, applyChange, personChanges } from '../../test/person-changes.ts'
import { ASK_OWNER, DISCREET, HIDDEN, READABLE } from '../index/exact-reader.ts'
import { createNameIndex } from '../index/name-index.ts'
import { ENDS_NAME, MARK_SHIFT } from '../index/name-layout.ts'
import { leavesOf, usedBytes } from '../index/shared-array.ts'
import { SnapshotDamaged } from '../index/snapshot.ts'
import { emptyPersonForm, type PersonForm } from '../matching/person-form.ts'
import { createPersonReader, createPersonWriter, type PersonWriter } from './search.person.shared.ts'
import { findPersons, type PersonsKept, personsFile, readPersons, writePersons } from './search.persons.snapshot.ts'

/** What the asker may know of classes 1 to 5, and of the same classes under the numbers that stand after the restart. */
const before = Uint8Array.of(HIDDEN, READABLE, READABLE, ASK_OWNER, DISCREET, HIDDEN)
const shift = 7
const after = Uint8Array.from({ length: before.length + shift }, (_, at) => before[at - shift] ?? HIDDEN)
const classIds = Array.from({ length: 5 }, (_, at) => at + 1 + shift)

const salt = '0123456789abcdef0123456789abcdef'
const key = Uint8Array.from({ length: 32 }, (_, at) => at * 7)
const origin = { place: 7, fact: '01900000-0000-7000-8000-000000000007', columns: ['a'], groups: ['b'], build: 'x' }
const classes = Array.from({ length: 5 }, (_, at) => ['exercise', at + 1, ['us', 'xa'].slice(0, at % 3)])

let folder = ''
const file = (): string => join(folder, personsFile)
const kept = (more: Partial<PersonsKept> = {}): PersonsKept => ({ folder, salt, key, origin, classes, ...more })
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liaison-persons-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const restore = async (more: Partial<PersonsKept> = {}) => readPersons({ folder, salt, key, classIds, ...more })

const mergeAll = (writer: PersonWriter): void => {
  while (writer.merge(true)) {}
}

const ask = (writer: PersonWriter, rights: Uint8Array, asked: readonly PersonForm[]) => {
  const reader = createPersonReader(writer.share())
  return asked.map((form, at) => reader.find(form, { rights, groups: 1, limit: 5, isNearest: at % 2 === 1 }))
}

describe('the snapshot of the index of persons', () => {
  test('answers as an index built anew does, with what changed while it was written and until the restart', async () => {
    let many = 0
    await fc.assert(
      fc.asyncProperty(
        ...[personChanges(40, 40), personChanges(20, 40), personChanges(15, 40), fc.nat(40), fc.boolean()],
        fc.array(anyPerson, { minLength: 1, maxLength: 4 }),
        async (first, during, later, merged, isMerging, asked) => {
          const writer = createPersonWriter({ capacity: 1 })
          for (const [at, entry] of first.entries()) {
            applyChange(writer, entry)
            if (at === merged) mergeAll(writer)
          }
          const writing = writePersons(kept(), writer.freeze(), { entries: writer.size(), cleanSince: 5 })
          for (const entry of during) {
            applyChange(writer, entry)
            if (isMerging) writer.merge(true)
            await setImmediate()
          }
          await writing

          const restored = createPersonWriter({ capacity: 1, kept: await restore() })
          const last = new Map([...first, ...during, ...later].map((entry) => [entry.number, entry]))
          // As the feed of changes has it: each record that changed since as it stands now, the unchanged ones never again.
          for (const number of new Set([...during, ...later].map((entry) => entry.number)))
            applyChange(restored, last.get(number) ?? { number, classId: 1, form: undefined }, shift)
          const fresh = createPersonWriter({ capacity: 1 })
          for (const entry of last.values()) applyChange(fresh, entry)

          const answers = ask(fresh, before, asked)
          expect(ask(restored, after, asked)).toEqual(answers)
          mergeAll(restored)
          expect(ask(restored, after, asked)).toEqual(answers)
          expect(restored.size()).toBe(fresh.size())
          many += answers.reduce((sum, { number }) => sum + number.length, 0)
        },
      ),
      { numRuns: 70 },
    )
    expect(many).toBeGreaterThan(50)
  })

  test('gives back all memory that threads share, each piece as it was', async () => {
    const writer = createPersonWriter({ capacity: 1 })
    for (const [at, entry] of fc.sample(personChanges(40, 40), { numRuns: 8, seed: 6 }).flat().entries()) {
      applyChange(writer, entry)
      if (at === 60) mergeAll(writer)
    }
    await writePersons(kept(), writer.freeze(), { entries: writer.size(), cleanSince: 5 })
    const same = Array.from({ length: 5 }, (_, at) => at + 1)
    const back = createPersonWriter({ capacity: 1, kept: await readPersons({ folder, salt, key, classIds: same }) })
    const memory = (of: PersonWriter) =>
      leavesOf(of.share())
        .filter(([path]) => path !== 'layout')
        .map(([path, value]) => [
          path,
          typeof value === 'number' ? value : Buffer.from(value, 0, usedBytes(value)).toString('hex'),
        ])
    // Alive with their classes and counted by form alike, so no piece may differ: one that is shared but not taken up again does.
    const [then, now] = [Object.fromEntries(memory(writer)), Object.fromEntries(memory(back))]
    expect(Object.keys(now)).toEqual(Object.keys(then))
    for (const path of Object.keys(then))
      if (path !== 'rows' && path !== 'forms.table') expect(now[path], path).toBe(then[path])
    expect(now.rows?.length).toBe(then.rows?.length)
    expect(back.bytes()).toBe(writer.bytes())
  })

  test('lies sealed and open to its owner only, takes the place of the one before, and leaves nothing beside it', async () => {
    const writer = createPersonWriter({ capacity: 1 })
    const form = {
      ...emptyPersonForm,
      names: [{ family: 'Quellmann', given: 'Exercise' }],
      placesOfBirth: ['Exampleton'],
    }
    applyChange(writer, { number: 1, classId: 1, form })
    await writePersons(kept(), writer.freeze(), { entries: 1, cleanSince: 5 })
    const bytes = await writePersons(kept({ origin: { ...origin, place: 9 } }), writer.freeze(), {
      entries: 1,
      cleanSince: 5,
    })
    expect(await readdir(folder)).toEqual([personsFile])
    expect((await stat(file())).mode & 0o777).toBe(0o600)
    const whole = await readFile(file())
    expect(whole.length).toBe(bytes)
    for (const text of ['quellmann', 'Exampleton', 'exercise']) expect(whole.includes(text)).toBe(false)
    const found = await findPersons(folder)
    expect(found?.head).toMatchObject({ ...origin, place: 9, entries: 1 })
    expect(await found?.classes(key)).toEqual(classes)
    await found?.close()
  })

  test('is noticed when any byte of it is another, or it is cut off anywhere', async () => {
    const writer = createPersonWriter({ capacity: 1 })
    for (const entry of fc.sample(personChanges(12, 40), { numRuns: 2, seed: 4 }).flat()) applyChange(writer, entry)
    mergeAll(writer)
    await writePersons(kept(), writer.freeze(), { entries: writer.size(), cleanSince: 5 })
    const whole = await readFile(file())
    const isNoticed = async (bytes: Uint8Array, what: string): Promise<void> => {
      await writeFile(file(), bytes)
      await expect(restore(), what).rejects.toThrow(SnapshotDamaged)
    }
    const position = fc.oneof(
      fc.nat(whole.length - 1),
      fc.nat(1500),
      fc.integer({ min: whole.length - 150, max: whole.length - 1 }),
    )
    await fc.assert(
      fc.asyncProperty(position, fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const other = Buffer.from(whole)
        other[at] = (other[at] ?? 0) ^ change
        await isNoticed(other, `byte ${at}`)
      }),
      { numRuns: 300 },
    )
    await fc.assert(
      fc.asyncProperty(position, (at) => isNoticed(whole.subarray(0, at), `cut off at ${at}`)),
      { numRuns: 100 },
    )
    await writeFile(file(), whole)
    expect(createPersonWriter({ capacity: 1, kept: await restore() }).size()).toBe(writer.size())
  })

  test('is noticed when it is another one than was found, of another key, or of a class that is none', async () => {
    const writer = createPersonWriter({ capacity: 1 })
    applyChange(writer, { number: 1, classId: 4, form: { ...emptyPersonForm, names: [{ family: 'Exercise' }] } })
    await writePersons(kept(), writer.freeze(), { entries: 1, cleanSince: 5 })
    const first = await readFile(file())
    await expect(restore({ salt: salt.replaceAll('0', 'f') })).rejects.toThrow(SnapshotDamaged)
    await expect(restore({ key: key.toReversed() })).rejects.toThrow(SnapshotDamaged)
    await writePersons(kept({ key: key.toReversed() }), writer.freeze(), { entries: 1, cleanSince: 5 })
    const second = await readFile(file())
    await writeFile(file(), Buffer.concat([first.subarray(0, first.length >> 1), second.subarray(first.length >> 1)]))
    await expect(restore()).rejects.toThrow(SnapshotDamaged)
    await writeFile(file(), first)
    const few = await readPersons({ folder, salt, key, classIds: [1, 2, 3] })
    expect(() => createPersonWriter({ capacity: 1, kept: few })).toThrow(RangeError)
    await rm(file())
    await expect(restore()).rejects.toThrow(SnapshotDamaged)
    expect(await findPersons(folder)).toBeUndefined()
  })

  test('takes an index whose pieces are longer than a frame, and one that is empty', async () => {
    const names = createNameIndex({ capacity: 10 })
    const described = { keys: [1, 2, 3], traits: [1, 2, 3, 4, 5, 6] }
    const words = Array.from({ length: 500 }, (_, at) => names.word(`exercise${at}\nA0`, () => described))
    const many = 80_000
    for (let number = 0; number < many; number++) {
      const given = (1 << MARK_SHIFT) | ENDS_NAME
      const parts = [words[number % 500] ?? 0, (words[(number * 7) % 499] ?? 0) | given]
      const facts = [`place ${number % 30_000}`, '', '']
      names.put(number, { born: 0, parts, facts, keys: [number % 1000] }, { classId: 1, group: 0, isOpen: true })
    }
    while (names.merge(true)) {}
    await writePersons(kept(), names.freeze(), { entries: names.size(), cleanSince: 5 })
    const back = createNameIndex({ capacity: 1, kept: await restore() })
    expect([back.size(), back.words(), back.bytes()]).toEqual([many, 500, names.bytes()])
    for (const number of [0, 1, many - 1]) expect(back.remove(number)).toBe(true)
    expect(back.size()).toBe(many - 3)

    const empty = createPersonWriter({ capacity: 1 })
    await writePersons(kept(), empty.freeze(), { entries: 0, cleanSince: 5 })
    const none = createPersonWriter({ capacity: 1, kept: await restore() })
    applyChange(none, { number: 5, classId: 8, form: { ...emptyPersonForm, names: [{ family: 'Exercise' }] } })
    const asked = { ...emptyPersonForm, names: [{ family: 'Exercise' }] }
    expect(ask(none, after, [asked])[0]?.number).toEqual([5])
  })
})
