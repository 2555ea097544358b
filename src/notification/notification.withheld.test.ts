/** What one officer of a desk is not shown reaches neither that officer nor what the whole bureau reads, not even as a number. */
import { expect, test } from 'vitest'
import { checkStories, wanted } from '../../test/checks.ts'
import { deskStories } from '../../test/desk.ts'
import { heard, sendDue, startReceivers } from '../../test/notifications.ts'
import { nobody, screeningStories, tableOf } from '../../test/screenings.ts'
import { startWorld } from '../../test/world.ts'

const receivers = startReceivers()
const world = startWorld({ settings: receivers.settings })
const { enter } = checkStories(world)
const { settle, itemOf, act, pass } = deskStories(world)
const lists = screeningStories(world)
const base = '/api/v1/notifications'

const target = async (officer: string, to: { way: string; address: string; own: boolean }): Promise<void> => {
  const reply = await world.as(officer).post(`${base}/targets`, { ...to, label: 'Exercise: room' })
  expect(reply.status, reply.text).toBe(201)
}
const escalations = [{ kind: 'escalation', ways: ['screen', 'webhook', 'mail'] }]
const standing = async (officer: string): Promise<string[]> => {
  const [digest] = (await world.as(officer).get(`${base}/digests`)).body.digests
  return digest.stands.map(({ kind }: { readonly kind: string }) => kind)
}

test('a discreet alert on a list of travellers is not given away to whoever gave the list in', async () => {
  const bureau = { zone: 'Etc/UTC', rules: escalations, pingMinutes: 3 }
  expect((await world.as('vn.command').put(`${base}/rules/bureau`, bureau)).status).toBe(200)
  await target('vn.command', { way: 'webhook', address: receivers.web(), own: false })
  for (const officer of ['vn.desk', 'vn.desk-2']) {
    await target(officer, { way: 'mail', address: `${officer}@hanoi.example`, own: true })
    const own = { zone: 'Etc/UTC', digests: ['06:00', '18:00'], rules: escalations }
    expect((await world.as(officer).put(`${base}/rules/own`, own)).status).toBe(200)
  }
  await enter(wanted('LISTWITHHELD', 'Exercise Hal', { datesOfBirth: ['1956-07-08'] }), { alert: 'discreet' })
  const met = ['LISTWITHHELD', 'Exercise Hal', '1956-07-08', 'FRA', 'Z8750009', 'FRA'] as const
  const list = await lists.asked('vn.desk', tableOf([nobody(750_000), met]))
  await settle()
  const item = await itemOf('vn.desk-2', list.id)
  expect(item.kind).toBe('discreet-screening')
  const escalated = await act('vn.desk-2', item.id, 'escalate', { reason: 'Exercise: nobody is free' })
  expect(escalated.status, escalated.text).toBe(200)
  await settle()
  await heard(world)
  await sendDue(world)
  expect(receivers.posted).toEqual([])
  expect(receivers.mails).toHaveLength(1)
  expect(receivers.mails.join()).toContain('vn.desk-2@hanoi.example')

  for (const officer of ['vn.desk', 'vn.desk-2']) world.forget(officer)
  await pass(12 * 60 + 1)
  await heard(world)
  await sendDue(world)
  expect(await standing('vn.desk-2')).toContain('discreet-screening')
  expect(await standing('vn.desk')).not.toContain('discreet-screening')
})
