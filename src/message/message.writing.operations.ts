// What helps writing messages and following them up: drafts, reminders, test rounds, wordings, groups.
import { operation } from '../kernel/operation.ts'
import { afterMark, id, list, pager, shape } from '../kernel/schema.ts'
import {
  draftEntry,
  draftLine,
  followUpShape,
  groupChange,
  groupEntry,
  groupShape,
  moreTimeEntry,
  moreTimeShape,
  mostRecipients,
  recipientShape,
  remindedShape,
  reminderEntry,
  roundEntry,
  roundLine,
  roundShape,
  settingEntry,
  settingShape,
  shownDraftShape,
  wordingShape,
} from './message.schema.ts'

const officers = ['desk', 'notices', 'compliance', 'analyst', 'command', 'data-protection'] as const
const acting = ['desk', 'notices', 'compliance', 'command'] as const
/** National systems write and answer too, by key. */
const officersAndSystems = [...officers, 'system'] as const
const actingAndSystems = [...acting, 'system'] as const
const one = shape({ id: id('Id') })

export const listDrafts = operation({
  name: 'message.draft-list',
  method: 'get',
  path: '/api/v1/message-drafts',
  summary: 'Lists what the officer is writing, last kept first',
  admits: officers,
  effect: 'read',
  query: shape({ ...pager }),
  answer: shape({ drafts: list(draftLine, 'Drafts, last kept first', 200), after: afterMark }),
})

export const showDraft = operation({
  name: 'message.draft-show',
  method: 'get',
  path: '/api/v1/message-drafts/:id',
  summary: 'Shows a draft of the officer as it was last kept',
  admits: officers,
  effect: 'read',
  params: one,
  answer: shownDraftShape,
})

export const saveDraft = operation({
  name: 'message.draft-save',
  method: 'put',
  path: '/api/v1/message-drafts/:id',
  summary: 'Keeps a draft under an id the console made; sending it under the same id removes it',
  admits: officers,
  effect: 'change',
  params: one,
  body: draftEntry,
  answer: shownDraftShape,
})

export const discardDraft = operation({
  name: 'message.draft-discard',
  method: 'delete',
  path: '/api/v1/message-drafts/:id',
  summary: 'Throws a draft away for good',
  admits: officers,
  effect: 'change',
  params: one,
  answer: shape({}),
})

export const remind = operation({
  name: 'message.remind',
  method: 'post',
  path: '/api/v1/messages/:id/reminders',
  summary: 'Reminds recipients who owe an answer: once, twice, three times',
  admits: actingAndSystems,
  effect: 'change',
  params: one,
  body: reminderEntry,
  answer: remindedShape,
})

export const startRound = operation({
  name: 'message.round-start',
  method: 'post',
  path: '/api/v1/message-rounds',
  summary: 'Sends a round of test traffic: TEST, please acknowledge',
  admits: ['desk', 'command'],
  effect: 'change',
  body: roundEntry,
  answer: roundShape,
  status: 201,
})

export const listRounds = operation({
  name: 'message.round-list',
  method: 'get',
  path: '/api/v1/message-rounds',
  summary: 'Lists the test rounds of the bureau, newest first',
  admits: officers,
  effect: 'quiet',
  query: shape({ ...pager }),
  answer: shape({ rounds: list(roundLine, 'Rounds, newest first', 200), after: afterMark }),
})

export const showRound = operation({
  name: 'message.round-show',
  method: 'get',
  path: '/api/v1/message-rounds/:id',
  summary: 'Shows the board of a test round: who acknowledged, how fast, and who is silent',
  admits: officers,
  effect: 'quiet',
  params: one,
  answer: roundShape,
})

export const listWordings = operation({
  name: 'message.wording-list',
  method: 'get',
  path: '/api/v1/message-wordings',
  summary: 'Lists pre-worded replies in five languages, so that each recipient is written to in its own',
  admits: officersAndSystems,
  effect: 'quiet',
  answer: shape({ wordings: list(wordingShape, 'Wordings', 100) }),
})

export const listGroups = operation({
  name: 'message.group-list',
  method: 'get',
  path: '/api/v1/message-groups',
  summary: 'Lists groups of addressees with the bureaus they stand for now',
  admits: officersAndSystems,
  effect: 'quiet',
  answer: shape({ groups: list(groupShape, 'Groups', 300) }),
})

export const addGroup = operation({
  name: 'message.group-add',
  method: 'post',
  path: '/api/v1/message-groups',
  summary: 'Keeps a group of addressees of the own bureau under a name',
  admits: acting,
  effect: 'change',
  body: groupEntry,
  answer: groupShape,
  status: 201,
})

export const removeGroup = operation({
  name: 'message.group-remove',
  method: 'delete',
  path: '/api/v1/message-groups/:id',
  summary: 'Removes a group of the own bureau',
  admits: acting,
  effect: 'change',
  params: one,
  answer: shape({}),
})

export const changeGroup = operation({
  name: 'message.group-change',
  method: 'put',
  path: '/api/v1/message-groups/:id',
  summary: 'Changes the name or the bureaus of a group of the own bureau',
  admits: acting,
  effect: 'change',
  params: one,
  body: groupChange,
  answer: groupShape,
})

export const askMoreTime = operation({
  name: 'message.more-time',
  method: 'post',
  path: '/api/v1/messages/:id/more-time',
  summary: 'Tells the sender by when the own bureau will answer, and why not sooner; reminders wait until then',
  admits: actingAndSystems,
  effect: 'change',
  params: one,
  body: moreTimeEntry,
  answer: moreTimeShape,
})

export const showFollowUp = operation({
  name: 'message.follow-up',
  method: 'get',
  path: '/api/v1/messages/:id/follow-up',
  summary: 'Shows which answers are owed, the reminders so far, more time that was asked, and what comes next',
  admits: officersAndSystems,
  effect: 'read',
  params: one,
  answer: followUpShape,
})

export const listRecipients = operation({
  name: 'message.recipients',
  method: 'get',
  path: '/api/v1/message-recipients',
  summary: 'Lists bureaus that can be written to: working languages, clock, hours, clearance, telephone',
  admits: officersAndSystems,
  effect: 'quiet',
  answer: shape({ recipients: list(recipientShape, 'Bureaus, by code', mostRecipients + 50) }),
})

export const showMessageSetting = operation({
  name: 'message.setting-show',
  method: 'get',
  path: '/api/v1/message-settings',
  summary: 'Shows the labels of urgencies and how fast reminders follow one another',
  admits: 'signed-in',
  effect: 'quiet',
  answer: settingShape,
})

export const setMessageSetting = operation({
  name: 'message.setting-set',
  method: 'put',
  path: '/api/v1/message-settings',
  summary: 'Sets labels of urgencies and the pace of reminders for the whole organisation',
  admits: ['administrator', 'command'],
  effect: 'change',
  body: settingEntry,
  answer: settingShape,
})
