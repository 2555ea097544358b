/** The examiner: a process of its own that a file may end without harm to anybody else, and that ends what takes too long. */
import { fork } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Examiner, startExaminer } from './attachment.examiner.ts'

const examiners: Examiner[] = []
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liaison-examiner-'))
})
afterAll(async () => {
  await Promise.all(examiners.map((one) => one.stop()))
  await rm(folder, { recursive: true, force: true })
})

const started = (examiner: Examiner): Examiner => {
  examiners.push(examiner)
  return examiner
}

/** An examiner whose process does this when a file has come. */
const examinerThat = async (does: string, milliseconds = 45_000): Promise<Examiner> => {
  const path = join(folder, `${examiners.length}.mjs`)
  const hears = `process.on('message', (message) => { if (message.kind === 'end') { ${does} } })`
  await writeFile(path, `${hears}; process.send({ kind: 'ready' })`)
  const spawn = () => fork(path, [], { serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
  return started(startExaminer(spawn, milliseconds))
}

const file = (text: string, name = 'a.txt') => ({
  name,
  length: Buffer.byteLength(text),
  announced: null,
  pieces: (async function* () {
    yield Buffer.from(text)
  })(),
})
const keep = async () => undefined
const notExaminable = { kind: 'refused', key: 'not-examinable', values: {} }

test('answers one file after the other, in their order', async () => {
  const examiner = started(startExaminer())
  const verdicts = await Promise.all([
    examiner.examine(file('Exercise'), keep),
    examiner.examine(file('Exercise', 'a.pdf'), keep),
    examiner.examine(file('{}', 'a.json'), keep),
  ])
  expect(verdicts).toMatchObject([
    { kind: 'accepted', mediaType: 'text/plain' },
    { kind: 'refused', key: 'not-what-it-says' },
    { kind: 'accepted', mediaType: 'application/json' },
  ])
})

test('a file that ends the process is refused, and the next one is examined all the same', async () => {
  const examiner = await examinerThat("process.kill(process.pid, 'SIGSEGV')")
  expect(await examiner.examine(file('Exercise'), keep)).toEqual(notExaminable)
  expect(await examiner.examine(file('Exercise'), keep)).toEqual(notExaminable)
})

test('a file that keeps the process busy is refused when its time is up', async () => {
  const examiner = await examinerThat('for (;;) {}', 300)
  expect(await examiner.examine(file('Exercise'), keep)).toEqual(notExaminable)
})

test('a file whose pieces come slowly from us is refused for nothing', async () => {
  const accepted = "process.send({ kind: 'accepted', mediaType: 'text/plain', digest: new Uint8Array() })"
  const examiner = await examinerThat(accepted, 1500)
  const slow = {
    ...file('Exercise'),
    pieces: (async function* () {
      await new Promise((resolve) => setTimeout(resolve, 2000))
      yield Buffer.from('Exercise')
    })(),
  }
  expect(await examiner.examine(slow, keep)).toMatchObject({ kind: 'accepted' })
})

test('what fails on our side is our failure and refuses nobody', async () => {
  const examiner = started(startExaminer())
  const broken = {
    ...file('Exercise'),
    pieces: (async function* () {
      yield Buffer.from('Exer')
      throw new Error('the store is gone')
    })(),
  }
  await expect(examiner.examine(broken, keep)).rejects.toThrow('the store is gone')
  expect(await examiner.examine(file('Exercise'), keep)).toMatchObject({ kind: 'accepted' })
  const absent = started(startExaminer(() => fork(join(folder, 'nothing.mjs'), [], { stdio: 'ignore' })))
  await expect(absent.examine(file('Exercise'), keep)).rejects.toThrow('did not start')
})

test('after its end it takes nothing', async () => {
  const examiner = started(startExaminer())
  await examiner.stop()
  await expect(examiner.examine(file('Exercise'), keep)).rejects.toThrow('has stopped')
})
