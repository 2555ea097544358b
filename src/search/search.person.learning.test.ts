// What a reader learns while nobody asks: it gives way to questions, ends by itself, and changes no answer.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyPerson, applyChange, personChanges } from '../../test/person-changes.ts'
import { ASK_OWNER, DISCREET, HIDDEN, READABLE } from '../index/exact-reader.ts'
import { learnWhileIdle } from './search.person.learning.ts'
import { createPersonReader, createPersonWriter } from './search.person.shared.ts'

/** What the asker may know of classes 1 to 5. */
const rights = Uint8Array.of(HIDDEN, READABLE, READABLE, ASK_OWNER, DISCREET, HIDDEN)

/** A clock of its own, work that is put off, and learning of which each step takes three milliseconds. */
const quiet = (steps: number) => {
  let time = 0
  let next: { readonly work: () => void; readonly at: number } | undefined
  const learnt: number[] = []
  const learning = (function* () {
    for (let step = 0; step < steps; step += 1) {
      time += 3
      learnt.push(time)
      yield
    }
  })() as Iterator<undefined>
  const noteQuestion = learnWhileIdle(learning, {
    now: () => time,
    later: (work, milliseconds) => {
      next = { work, at: time + milliseconds }
    },
  })
  return {
    noteQuestion,
    learnt,
    isOver: () => next === undefined,
    /** Lets what is due be done; time passes up to it. */
    turn: () => {
      const due = next
      next = undefined
      time = Math.max(time, due?.at ?? time)
      due?.work()
      return time
    },
  }
}

describe('learning', () => {
  test('gives way to questions: no longer a slice than two steps, none while questions come', () => {
    const { noteQuestion, learnt, turn } = quiet(100)
    turn()
    expect(learnt).toHaveLength(2)
    for (let question = 0; question < 5; question += 1) {
      noteQuestion()
      turn()
      // It was put off: a question came.
      expect(learnt).toHaveLength(2 + question * 2)
      turn()
      expect(learnt).toHaveLength(4 + question * 2)
    }
  })

  test('ends when all is learnt, when its time is used up, and when something is wrong with it', () => {
    const short = quiet(5)
    for (let turns = 0; turns < 4; turns += 1) short.turn()
    expect([short.learnt.length, short.isOver()]).toEqual([5, true])
    const endless = quiet(Number.POSITIVE_INFINITY)
    for (let turns = 0; turns < 10_000 && !endless.isOver(); turns += 1) endless.turn()
    expect(endless.isOver()).toBe(true)
    expect(endless.learnt.length * 3).toBeLessThan(5_100)
    let isPutOff = false
    learnWhileIdle(
      {
        next: () => {
          throw new RangeError('the index was made anew')
        },
      },
      {
        later: (work) => {
          expect(isPutOff).toBe(false)
          isPutOff = true
          work()
        },
      },
    )
    expect(isPutOff).toBe(true)
  })

  test('works on an index that is empty', () => {
    const reader = createPersonReader(createPersonWriter({ capacity: 10 }).share())
    let steps = 0
    for (const learning = reader.learn(); !learning.next().done; ) steps += 1
    expect(steps).toBeGreaterThan(0)
  })

  test('changes no answer, whatever comes and goes meanwhile', () => {
    fc.assert(
      fc.property(
        personChanges(12, 9),
        personChanges(6, 9),
        fc.array(anyPerson, { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        (first, later, asked, isNearest) => {
          const writer = createPersonWriter({ capacity: 10 })
          for (const one of first) applyChange(writer, one)
          const reader = createPersonReader(writer.share())
          const learning = reader.learn()
          for (let step = 0; step < 30; step += 1) learning.next()
          for (const one of later) applyChange(writer, one)
          reader.attach(writer.share())
          while (!learning.next().done) {}
          const fresh = createPersonReader(writer.share())
          for (const form of asked) {
            const sight = { rights, groups: 1, limit: 5, isNearest }
            expect(reader.find(form, sight)).toEqual(fresh.find(form, sight))
          }
        },
      ),
      { numRuns: 5 },
    )
  })
})
