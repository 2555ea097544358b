// What members of a group do with its events and notes. Minutes, decisions and notes are free text of police work and may speak of persons:
// whoever opens or writes them says for which of the purposes of RPD 10(2). Lists and the calendar hold none (titles are looked through).
import { operation } from '../kernel/operation.ts'
import { count, id, instant, list, optional, shape } from '../kernel/schema.ts'
import {
  decisionMark,
  eventChange,
  eventEntry,
  eventLine,
  eventShape,
  noteChange,
  noteEntry,
  noteLine,
  noteRestore,
  noteShape,
  noteVersionShape,
  recordEntry,
  versionEntry,
} from './group.schema.ts'

const ofGroup = shape({ id: id('Group') })
const oneEvent = shape({ id: id('Event') })
const oneNote = shape({ id: id('Note') })

export const listEvents = operation({
  name: 'group.events',
  method: 'get',
  path: '/api/v1/group-events',
  summary: 'Lists events of the caller’s groups in a span of time, the earliest first',
  admits: 'signed-in',
  effect: 'quiet',
  query: shape({
    group: optional(id('Only of this group')),
    from: optional(instant('Ends after; now when left out')),
    until: optional(instant('Begins before; a year from then when left out')),
  }),
  answer: shape({ events: list(eventLine, 'Events, at most 500', 500) }),
})

export const showEvent = operation({
  name: 'group.event-show',
  method: 'get',
  path: '/api/v1/group-events/:id',
  summary: 'Shows an event with agenda, minutes, attendance and decisions',
  admits: 'signed-in',
  effect: 'read',
  purpose: true,
  params: oneEvent,
  answer: eventShape,
})

export const addEvent = operation({
  name: 'group.event-add',
  method: 'post',
  path: '/api/v1/groups/:id/events',
  summary: 'Adds a meeting, a call or a deadline to a group',
  admits: 'signed-in',
  effect: 'change',
  params: ofGroup,
  body: eventEntry,
  answer: eventShape,
  status: 201,
})

export const changeEvent = operation({
  name: 'group.event-change',
  method: 'put',
  path: '/api/v1/group-events/:id',
  summary: 'Changes when, where and what about an event is',
  admits: 'signed-in',
  effect: 'change',
  purpose: true,
  params: oneEvent,
  body: eventChange,
  answer: eventShape,
})

export const cancelEvent = operation({
  name: 'group.event-cancel',
  method: 'post',
  path: '/api/v1/group-events/:id/cancel',
  summary: 'Cancels an event; calendars that take the feed show it cancelled',
  admits: 'signed-in',
  effect: 'change',
  purpose: true,
  params: oneEvent,
  body: versionEntry,
  answer: eventShape,
})

export const recordEvent = operation({
  name: 'group.event-record',
  method: 'put',
  path: '/api/v1/group-events/:id/record',
  summary: 'Keeps minutes, attendance and decisions of an event',
  admits: 'signed-in',
  effect: 'change',
  purpose: true,
  params: oneEvent,
  body: recordEntry,
  answer: eventShape,
})

export const markDecision = operation({
  name: 'group.decision-mark',
  method: 'post',
  path: '/api/v1/group-events/:id/decisions/:number',
  summary: 'Marks a decision as done, or as open again',
  admits: 'signed-in',
  effect: 'change',
  purpose: true,
  params: shape({ id: id('Event'), number: count('Number of the decision', 1, 60) }),
  body: decisionMark,
  answer: eventShape,
})

export const listNotes = operation({
  name: 'group.notes',
  method: 'get',
  path: '/api/v1/groups/:id/notes',
  summary: 'Lists shared notes of a group, last changed first',
  admits: 'signed-in',
  effect: 'quiet',
  params: ofGroup,
  answer: shape({ notes: list(noteLine, 'Notes', 300) }),
})

export const showNote = operation({
  name: 'group.note-show',
  method: 'get',
  path: '/api/v1/group-notes/:id',
  summary: 'Shows a shared note',
  admits: 'signed-in',
  effect: 'read',
  purpose: true,
  params: oneNote,
  answer: noteShape,
})

export const addNote = operation({
  name: 'group.note-add',
  method: 'post',
  path: '/api/v1/groups/:id/notes',
  summary: 'Adds a shared note',
  admits: 'signed-in',
  effect: 'change',
  purpose: true,
  params: ofGroup,
  body: noteEntry,
  answer: noteShape,
  status: 201,
})

export const changeNote = operation({
  name: 'group.note-change',
  method: 'put',
  path: '/api/v1/group-notes/:id',
  summary: 'Writes the next version of a note; refused when somebody wrote meanwhile',
  admits: 'signed-in',
  effect: 'change',
  purpose: true,
  params: oneNote,
  body: noteChange,
  answer: noteShape,
})

export const listNoteVersions = operation({
  name: 'group.note-versions',
  method: 'get',
  path: '/api/v1/group-notes/:id/versions',
  summary: 'Shows all versions of a note with who wrote each',
  admits: 'signed-in',
  effect: 'read',
  purpose: true,
  params: oneNote,
  answer: shape({ versions: list(noteVersionShape, 'Versions, newest first, at most 200', 200) }),
})

export const restoreNote = operation({
  name: 'group.note-restore',
  method: 'post',
  path: '/api/v1/group-notes/:id/restore',
  summary: 'Brings an earlier version of a note back as its next one',
  admits: 'signed-in',
  effect: 'change',
  purpose: true,
  params: oneNote,
  body: noteRestore,
  answer: noteShape,
})
