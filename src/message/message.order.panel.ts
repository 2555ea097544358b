// Threads in the order in which the list last showed them: the page of one goes on to its neighbours.
import { signal } from '../console/signal.ts'

export const threadOrder = signal<readonly string[]>([])
