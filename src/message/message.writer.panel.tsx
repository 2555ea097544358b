// Writing a message: addressees, form, text and marks, kept on the hub while it is typed, checked as it is typed, sent after a last look.

import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import { AttachmentUploads } from '../attachment/attachment.upload.panel.tsx'
import { useUploads } from '../attachment/attachment.uploads.panel.tsx'
import { listBureaus } from '../bureau/bureau.operations.ts'
import { refresh, useAct, useAnswer } from '../console/client.ts'
import { serverNow, useNow } from '../console/clock.ts'
import { Form } from '../console/form.tsx'
import { useGo } from '../console/go.tsx'
import { useLanguageName } from '../console/language-names.ts'
import { useShownMark } from '../console/mark.tsx'
import { Problem, type ProblemPointer } from '../console/problem.ts'
import { useSession } from '../console/session.ts'
import { FormActs } from '../console/sheet.tsx'
import { tell } from '../console/undo.tsx'
import { useWords, Words } from '../console/words.tsx'
import { instantOf } from '../terms/instant.ts'
import { Answering } from './message.answering.panel.tsx'
import { beginWith } from './message.begin.panel.tsx'
import { type Check, checksOf, resolveKnown, warningsOf } from './message.checks.panel.ts'
import { Checks, DraftState } from './message.checks.panel.tsx'
import { type ComposeDraft, contentOf, entryOf, floorOf, raise, replyMinutes } from './message.compose.panel.ts'
import { DiscardBox } from './message.drafts.panel.tsx'
import { MessageFields } from './message.fields.panel.tsx'
import { blankForm } from './message.form.panel.ts'
import { formFieldWords, forms } from './message.form.table.ts'
import { type OpenedDraft, useKeeping } from './message.keeper.panel.tsx'
import { readersOf } from './message.language.panel.ts'
import { sendMessage, showMessage } from './message.operations.ts'
import { AsReceived, ReviewBox, ReviewLine } from './message.review.panel.tsx'
import { mostAttachments, type Urgency } from './message.schema.ts'
import { useAddressees } from './message.to.panel.tsx'
import { addParagraph } from './message.wording.panel.ts'
import './message.css'

/** Faults at the places they are typed: an addressee is told at the field of all addressees. */
const placed = (pointers: readonly ProblemPointer[]): ProblemPointer[] =>
  pointers.map((one) => ({ ...one, pointer: one.pointer.replace(/^\/(to|attachments|references)\/\d+$/, '/$1') }))

const placedProblem = (problem: Problem | null): Problem | null =>
  problem &&
  new Problem({
    status: problem.status,
    code: problem.code,
    key: problem.key,
    title: problem.title,
    detail: problem.detail,
    reference: problem.reference,
    pointers: placed(problem.pointers),
  })

export const Writer = ({
  opened,
  first,
  onOpenOther,
}: {
  opened: OpenedDraft
  first: ComposeDraft
  /** Opens the draft as the hub has it now, after somebody else kept it. */
  onOpenOther: () => void
}): ReactNode => {
  const { id } = opened
  const { bureau } = useSession()
  const words = useWords()
  const nameOf = useLanguageName()
  const go = useGo()
  const queries = useQueryClient()
  const uploads = useUploads(mostAttachments - first.attachments.length)
  const [typed, setTyped] = useState<ComposeDraft>(first)
  const [tried, setTried] = useState(false)
  const [reviewing, review] = useState(false)
  const [previewing, preview] = useState(false)
  const [discarding, discard] = useState(false)
  const [quoted, countQuoted] = useState(0)
  const dueByDefault = useRef('')
  const [dueRound, setDueRound] = useState(0)
  const { recipients, groups, areKnown } = useAddressees()
  const bureaus = useAnswer(listBureaus, {}).data?.bureaus ?? []
  const answered = useAnswer(
    showMessage,
    { params: { id: typed.inReplyTo ?? '' } },
    { when: typed.inReplyTo !== null },
  ).data

  const uncut: ComposeDraft = { ...typed, attachments: [...typed.attachments, ...uploads.ready] }
  const [knownPointers, setKnownPointers] = useState(opened.pointers)
  const resolved = resolveKnown(uncut.to, { own: bureau, recipients, groups })
  const floor = floorOf(knownPointers, bureau, resolved.bureaus)
  const draft: ComposeDraft = { ...uncut, ...raise(uncut, floor) }
  const text = JSON.stringify(contentOf(draft))
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same words are the same content
  const content = useMemo(() => contentOf(draft), [text])
  const begun = useRef(contentOf(first))
  const { keeping, pointers, flush, close } = useKeeping(opened, content, begun.current)
  if (pointers !== knownPointers) setKnownPointers(pointers)
  useShownMark(draft.handlingCode, draft.confidentiality)

  /** Away from its field a sentence says which it means. */
  const named = ({ pointer, says }: { readonly pointer: string; readonly says: string }): string => {
    if (pointer === '/subject' || pointer === '/body') return `${words(`message.${pointer.slice(1)}`)}: ${says}`
    if (!pointer.startsWith('/form/')) return says
    const id = formFieldWords(pointer.slice('/form/'.length).replace(/\/\d+/g, '').replaceAll('/', '.'))
    const label = words(id)
    return label === id ? says : `${label}: ${says}`
  }

  const change = (members: Partial<ComposeDraft>) => setTyped((now) => ({ ...now, ...members }))
  /** Urgency and form say by when an answer is usual; what the officer typed stays. */
  const changeAsk = (members: { readonly urgency?: Urgency; readonly form?: ComposeDraft['form'] }) => {
    const next = { ...typed, ...members }
    const asks = next.urgency !== 'normal' || (next.form !== null && forms[next.form.kind].answeredBy !== null)
    if (!asks || (typed.replyBy !== '' && typed.replyBy !== dueByDefault.current)) return change(members)
    const due = instantOf(Math.ceil(serverNow() / 60_000 + replyMinutes(next.urgency)) * 60_000)
    dueByDefault.current = due
    setDueRound((round) => round + 1)
    change({ ...members, replyBy: due })
  }

  const now = instantOf(Math.floor(useNow(30_000) / 1000) * 1000)
  const say = ({ pointer, key, values }: Check): ProblemPointer => ({
    pointer,
    says: words(key, values as Readonly<Record<string, string | number>>),
  })
  const checks = checksOf(id, draft, { own: bureau, clearance: 3, now, recipients, groups, bureaus, pointers })
  const faults = placed([
    ...(areKnown ? checks : checks.filter(({ pointer }) => !pointer.startsWith('/to'))).map(say),
    ...(draft.replyBy !== '' && contentOf(draft).replyBy === undefined
      ? [{ pointer: '/replyBy', says: words('instant-field.unread') }]
      : []),
    ...(uploads.isBusy ? [{ pointer: '/attachments', says: words('message.attachments-busy') }] : []),
    ...(uploads.isBlocked ? [{ pointer: '/attachments', says: words('message.attachments-blocked') }] : []),
  ])
  const warnings = warningsOf(draft).map((one) =>
    words(one.key, {
      found: nameOf(String(one.values.found)),
      chosen: nameOf(String(one.values.chosen)),
    }),
  )

  const send = useAct(sendMessage, {
    refreshes: ['message.'],
    onDone: (message) => {
      void close()
      uploads.clear()
      tell(<Words id="message.sent" values={{ count: message.to.length }} />, 'good')
      go(`/messages/${message.thread}`)
    },
  })
  const toReview = () => {
    setTried(true)
    if (faults.length === 0) review(true)
  }
  const sendNow = async () => {
    if (send.isPending) return
    await flush()
    send.mutate({ body: entryOf(id, draft) }, { onError: (problem) => problem.pointers.length > 0 && review(false) })
  }
  const shown = {
    draft,
    bureaus: resolved.bureaus,
    pointers,
    files: [
      ...typed.attachments.map(
        (file, at) => opened.names?.get(file) ?? words('message.attachment-held', { place: at + 1 }),
      ),
      ...uploads.list.flatMap(({ upload }) => (upload.phase === 'ready' ? [upload.name] : [])),
    ],
    readers: readersOf(
      resolved.bureaus.flatMap((code) => recipients.find(({ bureau: recipient }) => recipient === code) ?? []),
    ),
  }
  const keepAsNew = () => go(`/messages/drafts/${beginWith(typed)}`)
  const answerForm = answered?.content ? forms[answered.content.kind].answeredBy : null

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: leaving a field keeps the draft; the fields are inside
    <div className="message-columns" onBlur={() => void flush()}>
      <div>
        <Form
          label={words('message.new-title')}
          problem={placedProblem(send.error)}
          {...(tried && faults.length > 0 ? { faults } : {})}
          onSubmit={toReview}
        >
          <AttachmentUploads uploads={uploads}>
            <MessageFields
              {...(opened.names ? { names: opened.names } : {})}
              typed={typed}
              draft={draft}
              resolved={resolved}
              floor={floor}
              answered={answered}
              pointers={pointers}
              dueRound={dueRound}
              change={change}
              changeAsk={changeAsk}
              changeForm={(members) =>
                setTyped((present) => (present.form ? { ...present, form: { ...present.form, ...members } } : present))
              }
            />
          </AttachmentUploads>
          <ReviewLine draft={draft} bureaus={resolved.bureaus} />
          <FormActs act={<Words id="message.to-review" />} busy={send.isPending} onLeave={() => go('/messages')}>
            <Button onClick={() => preview(!previewing)} aria-expanded={previewing}>
              <Words id="message.as-received" />
            </Button>
            <Button variant="subtle" color="flash" onClick={() => discard(true)}>
              <Words id="message.draft-discard" />
            </Button>
          </FormActs>
        </Form>
      </div>
      <aside className="message-aside" aria-label={words('message.aside')}>
        <DraftState of={keeping} onOpenOther={onOpenOther} onKeepAsNew={keepAsNew} />
        <Checks stops={faults.map(named)} warnings={warnings} />
        {previewing ? <AsReceived {...shown} /> : null}
        {answered ? (
          <Answering
            of={answered}
            answer={typed.form === null ? answerForm : null}
            onAnswer={(kind) => changeAsk({ form: blankForm(kind) })}
            quoted={quoted}
            onQuote={(quotation) => {
              setTyped((present) => ({ ...present, body: addParagraph(present.body, quotation) }))
              countQuoted(quoted + 1)
            }}
          />
        ) : null}
      </aside>
      <ReviewBox
        {...shown}
        open={reviewing}
        busy={send.isPending}
        problem={send.error}
        onSend={() => void sendNow()}
        onClose={() => review(false)}
      />
      <DiscardBox
        id={discarding ? id : null}
        onClose={() => discard(false)}
        onDone={() => {
          void close()
          void refresh(queries, ['message.draft'])
          go('/messages')
        }}
      />
    </div>
  )
}
