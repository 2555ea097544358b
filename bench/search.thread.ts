// Talk with a thread that keeps an engine: one question, one answer, matched by number.
import { type MessagePort, Worker } from 'node:worker_threads'

type Asked<Question> = { readonly id: number; readonly question: Question }
type Answered<Answer> = { readonly id: number; readonly answer?: Answer; readonly failure?: string }

export type Thread<Question, Answer> = {
  readonly ask: (question: Question) => Promise<Answer>
  readonly stop: () => Promise<void>
}

/** Starts the thread of this file with so many megabytes for its objects. A thread that dies fails all that is asked of it. */
export const startThread = <Question, Answer>(file: URL, megabytes: number): Thread<Question, Answer> => {
  const worker = new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: megabytes } })
  const waiting = new Map<number, { resolve: (answer: Answer) => void; reject: (failure: Error) => void }>()
  let last = 0
  let dead: Error | undefined
  const end = (failure: Error): void => {
    dead ??= failure
    for (const { reject } of waiting.values()) reject(failure)
    waiting.clear()
  }
  worker.on('message', ({ id, answer, failure }: Answered<Answer>) => {
    const asked = waiting.get(id)
    waiting.delete(id)
    if (failure === undefined) asked?.resolve(answer as Answer)
    else asked?.reject(new Error(failure))
  })
  worker.on('error', (error) => end(error instanceof Error ? error : new Error(String(error))))
  worker.on('exit', () => end(new Error('the thread has ended')))
  return {
    ask: (question) =>
      new Promise((resolve, reject) => {
        if (dead) return reject(dead)
        last += 1
        waiting.set(last, { resolve, reject })
        worker.postMessage({ id: last, question } satisfies Asked<Question>)
      }),
    stop: async () => {
      await worker.terminate()
    },
  }
}

/** The thread's side: answers each question in the order they come. */
export const answerThread = <Question, Answer>(
  port: MessagePort | null,
  answer: (question: Question) => Answer,
): void => {
  if (port === null) throw new Error('this file runs in a worker thread only')
  port.on('message', ({ id, question }: Asked<Question>) => {
    try {
      port.postMessage({ id, answer: answer(question) } satisfies Answered<Answer>)
    } catch (error) {
      port.postMessage({ id, failure: String(error) } satisfies Answered<Answer>)
    }
  })
}
