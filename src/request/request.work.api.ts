// Answers to operations of those who work on a request and of those who get its answer.

import { openAttachment } from '../attachment/attachment.storing.ts'
import { allows } from '../kernel/access.ts'
import { Failure } from '../kernel/failure.ts'
import { type Handler, handle } from '../kernel/slice.ts'
import {
  accept,
  assign,
  decline,
  giveToAnalyst,
  mark,
  move,
  recall,
  refuseForNetwork,
  reschedule,
  split,
  talk,
  withdraw,
} from './request.acting.ts'
import {
  closeUnsaid,
  compose,
  deliver,
  deliveryFor,
  giveBack,
  handIn,
  receive,
  sayUsed,
  state,
  submit,
} from './request.answering.ts'
import { readReceipts } from './request.delivery.store.ts'
import { answerAct, noteAct } from './request.fact.ts'
import { mayReceivePersonalData, requestPolicy } from './request.policy.ts'
import { readRequest } from './request.store.ts'
import { deliveryItem } from './request.table.ts'
import { viewDelivery } from './request.view.ts'
import {
  acceptPart,
  acknowledgeDelivery,
  assignRequest,
  closeRequest,
  composeDelivery,
  declinePart,
  deliverAnswer,
  giveFeedback,
  handInPart,
  handOverPart,
  markRequest,
  moveRequest,
  openDelivery,
  readDeliveryFile,
  recallPart,
  refuseRequest,
  rescheduleRequest,
  returnDelivery,
  splitRequest,
  stateMaterial,
  submitDelivery,
  talkAbout,
  withdrawRequest,
} from './request.work.operations.ts'

export const workHandlers: readonly Handler[] = [
  handle(assignRequest, async (context, { params, body }) =>
    answerAct(context, await assign(context, params.id, body), { asked: body.to.map(({ bureau }) => bureau) }),
  ),

  handle(refuseRequest, async (context, { params, body }) =>
    answerAct(context, await refuseForNetwork(context, params.id, body), { reason: body.reason }),
  ),

  handle(splitRequest, async (context, { params, body }) =>
    answerAct(context, await split(context, params.id, body), { asked: [body.bureau] }),
  ),

  handle(acceptPart, async (context, { params }) => answerAct(context, await accept(context, params.id, params.part))),

  handle(declinePart, async (context, { params, body }) =>
    answerAct(context, await decline(context, params.id, params.part, body), { reason: body.reason }),
  ),

  handle(recallPart, async (context, { params }) => answerAct(context, await recall(context, params.id, params.part))),

  handle(handOverPart, async (context, { params, body }) =>
    answerAct(context, await giveToAnalyst(context, params.id, params.part, body.officer)),
  ),

  handle(handInPart, async (context, { params, body }) =>
    answerAct(context, await handIn(context, params.id, params.part, body)),
  ),

  handle(talkAbout, async (context, { params, body }) =>
    answerAct(context, await talk(context, params.id, body), { kind: body.kind }),
  ),

  handle(stateMaterial, async (context, { params, body }) =>
    answerAct(context, await state(context, params.id, body), { kind: body.kind }),
  ),

  handle(moveRequest, async (context, { params, body }) => answerAct(context, await move(context, params.id, body))),

  handle(rescheduleRequest, async (context, { params, body }) =>
    answerAct(context, await reschedule(context, params.id, body), { neededBy: body.neededBy }),
  ),

  handle(markRequest, async (context, { params, body }) =>
    answerAct(context, await mark(context, params.id, body), { handlingCode: body.marking.handlingCode }),
  ),

  handle(composeDelivery, async (context, { params, body }) =>
    answerAct(context, await compose(context, params.id, body)),
  ),

  handle(submitDelivery, async (context, { params, body }) =>
    answerAct(context, await submit(context, params.id, body.version)),
  ),

  handle(returnDelivery, async (context, { params, body }) =>
    answerAct(context, await giveBack(context, params.id, body.note)),
  ),

  handle(deliverAnswer, async (context, { params, body }) => {
    const done = await deliver(context, params.id, body.version)
    return answerAct(context, done, { recipients: done.row.recipients, crimeArea: done.row.crimeArea })
  }),

  handle(openDelivery, async (context, { params }) => {
    const done = await receive(context, params.id, 'open')
    noteAct(context, done)
    return viewDelivery(context, done.row, done.delivery, true)
  }),

  handle(acknowledgeDelivery, async (context, { params }) =>
    answerAct(context, await receive(context, params.id, 'acknowledge')),
  ),

  handle(giveFeedback, async (context, { params, body }) => {
    const done = await sayUsed(context, params.id, body)
    return answerAct(context, done, { used: body.used, ledTo: body.ledTo, experts: done.experts })
  }),

  handle(withdrawRequest, async (context, { params, body }) =>
    answerAct(context, await withdraw(context, params.id, body), { reason: body.reason }),
  ),

  handle(closeRequest, async (context, { params, body }) =>
    answerAct(context, await closeUnsaid(context, params.id, body)),
  ),

  handle(readDeliveryFile, async (context, { params, query }) => {
    const { actor } = context
    const row = await readRequest(context, params.id)
    const absent = new Failure('notFound', 'attachment.not-found')
    if (!allows(requestPolicy.readDelivery(actor), row) || !mayReceivePersonalData(actor, row.lead)) throw absent
    if (!(await deliveryFor(context, row))) throw absent
    const own = (await readReceipts(context, row.id)).find(({ recipient }) => recipient === actor.bureau)
    if (row.lead !== actor.bureau && (own?.openedAt ?? null) === null)
      throw new Failure('conflict', 'request.not-opened')
    context.note({
      subject: { kind: 'request', id: row.id },
      subjects: [{ kind: 'request', id: row.id, owner: row.lead, part: 'shown' }],
    })
    return openAttachment(context, {
      attachment: params.attachment,
      through: { kind: deliveryItem, id: row.id },
      variant: query.variant ?? 'original',
    })
  }),
]
