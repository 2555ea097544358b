// What officers do with notifications: state their rules, say where pings go, test them, read digests, and ring down the list.
import { operation } from '../kernel/operation.ts'
import { afterMark, count, flag, id, list, pager, shape } from '../kernel/schema.ts'
import {
  attemptBody,
  bureauSettingBody,
  deliveryShape,
  digestShape,
  happenedShape,
  madeTarget,
  mostBureauTargets,
  mostOfficerTargets,
  mostTelephones,
  ownSettingBody,
  roundShape,
  rulesShape,
  targetEntry,
  targetShape,
  telephoneShape,
  telephonesBody,
} from './notification.schema.ts'

export const hearers = [
  'desk',
  'notices',
  'compliance',
  'analyst',
  'data-protection',
  'administrator',
  'auditor',
  'command',
] as const
export const ringers = ['desk', 'notices', 'compliance', 'administrator', 'command'] as const
const setters = ['administrator', 'command'] as const
const oneTarget = shape({ id: id('Target') })
const telephones = shape({ telephones: list(telephoneShape, 'In the order they are rung', mostTelephones) })

export const showRules = operation({
  // Named so that live events of kind `notification` reach only those whom this operation admits.
  name: 'notification.show',
  method: 'get',
  path: '/api/v1/notifications/rules',
  summary: 'Shows the own rules, those of the bureau, and what holds of both',
  admits: hearers,
  effect: 'quiet',
  answer: rulesShape,
})

export const listHappened = operation({
  name: 'notification.happened',
  method: 'post',
  path: '/api/v1/notifications/happened',
  summary:
    'Tells which live events of the own bureau a screen tells its officer of, and how, by the rules that hold now',
  admits: hearers,
  effect: 'quiet',
  body: shape({ events: list(count('Number of a live event', 1), 'Events that were just heard', 100, 1) }),
  answer: shape({ happened: list(happenedShape, 'Those the officer is told of, oldest first', 400) }),
})

export const setOwnRules = operation({
  name: 'notification.set-own',
  method: 'put',
  path: '/api/v1/notifications/rules/own',
  summary: 'States the own rules: more than the bureau says, or less, but never less of what is very urgent',
  admits: hearers,
  effect: 'change',
  body: ownSettingBody,
  answer: rulesShape,
})

export const setBureauRules = operation({
  name: 'notification.set-bureau',
  method: 'put',
  path: '/api/v1/notifications/rules/bureau',
  summary: 'States the rules that hold for officers of the bureau who state none, and for its own targets',
  admits: setters,
  effect: 'change',
  body: bureauSettingBody,
  answer: rulesShape,
})

export const listTargets = operation({
  name: 'notification.targets',
  method: 'get',
  path: '/api/v1/notifications/targets',
  summary: 'Lists where pings go: the own mail addresses, and to who may set them those of the bureau',
  admits: hearers,
  effect: 'read',
  answer: shape({
    targets: list(targetShape, 'Targets, oldest first', mostBureauTargets + mostOfficerTargets),
    mail: flag('This hub sends mail'),
  }),
})

export const addTarget = operation({
  name: 'notification.add-target',
  method: 'post',
  path: '/api/v1/notifications/targets',
  summary: 'Adds a webhook or mail address; the secret of a webhook is shown once',
  admits: hearers,
  effect: 'change',
  fresh: true,
  secret: true,
  body: targetEntry,
  answer: madeTarget,
  status: 201,
})

export const renewSecret = operation({
  name: 'notification.renew-secret',
  method: 'post',
  path: '/api/v1/notifications/targets/:id/secret',
  summary: 'Makes a new secret for a webhook and shows it once; the old one signs nothing from then on',
  admits: setters,
  effect: 'change',
  fresh: true,
  secret: true,
  params: oneTarget,
  answer: madeTarget,
})

export const removeTarget = operation({
  name: 'notification.remove-target',
  method: 'delete',
  path: '/api/v1/notifications/targets/:id',
  summary: 'Takes a target away; what still waits for it is not sent',
  admits: hearers,
  effect: 'change',
  params: oneTarget,
  answer: shape({}),
})

export const testTarget = operation({
  name: 'notification.test',
  method: 'post',
  path: '/api/v1/notifications/targets/:id/test',
  summary: 'Sends a test ping to a target, tried once; the delivery says what came of it',
  admits: hearers,
  effect: 'change',
  params: oneTarget,
  answer: deliveryShape,
})

export const showDelivery = operation({
  name: 'notification.delivery',
  method: 'get',
  path: '/api/v1/notifications/deliveries/:id',
  summary: 'Shows what came of one ping',
  admits: hearers,
  effect: 'quiet',
  params: shape({ id: id('Delivery') }),
  answer: deliveryShape,
})

export const listDeliveries = operation({
  name: 'notification.deliveries',
  method: 'get',
  path: '/api/v1/notifications/deliveries',
  summary: 'Lists pings with what came of them, newest first',
  admits: hearers,
  effect: 'quiet',
  query: shape({ ...pager }),
  answer: shape({ deliveries: list(deliveryShape, 'Pings', 200), after: afterMark }),
})

export const listTelephones = operation({
  name: 'notification.telephones',
  method: 'get',
  path: '/api/v1/notifications/telephones',
  summary: "Shows the bureau's telephone list in its order",
  admits: ringers,
  effect: 'quiet',
  answer: telephones,
})

export const setTelephones = operation({
  name: 'notification.set-telephones',
  method: 'put',
  path: '/api/v1/notifications/telephones',
  summary: 'States the whole telephone list of the bureau in its order',
  admits: setters,
  effect: 'change',
  body: telephonesBody,
  answer: telephones,
})

export const testTelephone = operation({
  name: 'notification.test-telephone',
  method: 'post',
  path: '/api/v1/notifications/telephones/:id/tested',
  summary: 'Says that a number was rung as a test, and whether somebody answered',
  admits: ringers,
  effect: 'change',
  params: shape({ id: id('Entry') }),
  body: shape({ reached: flag('Somebody answered') }),
  answer: telephones,
})

export const listRounds = operation({
  name: 'notification.rounds',
  method: 'get',
  path: '/api/v1/notifications/rounds',
  summary: 'Shows whom to ring next where nobody answers an alarm; to the General Secretariat for every bureau',
  admits: ringers,
  effect: 'quiet',
  answer: shape({ rounds: list(roundShape, 'Those that go on, the longest first', 100) }),
})

export const logAttempt = operation({
  name: 'notification.attempt',
  method: 'post',
  path: '/api/v1/notifications/rounds/:id/attempts',
  summary: 'Says that a number of the list was rung, and whether somebody was reached',
  admits: ringers,
  effect: 'change',
  params: shape({ id: id('Round') }),
  body: attemptBody,
  answer: roundShape,
})

export const listDigests = operation({
  name: 'notification.digests',
  method: 'get',
  path: '/api/v1/notifications/digests',
  summary: 'Shows the own last digests: counts only',
  admits: hearers,
  effect: 'quiet',
  answer: shape({ digests: list(digestShape, 'Newest first', 10) }),
})
