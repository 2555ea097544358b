// What the objects of this thread take up, once what nobody needs is cleared away.
import { getHeapStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

let collect: (() => void) | undefined

/** Bytes of living objects and of buffers outside the heap. */
export const heapBytes = (): number => {
  if (collect === undefined) {
    setFlagsFromString('--expose-gc')
    collect = runInNewContext('gc') as () => void
  }
  collect()
  const { used_heap_size: inHeap, external_memory: outside } = getHeapStatistics()
  return inHeap + outside
}
