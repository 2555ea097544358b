// Answers to operations on events and notes of groups, and the calendar that leaves.

import { Failure } from '../kernel/failure.ts'
import { type Context, handle } from '../kernel/slice.ts'
import { say } from '../kernel/words.ts'
import { faultsOfPersonalData } from '../rulebook/rulebook.personal.entry.ts'
import { addHours } from '../terms/instant.ts'
import { calendarOf } from './group.calendar.ts'
import { faultsOfEvent, refuse } from './group.entry.ts'
import {
  addEvent,
  addNote,
  cancelEvent,
  changeEvent,
  changeNote,
  listEvents,
  listNotes,
  listNoteVersions,
  markDecision,
  recordEvent,
  restoreNote,
  showEvent,
  showNote,
} from './group.event.operations.ts'
import {
  type GroupEventRow,
  insertEvent,
  listEventRows,
  readEvent,
  saveEvent,
  saveRecord,
} from './group.event.store.ts'
import { readMembers } from './group.member.store.ts'
import { insertNote, listNoteRows, readNote, readNoteVersions, writeNote } from './group.note.store.ts'
import { calendarFeed } from './group.operations.ts'
import type { EventEntry, EventView, NoteView } from './group.schema.ts'
import { readGroup } from './group.store.ts'
import type { GroupRow } from './group.table.ts'
import { remindOfEvent } from './group.timers.ts'
import { eventLine, noteGroup, noteLine, viewEvent, viewNote, viewNoteVersion } from './group.view.ts'

const hoursOfYear = 365 * 24
/** A calendar shows what was lately and what comes: 90 days back, two years ahead. */
const calendarBack = -90 * 24

const today = ({ now }: Context): string => now.slice(0, 10)

const statedOf = (entry: EventEntry) => {
  const { kind, title, startsAt, endsAt, zone, place = '', link = '', agenda } = entry
  return { kind, title, startsAt, endsAt, zone, place, link, agenda }
}

const changed = async (context: Context, event: GroupEventRow, group: GroupRow, act: string): Promise<EventView> => {
  await remindOfEvent(context, event, group.bureau)
  await noteGroup(context, group, { event: event.id, act })
  return viewEvent(context, event, group)
}

const planned = async (context: Context, id: string, version: number) => {
  const found = await readEvent(context, id, 'write', version)
  if (found.event.state === 'cancelled') throw new Failure('conflict', 'group.event-cancelled')
  return found
}

const kept = async (
  context: Context,
  note: Awaited<ReturnType<typeof readNote>>['note'],
  group: GroupRow,
  act: string,
): Promise<NoteView> => {
  await noteGroup(context, group, { note: note.id, version: note.version, act })
  return viewNote(context, note, group)
}

export const eventHandlers = [
  handle(listEvents, async (context, { query }) => {
    const from = query.from ?? context.now
    const until = query.until ?? addHours(from, hoursOfYear)
    const rows = await listEventRows(context, { group: query.group, from, until })
    return { events: rows.map(({ event, group }) => eventLine(event, group)) }
  }),

  handle(showEvent, async (context, { params }) => {
    const { event, group } = await readEvent(context, params.id, 'read')
    context.note({ subject: { kind: 'group', id: group.id }, detail: { event: event.id } })
    return viewEvent(context, event, group)
  }),

  handle(addEvent, async (context, { params, body }) => {
    const group = await readGroup(context, params.id, 'write')
    refuse(faultsOfEvent(body, today(context)))
    return changed(context, await insertEvent(context, group.id, statedOf(body)), group, 'add')
  }),

  handle(changeEvent, async (context, { params, body }) => {
    const { version, ...entry } = body
    const { event, group } = await planned(context, params.id, version)
    refuse(faultsOfEvent(entry, today(context)))
    return changed(context, await saveEvent(context, event, statedOf(entry)), group, 'change')
  }),

  handle(cancelEvent, async (context, { params, body }) => {
    const { event, group } = await planned(context, params.id, body.version)
    return changed(context, await saveEvent(context, event, { state: 'cancelled' }), group, 'cancel')
  }),

  handle(recordEvent, async (context, { params, body }) => {
    const { event, group } = await planned(context, params.id, body.version)
    const members = new Set((await readMembers(context, group.id)).map(({ id }) => id))
    refuse(
      body.attendance.flatMap(({ member }, at) =>
        members.has(member) ? [] : [{ pointer: `/attendance/${at}/member`, key: 'fault.group-no-member', values: {} }],
      ),
    )
    return changed(context, await saveRecord(context, event, body), group, 'record')
  }),

  handle(markDecision, async (context, { params, body }) => {
    const { event, group } = await planned(context, params.id, body.version)
    if (!event.decisions.some(({ number }) => number === params.number))
      throw new Failure('notFound', 'group.no-such-decision')
    const decisions = event.decisions.map((one) => (one.number === params.number ? { ...one, done: body.done } : one))
    return changed(context, await saveEvent(context, event, { decisions }), group, 'decision')
  }),

  handle(listNotes, async (context, { params }) => {
    const group = await readGroup(context, params.id, 'read')
    return { notes: (await listNoteRows(context, group.id)).map(noteLine) }
  }),

  handle(showNote, async (context, { params }) => {
    const { note, group } = await readNote(context, params.id, 'read')
    context.note({ subject: { kind: 'group', id: group.id }, detail: { note: note.id } })
    return viewNote(context, note, group)
  }),

  handle(addNote, async (context, { params, body }) => {
    const group = await readGroup(context, params.id, 'write')
    refuse(faultsOfPersonalData({ '/title': body.title }, today(context)))
    return kept(context, await insertNote(context, group.id, body), group, 'add')
  }),

  handle(changeNote, async (context, { params, body }) => {
    const { note, group } = await readNote(context, params.id, 'write', body.version)
    refuse(faultsOfPersonalData({ '/title': body.title }, today(context)))
    return kept(context, await writeNote(context, note, body), group, 'change')
  }),

  handle(listNoteVersions, async (context, { params }) => {
    const { note, group } = await readNote(context, params.id, 'read')
    context.note({ subject: { kind: 'group', id: group.id }, detail: { note: note.id } })
    return { versions: (await readNoteVersions(context, note)).map(viewNoteVersion) }
  }),

  handle(restoreNote, async (context, { params, body }) => {
    const { note, group } = await readNote(context, params.id, 'write', body.version)
    const [earlier] = await readNoteVersions(context, note, body.number)
    if (!earlier) throw new Failure('notFound', 'group.no-such-version')
    const { title, text } = earlier
    return kept(context, await writeNote(context, note, { title, text, restoredFrom: body.number }), group, 'restore')
  }),

  handle(calendarFeed, async (context) => {
    const from = addHours(context.now, calendarBack)
    const rows = await listEventRows(context, { from, until: addHours(context.now, 2 * hoursOfYear) })
    const calendar = calendarOf(
      rows.map(({ event, group }) => ({
        id: event.id,
        group: group.name,
        groupId: group.id,
        title: event.title,
        kind: event.kind,
        cancelled: event.state === 'cancelled',
        startsAt: event.startsAt,
        endsAt: event.endsAt,
        place: event.place,
        sequence: event.version - 1,
        changedAt: event.updatedAt,
      })),
      { origin: context.edge.origin, name: say(context.language, 'group.calendar-name') },
    )
    const bytes = Buffer.from(calendar)
    return { mediaType: 'text/calendar; charset=utf-8', fileName: 'groups.ics', length: bytes.length, pieces: [bytes] }
  }),
]
