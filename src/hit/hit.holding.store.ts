// Takes and gives back a hit in an act of the desk, which stands below: one truth about who has a hit, whichever button was pressed.
import type { Context } from '../kernel/slice.ts'
import { hitNote } from './hit.fact.ts'
import { releaseHit, takeHit } from './hit.operations.ts'
import { lockHit, saveHit } from './hit.store.ts'
import { signerOf } from './hit.view.ts'
import { advance } from './hit.workflow.ts'

/**
 * Lets an officer of the actor's bureau have a hit, or nobody (`officer` empty), inside a change that names itself otherwise;
 * what the hit's own register says stands beside it. Whoever had it gives it back first, which only they or a head of shift may do.
 * Throws Failure as `lockHit` does, and conflict `hit.taken-by`.
 */
export const holdHit = async (context: Context, id: string, officer: string): Promise<void> => {
  const act = officer === '' ? 'release' : 'take'
  let hit = await lockHit(context, id, act)
  const signer = signerOf(context.actor, hit)
  const holder = signer.side === 'finder' ? hit.finderOfficer : hit.ownerOfficer
  if (holder === officer) return
  if (holder !== '' && (officer === '' || officer !== context.actor.officer || signer.overrules)) {
    hit = await saveHit(context, hit, advance(hit, { act: 'release' }, signer, context.now))
    context.also(releaseHit.name, hitNote(context, hit, { part: 'changed', tell: true }))
  }
  if (officer === '') return
  // The step names who has the hit from now on; who gave it to them stands in the fact.
  const taker = { ...context, actor: { ...context.actor, officer } }
  hit = await saveHit(taker, hit, advance(hit, { act: 'take' }, signerOf(taker.actor, hit), context.now))
  context.also(takeHit.name, hitNote(context, hit, { part: 'changed', tell: true }))
}
