// Leads of the demonstration: one that reached a border post in time and what came of it, and three in other states.
import { analysing, dayOf, instantOf, ringClocks } from '../demonstration.network.ts'
import type { Stage } from '../demonstration.stage.ts'
import { postsOf } from '../officer/officer.demo.ts'
import type { MadeThreats } from '../threat/threat.demo.ts'
import { leadSlice } from './lead.api.ts'
import {
  acceptLead,
  askExtension,
  declineLead,
  giveLead,
  openLead,
  receiveLeads,
  tellOutcome,
} from './lead.operations.ts'
import type { LeadEntry } from './lead.schema.ts'
import { leadTimers } from './lead.timers.ts'

export type LeadGround = {
  readonly threats: MadeThreats
  readonly request: string
  readonly file: string
  readonly claims: readonly string[]
}

const plain = { handlingCode: 'H0', confidentiality: 'official-use-only' } as const

const give = (stage: Stage, days: number, by: string, body: LeadEntry) =>
  stage.play(analysing(stage)(days, by), leadSlice, giveLead, { body })

const arrive = async (stage: Stage, days: number, by: string, id: string): Promise<void> => {
  const scene = analysing(stage)
  await stage.play(scene(days, by), leadSlice, receiveLeads, { body: { leads: [id] } })
  await stage.play(scene(days - 0.01, by), leadSlice, openLead, { params: { id } })
}

const toPost = async (stage: Stage, { threats, request, file, claims }: LeadGround): Promise<void> => {
  const scene = analysing(stage)
  const { id } = await give(stage, 9, 'aseanapol.analyst', {
    to: ['vn'],
    place: { bureau: 'vn', unit: 'border-guard', post: postsOf.vn.border },
    about: { kind: 'bureau' },
    threat: threats.route,
    request,
    file,
    claims: [...claims],
    todo: 'Exercise. Measure the floors of blue lorries from Bravo between two and four in the morning. Knock and speak first: people may be inside. Have the clinic and an interpreter ready.',
    why: 'Exercise. Three bureaus see the same lorries; the next is likely at the southern gate within eight days.',
    grade: { scheme: '4x4', code: 'B2' },
    // At least as strict as the answer it rests on.
    marking: { ...plain, handlingCode: 'H1' },
    dueAt: instantOf(stage, -1),
  })
  await arrive(stage, 8.9, 'vn.border', id)
  await stage.play(scene(8.7, 'vn.desk'), leadSlice, acceptLead, { params: { id } })
  await stage.play(scene(3, 'vn.desk'), leadSlice, tellOutcome, {
    params: { id },
    body: {
      outcome: 'led-to',
      ledTo: 'rescue',
      on: dayOf(stage, -3),
      note: 'Exercise: seventeen people met, four of them under age, all well; the driver is heard. Plate and floor as you said.',
    },
  })
}

/** Plays leads of the last two weeks. */
export const makeLeads = async (stage: Stage, ground: LeadGround): Promise<void> => {
  const scene = analysing(stage)
  const { threats } = ground
  await toPost(stage, ground)
  const boats = await give(stage, 6, 'th.analyst', {
    to: ['my'],
    about: { kind: 'bureau' },
    threat: threats.route,
    todo: 'Exercise. Look at open boats of eight metres an hour after high water, south of the river.',
    why: 'Exercise. A second crossing by boat is spoken of.',
    grade: { scheme: '4x4', code: 'B3' },
    marking: { handlingCode: 'H1', confidentiality: 'restricted' },
    dueAt: instantOf(stage, 1),
  })
  await arrive(stage, 5.8, 'my.desk', boats.id)
  await stage.play(scene(5.7, 'my.desk'), leadSlice, acceptLead, { params: { id: boats.id } })
  await stage.play(scene(0.5, 'my.desk'), leadSlice, askExtension, {
    params: { id: boats.id },
    body: { until: instantOf(stage, 6), why: 'Exercise: the sea was too rough for boats this week.' },
  })
  const money = await give(stage, 5, 'aseanapol.analyst', {
    to: ['sg'],
    about: { kind: 'bureau' },
    threat: threats.route,
    todo: 'Exercise. See whether fares are paid within two days after a crossing.',
    why: 'Exercise. Those who travel speak of a debt that is due on the third day.',
    grade: { scheme: '4x4', code: 'C3' },
    marking: plain,
    dueAt: instantOf(stage, 9),
  })
  await arrive(stage, 4.8, 'sg.desk', money.id)
  await stage.play(scene(4.5, 'sg.desk'), leadSlice, declineLead, {
    params: { id: money.id },
    body: { reason: 'known-already', note: 'Exercise: a case on it is open with us.' },
  })
  const { rows } = await stage.client.query<{ id: string }>(
    `select id from record where owner = 'th' and database = 'vehicle' and life = 'active' and handling_code = 'H0'
       and confidentiality = 'official-use-only' and restricted_from = '{}' order by number limit 1`,
  )
  const [vehicle] = rows
  const seen = await give(stage, 4, 'vn.analyst', {
    to: ['th'],
    about: vehicle ? { kind: 'record', id: vehicle.id } : { kind: 'bureau' },
    todo: 'Exercise. Ask the owner who had the vehicle in October.',
    why: 'Exercise. It was seen twice at the southern gate before it was reported.',
    grade: { scheme: '4x4', code: 'A2' },
    marking: plain,
    dueAt: instantOf(stage, -0.5),
  })
  await stage.play(scene(3.9, 'th.desk'), leadSlice, receiveLeads, { body: { leads: [seen.id] } })
  await ringClocks(stage, leadTimers, stage.now)
}
