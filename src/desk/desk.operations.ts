// What officers do with what waits on their desk: see it, take it, pass it on, put it away, finish it.
import { operation } from '../kernel/operation.ts'
import { afterMark, code, id, instant, list, pager, shape, text } from '../kernel/schema.ts'
import {
  alarmLine,
  assignBody,
  deskSettings,
  doneBody,
  itemLine,
  itemShape,
  linkBody,
  linkKinds,
  reasonBody,
  reopenBody,
  snoozeBody,
  stripShape,
  subjectLine,
  taskChange,
  taskEntry,
  wantedProperties,
} from './desk.schema.ts'

export const desks = ['desk', 'notices', 'compliance', 'command'] as const
const one = shape({ id: id('Item') })

export const listItems = operation({
  name: 'desk.list',
  method: 'get',
  path: '/api/v1/desk/items',
  summary: 'Lists what waits for the bureau, the most urgent first; lines name nobody and carry no subject',
  admits: desks,
  effect: 'quiet',
  query: shape({ ...wantedProperties, ...pager }),
  answer: shape({ items: list(itemLine, 'Items in the order that was asked for', 200), after: afterMark }),
})

export const readSubjects = operation({
  name: 'desk.subjects',
  method: 'post',
  path: '/api/v1/desk/subjects',
  summary: 'Reads subjects of messages and titles of tasks for lines that are on the screen, each by its own rule',
  admits: desks,
  effect: 'read',
  body: shape({ ids: list(id('Item'), 'Items', 100, 1) }),
  answer: shape({ subjects: list(subjectLine, 'Those that have one and may be read', 100) }),
})

export const showItem = operation({
  // Named so that live events of kind `desk` reach only those whom this operation admits.
  name: 'desk.show',
  method: 'get',
  path: '/api/v1/desk/items/:id',
  summary: 'Shows an item with its last actions, links and who else looks at it',
  admits: desks,
  effect: 'read',
  params: one,
  answer: itemShape,
})

export const showStrip = operation({
  name: 'desk.strip',
  method: 'get',
  path: '/api/v1/desk/strip',
  summary:
    'Counts what waits: very urgent, urgent, oldest without owner, hits to confirm, replies overdue, and each tab',
  admits: desks,
  effect: 'quiet',
  answer: stripShape,
})

export const listAlarms = operation({
  name: 'desk.alarms',
  method: 'get',
  path: '/api/v1/desk/alarms',
  summary: 'Lists alarms of the bureau that nobody has acknowledged, the longest first',
  admits: desks,
  effect: 'quiet',
  answer: shape({ at: instant('Clock of the hub'), alarms: list(alarmLine, 'Alarms', 200) }),
})

export const takeItem = operation({
  name: 'desk.take',
  method: 'post',
  path: '/api/v1/desk/items/:id/take',
  summary: 'Takes an item for oneself; when two press together one has it and the other is told who',
  admits: desks,
  effect: 'change',
  params: one,
  answer: itemShape,
})

export const assignItem = operation({
  name: 'desk.assign',
  method: 'post',
  path: '/api/v1/desk/items/:id/assign',
  summary: 'Gives an item to another officer of the desk',
  admits: desks,
  effect: 'change',
  params: one,
  body: assignBody,
  answer: itemShape,
})

export const releaseItem = operation({
  name: 'desk.release',
  method: 'post',
  path: '/api/v1/desk/items/:id/release',
  summary: 'Gives a taken item back to the desk',
  admits: desks,
  effect: 'change',
  params: one,
  answer: itemShape,
})

export const snoozeItem = operation({
  name: 'desk.snooze',
  method: 'post',
  path: '/api/v1/desk/items/:id/snooze',
  summary: 'Puts an item away until a time that is never past its own; then it comes back by itself',
  admits: desks,
  effect: 'change',
  params: one,
  body: snoozeBody,
  answer: itemShape,
})

export const wakeItem = operation({
  name: 'desk.wake',
  method: 'post',
  path: '/api/v1/desk/items/:id/wake',
  summary: 'Brings an item that was put away back at once',
  admits: desks,
  effect: 'change',
  params: one,
  answer: itemShape,
})

export const finishItem = operation({
  name: 'desk.done',
  method: 'post',
  path: '/api/v1/desk/items/:id/done',
  summary:
    'Finishes an item with an outcome of its kind; a message must be acknowledged or answered first, or need no answer',
  admits: desks,
  effect: 'change',
  params: one,
  body: doneBody,
  answer: itemShape,
})

export const reopenItem = operation({
  name: 'desk.reopen',
  method: 'post',
  path: '/api/v1/desk/items/:id/reopen',
  summary: 'Takes back a done: within ten seconds by whoever did it without a word, later with a reason',
  admits: desks,
  effect: 'change',
  params: one,
  body: reopenBody,
  answer: itemShape,
})

export const escalateItem = operation({
  name: 'desk.escalate',
  method: 'post',
  path: '/api/v1/desk/items/:id/escalate',
  summary: 'Asks for help inside the bureau: the second officer, then the head of shift, then command',
  admits: desks,
  effect: 'change',
  params: one,
  body: reasonBody,
  answer: itemShape,
})

export const acknowledgeAlarm = operation({
  name: 'desk.acknowledge',
  method: 'post',
  path: '/api/v1/desk/items/:id/acknowledge',
  summary: 'Acknowledges an alarm: it falls silent at all desks of the bureau',
  admits: desks,
  effect: 'change',
  params: one,
  answer: itemShape,
})

export const linkItem = operation({
  name: 'desk.link',
  method: 'post',
  path: '/api/v1/desk/items/:id/links',
  summary: 'Links an item to a record, a hit or a message that the officer may read',
  admits: desks,
  effect: 'change',
  params: one,
  body: linkBody,
  answer: itemShape,
})

export const unlinkItem = operation({
  name: 'desk.unlink',
  method: 'delete',
  path: '/api/v1/desk/items/:id/links/:kind/:ref',
  summary: 'Takes a link away',
  admits: desks,
  effect: 'change',
  params: shape({ ...one.properties, kind: code(linkKinds, 'What is linked'), ref: id('Id of the thing') }),
  answer: itemShape,
})

export const lookAtItem = operation({
  name: 'desk.look',
  method: 'post',
  path: '/api/v1/desk/items/:id/look',
  summary: 'Says that the officer has the item open, and hears who else has; forgotten after thirty seconds',
  admits: desks,
  effect: 'quiet',
  params: one,
  answer: shape({ looking: list(text('Officer', 80), 'Who else looks at it now', 50) }),
})

export const createTask = operation({
  name: 'task.create',
  method: 'post',
  path: '/api/v1/desk/tasks',
  summary: 'Puts a task on the desk; what it says is sealed',
  admits: desks,
  effect: 'change',
  body: taskEntry,
  answer: itemShape,
  status: 201,
})

export const changeTask = operation({
  name: 'task.change',
  method: 'put',
  path: '/api/v1/desk/tasks/:id',
  summary: 'Changes what an open task says, its urgency or its time',
  admits: desks,
  effect: 'change',
  params: one,
  body: taskChange,
  answer: itemShape,
})

export const showSettings = operation({
  name: 'desk.settings',
  method: 'get',
  path: '/api/v1/desk/settings',
  summary: 'Shows after how many minutes an alarm goes to the next level',
  admits: desks,
  effect: 'quiet',
  answer: deskSettings,
})

export const changeSettings = operation({
  name: 'desk.settings-set',
  method: 'put',
  path: '/api/v1/desk/settings',
  summary: 'Sets after how many minutes an alarm goes to the next level',
  admits: ['command'],
  effect: 'change',
  body: deskSettings,
  answer: deskSettings,
})
