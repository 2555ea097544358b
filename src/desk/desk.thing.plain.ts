// What a thing asks of one bureau, and what stands where nothing else is said.
import type { Wanted } from './desk.workflow.ts'

export type Asked = { readonly ref: string; readonly bureau: string; readonly wanted: Wanted }

/** What a thing asks where nothing else is said. */
export const plain = {
  unit: '',
  reviewed: false,
  withheldFrom: '',
  reference: '',
  side: 'own',
  urgency: 'normal',
  dueAt: null,
  waits: false,
  sender: '',
  language: '',
  about: null,
  test: false,
  exercise: false,
  withdrawn: false,
  round: 0,
  outcome: 'settled',
  owner: undefined,
  acknowledged: false,
} as const satisfies Partial<Wanted>
