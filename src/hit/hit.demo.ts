// The hits of the demonstration: some sixty in every state a hit can be in, each a small plot told by its acts.
import {
  type Act,
  answer,
  bearer,
  call,
  close,
  escalate,
  find,
  holder,
  moreTime,
  notHolder,
  passOn,
  release,
  take,
  withdrawnNow,
} from './hit.act.demo.ts'
import type { Where } from './hit.instruction.schema.ts'

/** What kind of record is found: any open one of a database, one whose hits go to the General Secretariat, or one of a story. */
export type Sought =
  | { readonly any: 'document' | 'vehicle' | 'guarded' }
  | { readonly story: string; readonly finder: string }

export type Plot = {
  readonly name: string
  readonly finds: Sought
  /** Minutes before the present at which the check is made, from the latest to the earliest; a repetition draws another. */
  readonly ago: readonly [latest: number, earliest: number]
  /** Who checks; default the post at the airport. */
  readonly by?: 'post' | 'border' | 'desk'
  readonly direction?: NonNullable<Where['direction']>
  /** Minutes after the check at which the traveller leaves. */
  readonly departs?: number
  /** The source is not told. */
  readonly silent?: boolean
  readonly acts: readonly Act[]
}

const hours = (n: number): number => n * 60
const days = (n: number): number => n * 24 * 60
const document: Sought = { any: 'document' }
const vehicle: Sought = { any: 'vehicle' }
const guarded: Sought = { any: 'guarded' }

/** Closed within the 72 hours of the memory, and longer ago. */
const recently: Plot['ago'] = [hours(8), hours(66)]
const longAgo: Plot['ago'] = [days(4), days(29)]

/** What a few hits of the stories are about; they come first, so that the smallest world has them. */
const stories: readonly Plot[] = [
  {
    name: 'lost passport of France, closed yesterday: the next post is told for 72 hours',
    finds: { story: 'remembered', finder: 'vn' },
    ago: [hours(26), hours(27)],
    acts: [bearer(6), find(11), holder(32, 'let-travel-home'), close(48, 'travelled-on')],
  },
  {
    name: 'lost passport of Viet Nam shown in Paris an hour ago',
    finds: { story: 'lost-vietnamese', finder: 'fr' },
    ago: [33, 38],
    acts: [bearer(7), find(12), take(20)],
  },
  {
    name: 'stolen passport of Viet Nam shown in Paris, withheld',
    finds: { story: 'stolen-vietnamese', finder: 'fr' },
    ago: [days(2), days(2) + 50],
    acts: [bearer(5), find(9), take(15), notHolder(31), close(55, 'document-withheld')],
  },
  {
    name: 'passport revoked by XA: the General Secretariat hears of it, XA does not',
    finds: { story: 'revoked-by-xa', finder: 'vn' },
    ago: [24, 29],
    acts: [bearer(8), find(14)],
  },
  {
    name: 'passport declared invalid by XB, which the Secretariat holds back, asked again and again',
    finds: { story: 'invalid-by-xb', finder: 'jo' },
    ago: [hours(4), hours(5)],
    acts: [find(10), take(25, 'compliance')],
  },
  {
    name: 'car stolen in Germany at the border',
    finds: { story: 'stolen-car', finder: 'tr' },
    ago: [16, 19],
    by: 'border',
    acts: [],
  },
]

const open: readonly Plot[] = [
  { name: 'just reported', finds: document, ago: [2, 7], acts: [] },
  { name: 'leaves soon: very urgent', finds: document, ago: [3, 6], departs: 25, direction: 'exit', acts: [] },
  { name: 'bearer described', finds: document, ago: [14, 22], acts: [bearer(6)] },
  { name: 'same, and the source has it', finds: document, ago: [26, 40], acts: [bearer(5), find(9), take(14)] },
  {
    name: 'in transit, undetermined',
    finds: document,
    ago: [20, 30],
    direction: 'transit',
    acts: [bearer(4), find(12, 'undetermined')],
  },
  {
    name: 'asked by a desk inland',
    finds: document,
    ago: [hours(3), hours(6)],
    by: 'desk',
    direction: 'inland',
    acts: [],
  },
  { name: 'vehicle at a border', finds: vehicle, ago: [18, 28], by: 'border', acts: [find(9, 'undetermined')] },
  { name: 'more time', finds: document, ago: [44, 56], acts: [find(8), take(12), moreTime(30, 5)] },
  { name: 'call logged', finds: document, ago: [35, 48], acts: [bearer(6), find(10), call(24)] },
  { name: 'overdue, asked again', finds: document, ago: [64, 84], acts: [find(7)] },
  { name: 'head of shift asked', finds: document, ago: [94, 114], acts: [bearer(6), find(11)] },
  {
    name: 'General Secretariat asked',
    finds: document,
    ago: [hours(3), hours(5)],
    acts: [find(9), take(30), release(50)],
  },
  { name: 'asked again by hand', finds: document, ago: [32, 44], acts: [bearer(5), find(9), escalate(26)] },
  { name: 'with the Secretariat', finds: guarded, ago: [9, 25], acts: [] },
  {
    name: 'with the Secretariat, call logged',
    finds: guarded,
    ago: [40, 55],
    acts: [find(9), take(15, 'compliance'), call(28, 'compliance')],
  },
  {
    name: 'passed on to the source',
    finds: guarded,
    ago: [hours(2), hours(3)],
    acts: [find(9), take(20, 'compliance'), passOn(70)],
  },
  {
    name: 'nobody told, visa',
    finds: document,
    ago: [hours(5), hours(30)],
    by: 'desk',
    silent: true,
    direction: 'inland',
    acts: [find(40)],
  },
  { name: 'settled: its holder', finds: document, ago: [hours(1), hours(2)], acts: [bearer(5), find(9), holder(25)] },
  {
    name: 'settled: not its holder',
    finds: document,
    ago: [hours(1), hours(3)],
    acts: [bearer(6), find(11), take(13), notHolder(34)],
  },
  { name: 'settled: misread', finds: document, ago: [hours(1), hours(4)], acts: [bearer(7), find(12, 'not-same')] },
]

const closed: readonly Plot[] = [
  {
    name: 'travelled on',
    finds: document,
    ago: recently,
    acts: [bearer(6), find(12), holder(36), close(52, 'travelled-on')],
  },
  {
    name: 'travelled home',
    finds: document,
    ago: longAgo,
    acts: [bearer(5), find(9), holder(28, 'let-travel-home'), close(70, 'travelled-home')],
  },
  {
    name: 'withheld',
    finds: document,
    ago: recently,
    acts: [bearer(5), find(8), take(12), notHolder(41), close(66, 'document-withheld', 'finder-desk')],
  },
  {
    name: 'document given back',
    finds: document,
    ago: longAgo,
    acts: [bearer(5), find(8), holder(30), close(45, 'document-returned')],
  },
  {
    name: 'entry refused',
    finds: document,
    ago: longAgo,
    acts: [bearer(9), find(14), notHolder(55), close(90, 'refused-entry')],
  },
  {
    name: 'handed to the police',
    finds: document,
    ago: recently,
    acts: [
      bearer(4),
      find(7),
      call(15),
      notHolder(26, 'detain-if-law-allows'),
      close(80, 'handed-to-police', 'finder-desk'),
    ],
  },
  {
    name: 'vehicle seized',
    finds: vehicle,
    ago: recently,
    by: 'border',
    acts: [find(10), take(20), answer(42, { data: 'valid', wish: 'withhold-and-send' }), close(75, 'vehicle-seized')],
  },
  {
    name: 'vehicle let go',
    finds: vehicle,
    ago: longAgo,
    by: 'border',
    acts: [find(12), answer(50, { data: 'amended', wish: 'no-action' }), close(58, 'vehicle-released')],
  },
  {
    name: 'false hit: misread',
    finds: document,
    ago: recently,
    acts: [bearer(6), find(11, 'not-same'), close(16, 'false-hit')],
  },
  {
    name: 'number used again: false hit',
    finds: document,
    ago: longAgo,
    acts: [bearer(6), find(13), answer(48, { data: 'cancelled', words: 'number-reused' }), close(60, 'false-hit')],
  },
  {
    name: 'wrong, withdrawn now',
    finds: document,
    ago: recently,
    acts: [bearer(5), find(10), take(14), withdrawnNow(29), close(40, 'travelled-on')],
  },
  {
    name: 'no answer ever came',
    finds: document,
    ago: longAgo,
    acts: [bearer(6), find(9), close(hours(6), 'no-answer', 'finder-desk')],
  },
  {
    name: 'answered by the Secretariat',
    finds: guarded,
    ago: longAgo,
    acts: [
      bearer(8),
      find(15),
      take(22, 'compliance'),
      answer(58, { data: 'cancelled', wish: 'let-travel-home', by: 'compliance' }),
      close(75, 'travelled-home'),
    ],
  },
  {
    name: 'nobody told, closed',
    finds: document,
    ago: longAgo,
    by: 'desk',
    silent: true,
    direction: 'inland',
    acts: [find(35), close(50, 'travelled-on')],
  },
  {
    name: 'more time, then the answer',
    finds: document,
    ago: recently,
    acts: [find(10), take(18), moreTime(45, 4), holder(200), close(220, 'document-returned')],
  },
]

/** Every plot once; a world of more hits tells them again with other people. */
const plots: readonly Plot[] = [...stories, ...open, ...closed]

/** The first `count` plots; when there are more wanted, all but the stories again, closed ones first. */
export const plotsFor = (count: number): Plot[] => {
  const again = [...closed, ...open]
  return Array.from({ length: count }, (_, at) => plots[at] ?? again[(at - plots.length) % again.length]).flatMap(
    (plot) => plot ?? [],
  )
}
