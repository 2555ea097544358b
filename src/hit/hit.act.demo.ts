// What people do with a hit in the demonstration: each act is the real operation, played by an officer at a time.
import type { Random } from '../demonstration.random.ts'
import type { Stage } from '../demonstration.stage.ts'
import { systemOf } from '../kernel/actor.ts'
import { addHours } from '../terms/instant.ts'
import { hitSlice } from './hit.api.ts'
import { drawBearer } from './hit.bearer.demo.ts'
import type { StatedClearing } from './hit.clearing.ts'
import {
  answerHit,
  askMoreTime,
  clearHit,
  closeHit,
  describeBearer,
  escalateHit,
  findHit,
  logCall,
  passOnHit,
  releaseHit,
  takeHit,
} from './hit.operations.ts'
import type { Bearer, DataAnswer, Identity, Outcome, SourceWords, Wish } from './hit.schema.ts'
import { hitTimers } from './hit.timers.ts'

/** A hit that is played: who found it and who owns the record. */
export type Played = {
  readonly id: string
  /** Officer who checked. */
  readonly found: string
  readonly finder: string
  readonly owner: string
  readonly country: string
  readonly voyage: string
  readonly random: Random
}

export type Role = 'finder' | 'finder-desk' | 'finder-command' | 'owner' | 'owner-second' | 'compliance' | 'gs-command'

/** One act, so many minutes after the check. */
export type Act = {
  readonly after: number
  readonly by: Role
  readonly run: (stage: Stage, scene: { readonly at: string; readonly by: string }, hit: Played) => Promise<unknown>
}

const officerOf = (role: Role, hit: Played): string => {
  const officers: Readonly<Record<Role, string>> = {
    finder: hit.found,
    'finder-desk': `${hit.finder}.desk`,
    'finder-command': `${hit.finder}.command`,
    owner: `${hit.owner}.desk`,
    'owner-second': `${hit.owner}.desk-2`,
    compliance: 'gs.compliance',
    'gs-command': 'gs.command',
  }
  return officers[role]
}

const one = (hit: Played) => ({ params: { id: hit.id } })

export const take = (after: number, by: Role = 'owner'): Act => ({
  after,
  by,
  run: (stage, scene, hit) => stage.play(scene, hitSlice, takeHit, one(hit)),
})

export const release = (after: number, by: Role = 'owner'): Act => ({
  after,
  by,
  run: (stage, scene, hit) => stage.play(scene, hitSlice, releaseHit, one(hit)),
})

export const bearer = (after: number): Act => ({
  after,
  by: 'finder',
  run: (stage, scene, hit) => {
    const body = drawBearer(hit.random, hit.owner, hit.country, hit.voyage)
    return stage.play(scene, hitSlice, describeBearer, { ...one(hit), body })
  },
})

/** A bearer the story knows, as the officer types them from the page. */
export const bearerAs = (after: number, body: Bearer): Act => ({
  after,
  by: 'finder',
  run: (stage, scene, hit) => stage.play(scene, hitSlice, describeBearer, { ...one(hit), body }),
})

/** The note for the next border on somebody who was not the one recorded: with consent, for a year. */
export const clear = (after: number, shown: Pick<StatedClearing, 'document' | 'dateOfBirth'>): Act => ({
  after,
  by: 'finder-desk',
  run: (stage, scene, hit) => stage.play(scene, hitSlice, clearHit, { ...one(hit), body: { ...shown, consent: true } }),
})

const reasons: Readonly<Record<Identity, string>> = {
  same: 'Exercise: page, photograph and bearer compared, everything agrees.',
  'not-same': 'Exercise: the number was misread, the page shows another one.',
  undetermined: 'Exercise: the photograph is too worn to tell.',
}

export const find = (after: number, identity: Identity = 'same', by: Role = 'finder'): Act => ({
  after,
  by,
  run: (stage, scene, hit) =>
    stage.play(scene, hitSlice, findHit, { ...one(hit), body: { identity, reason: reasons[identity] } }),
})

type Said = {
  readonly data: DataAnswer
  readonly words?: SourceWords
  readonly wish?: Wish
  /** Hours from the answer for which the wish holds. */
  readonly hours?: number
  readonly by?: Role
}

export const answer = (after: number, { hours, by = 'owner', ...said }: Said): Act => ({
  after,
  by,
  run: (stage, scene, hit) =>
    stage.play(scene, hitSlice, answerHit, {
      ...one(hit),
      body: {
        ...said,
        ...(hours === undefined ? {} : { until: addHours(scene.at, hours) }),
        reason: 'Exercise: looked up in the national register; l’état du dossier est à jour.',
      },
    }),
})

export const holder = (after: number, wish: Wish = 'return-document'): Act =>
  answer(after, { data: 'valid', words: 'stands-bearer-is-holder', wish })
export const notHolder = (after: number, wish: Wish = 'withhold-and-send'): Act =>
  answer(after, { data: 'valid', words: 'stands-bearer-is-not', wish, hours: 48 })
export const withdrawnNow = (after: number): Act =>
  answer(after, { data: 'cancelled', words: 'wrong-withdrawn-now', wish: 'let-travel-home' })

export const moreTime = (after: number, hours: number): Act => ({
  after,
  by: 'owner',
  run: (stage, scene, hit) =>
    stage.play(scene, hitSlice, askMoreTime, {
      ...one(hit),
      body: {
        until: addHours(scene.at, hours),
        reason: 'Exercise: the file is kept in another town, the office opens at eight.',
      },
    }),
})

export const call = (after: number, by: Role = 'finder-desk'): Act => ({
  after,
  by,
  run: (stage, scene, hit) =>
    stage.play(scene, hitSlice, logCall, {
      ...one(hit),
      body: {
        with: by === 'compliance' || by === 'owner' ? hit.finder : hit.owner,
        spoke: 'duty officer, in English',
        said: 'Exercise: asked for the date of issue and whether the holder has been told.\nWill write within the hour.',
        confirmation: true,
      },
    }),
})

export const escalate = (after: number): Act => ({
  after,
  by: 'finder-desk',
  run: (stage, scene, hit) =>
    stage.play(scene, hitSlice, escalateHit, {
      ...one(hit),
      body: { reason: 'Exercise: the flight is being called.' },
    }),
})

export const passOn = (after: number): Act => ({
  after,
  by: 'compliance',
  run: (stage, scene, hit) =>
    stage.play(scene, hitSlice, passOnHit, {
      ...one(hit),
      body: { reason: 'Exercise: nothing speaks against telling the source.' },
    }),
})

export const close = (after: number, outcome: Exclude<Outcome, 'not-reported'>, by: Role = 'finder'): Act => ({
  after,
  by,
  run: (stage, scene, hit) =>
    stage.play(scene, hitSlice, closeHit, {
      ...one(hit),
      body: { outcome, reason: 'Exercise: as reported by the second line.' },
    }),
})

/** Lets the platform do what fell due on a hit until then: ask again, forget. Otherwise a hub would do it all as it starts. */
const tend = async (stage: Stage, hit: string, until: string): Promise<void> => {
  for (;;) {
    const { rows } = await stage.client.query<{ id: string; kind: string; dueAt: string; bureau: string }>(
      'select id, kind, due_at as "dueAt", bureau from timer where ref = $1 and due_at <= $2 order by due_at limit 1',
      [hit, until],
    )
    const due = rows[0]
    const kind = hitTimers.find((one) => one.kind === due?.kind)
    if (!due || !kind) return
    await stage.client.query('delete from timer where id = $1', [due.id])
    await stage.playChange({ at: due.dueAt, by: systemOf(due.bureau) }, `timer.${due.kind}`, (context) =>
      kind.run(context, hit),
    )
  }
}

/** Plays the acts of a hit in their order, and between them what the platform itself does, up to the present. */
export const playActs = async (stage: Stage, hit: Played, foundAt: string, acts: readonly Act[]): Promise<void> => {
  for (const act of acts) {
    const at = addHours(foundAt, act.after / 60)
    await tend(stage, hit.id, at)
    await act.run(stage, { at, by: officerOf(act.by, hit) }, hit)
  }
  await tend(stage, hit.id, stage.now)
}
