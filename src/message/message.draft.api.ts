// Answers to operations on drafts: listed, shown, kept every other second, thrown away.
import { readLooseNames } from '../attachment/attachment.store.ts'
import { Failure } from '../kernel/failure.ts'
import { type Context, handle } from '../kernel/slice.ts'
import { keepDraft, listDraftViews, readDraft, removeDraft } from './message.draft.store.ts'
import { resolveReferences } from './message.reference.ts'
import type { DraftContent, DraftView } from './message.schema.ts'
import { discardDraft, listDrafts, saveDraft, showDraft } from './message.writing.operations.ts'

/** Largest form a draft may hold, in UTF-16 units of its JSON. */
const longestForm = 64 * 1024

const subjectOf = (id: string, version?: number) => ({
  subject: { kind: 'message-draft', id, ...(version === undefined ? {} : { version }) },
})

/** A form is judged when it is sent; here it must only not be a warehouse. */
const checkForm = ({ form }: DraftContent): void => {
  const length = form === undefined ? 0 : JSON.stringify(form).length
  if (length > longestForm)
    throw new Failure('invalid', 'request.invalid', {
      pointers: [{ pointer: '/content/form', key: 'fault.maxLength', values: { limit: longestForm } }],
    })
}

const withPointers = async (context: Context, draft: DraftView) => {
  const refers = draft.content.references ?? []
  const names = await readLooseNames(context, draft.content.attachments ?? [])
  return {
    ...draft,
    pointers: (await resolveReferences(context, [{ id: draft.id, refers }])).get(draft.id) ?? [],
    files: [...names].map(([id, name]) => ({ id, name })),
  }
}

const noteShown = (context: Context, ids: readonly string[]): void =>
  context.note({
    subjects: ids.map((id) => ({
      kind: 'message-draft',
      id,
      owner: context.actor.bureau,
      part: 'shown',
    })),
  })

export const draftHandlers = [
  handle(listDrafts, async (context, { query }) => {
    const { drafts, after } = await listDraftViews(context, query)
    noteShown(
      context,
      drafts.map(({ id }) => id),
    )
    return { drafts: drafts.map(({ content: _, ...line }) => line), after }
  }),

  handle(showDraft, async (context, { params }) => {
    const draft = await readDraft(context, params.id)
    noteShown(context, [draft.id])
    return withPointers(context, draft)
  }),

  handle(saveDraft, async (context, { params, body }) => {
    checkForm(body.content)
    const draft = await keepDraft(context, params.id, body)
    context.note(subjectOf(draft.id, draft.version))
    return withPointers(context, draft)
  }),

  handle(discardDraft, async (context, { params }) => {
    if (!(await removeDraft(context, params.id))) throw new Failure('notFound', 'message.draft-not-found')
    context.note(subjectOf(params.id))
    return {}
  }),
]
