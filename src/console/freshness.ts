// What is final asks the officer to show once more who they are; here an act waits for that, wherever on the screen it began.
import { signal } from './signal.ts'

/** Acts that wait for the officer, answered together by one touch. */
const waiting = signal<readonly ((shown: boolean) => void)[]>([])

/** Whether anything waits for the officer to show who they are. */
export const freshnessAsked = {
  read: () => waiting.read().length > 0,
  watch: waiting.watch,
  write: () => undefined,
}

/** Waits until the officer has shown who they are; false when they would rather not, and then nothing is done. */
export const showAgain = (): Promise<boolean> => new Promise((resolve) => waiting.write([...waiting.read(), resolve]))

/** Lets all acts that wait go on, or gives them up. */
export const answerFreshness = (shown: boolean): void => {
  const acts = waiting.read()
  waiting.write([])
  for (const act of acts) act(shown)
}
