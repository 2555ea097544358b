// Groups, events and notes as a reader may see them: names of experts go out as far as their profiles do.
import { bureauName } from '../bureau/bureau.schema.ts'
import { readExperts } from '../expert/expert.store.ts'
import { expertSubject } from '../expert/expert.view.ts'
import { allows, permitted } from '../kernel/access.ts'
import type { Context } from '../kernel/slice.ts'
import { type GroupEventRow, openRecord } from './group.event.store.ts'
import { bureausOf, readAskings, readMembers } from './group.member.store.ts'
import { type GroupNoteRow, type NoteVersion, readNoteVersions } from './group.note.store.ts'
import { type GroupAction, groupPolicy } from './group.policy.ts'
import type { EventLine, EventView, GroupLine, GroupView, NoteLine, NoteVersionView, NoteView } from './group.schema.ts'
import { countsOf, readAsked } from './group.store.ts'
import type { GroupRow } from './group.table.ts'

/** What an actor may do with a group now; a closed one is only read. */
export const allowedOn = (row: GroupRow, { actor }: Pick<Context, 'actor'>): GroupAction[] =>
  permitted(groupPolicy, actor, row).filter(
    (action) => action !== 'found' && (row.state === 'active' || action === 'look' || action === 'read'),
  )

/** Lines of groups, in the order of the rows. */
export const groupLines = async (context: Context, rows: readonly GroupRow[]): Promise<GroupLine[]> => {
  const ids = rows.map(({ id }) => id)
  const counts = await countsOf(context, ids)
  const asked = await readAsked(context, ids)
  return rows.map((row) => {
    const member = allows(groupPolicy.read(context.actor), row)
    return {
      id: row.id,
      state: row.state,
      name: row.name,
      purpose: row.purpose,
      crimeAreas: row.crimeAreas,
      bureau: row.bureau,
      bureauName: bureauName(row.bureau),
      member,
      members: counts.get(row.id)?.members ?? 0,
      nextAt: member ? (counts.get(row.id)?.nextAt ?? null) : null,
      asked: asked.has(row.id),
      version: row.version,
      createdAt: row.createdAt,
    }
  })
}

const peopleOf = async (context: Context, row: GroupRow): Promise<NonNullable<GroupView['people']>> => {
  const members = await readMembers(context, row.id)
  const experts = await readExperts(
    context,
    members.flatMap(({ expert }) => expert ?? []),
  )
  context.note({ subjects: [...experts.values()].map((expert) => expertSubject(expert, 'shown')) })
  return members.map((member) => {
    const expert = member.expert === null ? undefined : experts.get(member.expert)
    const isSeen = member.kind === 'bureau' || expert !== undefined
    return {
      id: member.id,
      kind: member.kind,
      bureau: isSeen ? member.bureau : null,
      bureauName: isSeen ? bureauName(member.bureau) : null,
      expert: expert?.id ?? null,
      name: expert?.name ?? null,
      role: member.role,
      since: member.createdAt,
    }
  })
}

const askingsOf = async (context: Context, row: GroupRow): Promise<NonNullable<GroupView['askings']>> => {
  const askings = await readAskings(context, row.id)
  const experts = await readExperts(
    context,
    askings.flatMap(({ expert }) => expert ?? []),
  )
  return askings.map(({ id, kind, bureau, expert, createdAt }) => ({
    id,
    kind,
    bureau,
    bureauName: bureauName(bureau),
    name: (expert === null ? undefined : experts.get(expert)?.name) ?? null,
    at: createdAt,
  }))
}

/** The whole group for a reader who may know of it; members and askings as far as the rules go. */
export const viewGroup = async (context: Context, row: GroupRow): Promise<GroupView> => {
  const [line] = await groupLines(context, [row])
  if (!line) throw new RangeError('a line for each row')
  const allowed = allowedOn(row, context)
  return {
    ...line,
    people: allowed.includes('read') ? await peopleOf(context, row) : null,
    askings: allowed.includes('keep') ? await askingsOf(context, row) : null,
    allowed,
  }
}

/** The fact of a change of a group or of something in it: ids and codes; the bureaus of its members hear of it. */
export const noteGroup = async (
  context: Context,
  group: { readonly id: string },
  detail: Readonly<Record<string, unknown>>,
  also: readonly string[] = [],
): Promise<void> =>
  context.note({
    subject: { kind: 'group', id: group.id },
    tell: [...(await bureausOf(context, group.id)), ...also],
    detail,
  })

export const eventLine = (event: GroupEventRow, group: Pick<GroupRow, 'id' | 'name'>): EventLine => ({
  id: event.id,
  group: group.id,
  groupName: group.name,
  kind: event.kind,
  state: event.state,
  title: event.title,
  startsAt: event.startsAt,
  endsAt: event.endsAt,
  zone: event.zone,
  place: event.place || null,
  openDecisions: event.decisions.filter(({ done }) => !done).length,
  hasMinutes: event.minutesBy !== '',
  version: event.version,
})

/** An event with what was written of it, for members. */
export const viewEvent = async (context: Context, event: GroupEventRow, group: GroupRow): Promise<EventView> => {
  const mayWrite = allowedOn(group, context).includes('write') && event.state === 'planned'
  return {
    ...eventLine(event, group),
    ...(await openRecord(context, event)),
    link: event.link || null,
    agenda: [...event.agenda],
    attendance: [...event.attendance],
    minutesBy: event.minutesBy || null,
    allowed: mayWrite ? ['change', 'cancel', 'record'] : [],
  }
}

export const noteLine = (note: GroupNoteRow): NoteLine => ({
  id: note.id,
  title: note.title,
  version: note.version,
  updatedAt: note.updatedAt,
  updatedBy: note.updatedBy,
  bureauName: bureauName(note.updatedByBureau),
})

/** A note as it stands. */
export const viewNote = async (context: Context, note: GroupNoteRow, group: GroupRow): Promise<NoteView> => {
  const [version] = await readNoteVersions(context, note, note.version)
  return {
    ...noteLine(note),
    group: group.id,
    text: version?.text ?? '',
    allowed: allowedOn(group, context).includes('write') ? ['change', 'restore'] : [],
  }
}

export const viewNoteVersion = ({
  number,
  title,
  text,
  createdAt,
  officer,
  bureau,
  restoredFrom,
}: NoteVersion): NoteVersionView => ({
  number,
  title,
  text,
  at: createdAt,
  officer,
  bureauName: bureauName(bureau),
  restoredFrom,
})
