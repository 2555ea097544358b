// Groups of the demonstration: one that follows the new route and one for documents, with meetings, minutes, decisions and notes.
import { analysing, dayOf, instantOf, ringClocks } from '../demonstration.network.ts'
import type { Stage } from '../demonstration.stage.ts'
import type { MadeExperts } from '../expert/expert.demo.ts'
import { groupSlice } from './group.api.ts'
import { addEvent, addNote, changeNote, recordEvent } from './group.event.operations.ts'
import { addMember, askToJoin, foundGroup, showGroup } from './group.operations.ts'
import type { GroupEntry } from './group.schema.ts'
import { groupTimers } from './group.timers.ts'

type Invented = {
  readonly by: string
  readonly days: number
  readonly entry: GroupEntry
  readonly bureaus: readonly string[]
  readonly experts: readonly string[]
}

const groups = {
  route: {
    by: 'aseanapol.analyst',
    days: 35,
    entry: {
      name: 'Exercise: route along the strait',
      purpose: 'Exercise. Bureaus along the route compare what they see each week and agree who asks whom.',
      crimeAreas: ['people-smuggling', 'trafficking-in-human-beings', 'maritime-crime'],
    },
    bureaus: ['vn', 'th', 'my', 'sg'],
    experts: ['eg.analyst', 'jo.analyst'],
  },
  documents: {
    by: 'fr.analyst',
    days: 90,
    entry: {
      name: 'Exercise: examiners of travel documents',
      purpose: 'Exercise. Examiners describe new forgeries in one way, so that posts find them.',
      crimeAreas: ['identity-and-document-fraud'],
    },
    bureaus: ['de', 'ma', 'gs'],
    experts: ['jp.analyst', 'vn.analyst'],
  },
} as const satisfies Record<string, Invented>

const found = async (stage: Stage, experts: MadeExperts, group: Invented): Promise<string> => {
  const scene = analysing(stage)
  const { id } = await stage.play(scene(group.days, group.by), groupSlice, foundGroup, { body: group.entry })
  const add = (body: { bureau?: string; expert?: string }, place: number) =>
    stage.play(scene(group.days - 0.1 - place / 100, group.by), groupSlice, addMember, {
      params: { id },
      body: { ...body, role: 'member' },
    })
  for (const [place, bureau] of group.bureaus.entries()) await add({ bureau }, place)
  for (const [place, officer] of group.experts.entries()) {
    const expert = experts.get(officer)
    if (expert) await add({ expert }, group.bureaus.length + place)
  }
  return id
}

/** Instants of a meeting: so many days from the present, at two in the afternoon of Kuala Lumpur. */
const span = (stage: Stage, days: number, minutes: number) => {
  const startsAt = `${dayOf(stage, days)}T06:00:00.000Z`
  return { startsAt, endsAt: new Date(Date.parse(startsAt) + minutes * 60_000).toISOString() }
}

const meet = async (stage: Stage, group: string): Promise<void> => {
  const scene = analysing(stage)
  const by = 'aseanapol.analyst'
  const { people } = await stage.play(scene(33, by), groupSlice, showGroup, {
    params: { id: group },
  })
  const held = await stage.play(scene(33, by), groupSlice, addEvent, {
    params: { id: group },
    body: {
      kind: 'meeting',
      title: 'Exercise: first look at the route',
      ...span(stage, -20, 120),
      zone: 'Asia/Kuala_Lumpur',
      place: 'Secretariat of the regional body, room 4',
      agenda: ['What each border saw since summer', 'What an analysis file needs', 'Who asks whom'],
    },
  })
  await stage.play(scene(19, by), groupSlice, recordEvent, {
    params: { id: held.id },
    body: {
      version: held.version,
      minutes:
        'Exercise. All four bureaus see more lorries from Bravo, mostly by night. The file is to name the organisers, not the people who travel. Whoever travels is met as a victim first.',
      attendance: (people ?? []).map(({ id, name }) => ({
        member: id,
        presence: name === null ? ('present' as const) : ('excused' as const),
      })),
      decisions: [
        {
          text: 'One request to the network, with a decision it serves and a day.',
          who: 'ASEANAPOL',
          by: dayOf(stage, -18),
          done: true,
        },
        { text: 'Count lorries by floor height for four weeks.', who: 'IP Bangkok', by: dayOf(stage, 5) },
        { text: 'Name one person each to be called at night.', who: 'All bureaus', by: dayOf(stage, -2) },
      ],
    },
  })
  await stage.play(scene(6, by), groupSlice, addEvent, {
    params: { id: group },
    body: {
      kind: 'call',
      title: 'Exercise: weekly call on the route',
      ...span(stage, 3, 45),
      zone: 'Asia/Kuala_Lumpur',
      link: 'https://meeting.example/exercise-route',
      agenda: ['What came of the leads', 'The second crossing'],
    },
  })
  await stage.play(scene(6, by), groupSlice, addEvent, {
    params: { id: group },
    body: {
      kind: 'deadline',
      title: 'Exercise: counts of four weeks',
      startsAt: instantOf(stage, 5),
      endsAt: null,
      zone: 'Asia/Bangkok',
      agenda: [],
    },
  })
}

const write = async (stage: Stage, group: string): Promise<void> => {
  const scene = analysing(stage)
  const title = 'Exercise: how to tell a double floor'
  const note = await stage.play(scene(15, 'th.analyst'), groupSlice, addNote, {
    params: { id: group },
    body: { title, text: 'Exercise. The floor inside is higher than the sill by more than a hand.' },
  })
  await stage.play(scene(11, 'vn.analyst'), groupSlice, changeNote, {
    params: { id: note.id },
    body: {
      version: note.version,
      title,
      text: 'Exercise. The floor inside is higher than the sill by more than a hand. Rivets are new where the frame is old. Knock, and speak before you open: people may be inside.',
    },
  })
}

/** Plays two groups and what they did since they were founded. */
export const makeGroups = async (stage: Stage, experts: MadeExperts): Promise<void> => {
  const documents = await found(stage, experts, groups.documents)
  const route = await found(stage, experts, groups.route)
  await meet(stage, route)
  await write(stage, route)
  const scene = analysing(stage)
  await stage.play(scene(40, 'fr.analyst'), groupSlice, addEvent, {
    params: { id: documents },
    body: {
      kind: 'meeting',
      title: 'Exercise: new data pages',
      ...span(stage, 17, 180),
      zone: 'Europe/Paris',
      place: 'IP Paris',
      agenda: ['Three new data pages', 'Words for laminates in five languages'],
    },
  })
  await stage.play(scene(12, 'de.analyst'), groupSlice, addNote, {
    params: { id: documents },
    body: {
      title: 'Exercise: words for laminates',
      text: 'Exercise. Laminate, overlay, patch: one list in five languages.',
    },
  })
  await stage.play(scene(2, 'id.analyst'), groupSlice, askToJoin, { params: { id: route }, body: { as: 'bureau' } })
  await ringClocks(stage, groupTimers, stage.now)
}
