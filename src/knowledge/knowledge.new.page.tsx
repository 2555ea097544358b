// Beginning an article: what it is, what it applies to, and its first text; it stays a draft until its bureau publishes it.
import { type ReactNode, useState } from 'react'
import { useAct } from '../console/client.ts'
import { useDraft } from '../console/draft.ts'
import { Form } from '../console/form.tsx'
import { To, useGo } from '../console/go.tsx'
import { FormActs } from '../console/sheet.tsx'
import { tell } from '../console/undo.tsx'
import { useLanguage, useWords, Words } from '../console/words.tsx'
import { OwnStanding } from '../rulebook/rulebook.standing.panel.tsx'
import type { Language } from '../terms/language.ts'
import {
  emptyPlace,
  emptyText,
  type PlaceDraft,
  PlaceFields,
  placeOf,
  type TextDraft,
  TextFields,
  textOf,
} from './knowledge.fields.panel.tsx'
import { writeArticle } from './knowledge.operations.ts'
import { InsistField, insisting, LanguageField } from './knowledge.parts.panel.tsx'

/** `/knowledge/new`. */
export const NewArticle = (): ReactNode => {
  const words = useWords()
  const go = useGo()
  const [own] = useLanguage()
  const [draft, change, clear] = useDraft<PlaceDraft & TextDraft & { readonly language: Language }>('article', {
    ...emptyPlace,
    ...emptyText,
    language: own,
  })
  const [tried, setTried] = useState(false)
  const write = useAct(writeArticle, {
    refreshes: ['knowledge.'],
    onDone: ({ slug }) => {
      clear()
      tell(<Words id="knowledge.begun" />, 'good')
      go(`/knowledge/${slug}`)
    },
  })
  const faults = (['kind', 'reviewOn', 'title', 'summary', 'body'] as const).flatMap((field) =>
    (draft[field] ?? '').trim() === '' ? [{ pointer: `/${field}`, says: words('fault.required') }] : [],
  )
  const send = () => {
    setTried(true)
    const { kind, language } = draft
    if (faults.length > 0 || !kind || write.isPending) return
    write.mutate({ body: { ...placeOf(draft, kind), ...textOf(draft), language, ...insisting(draft.insisted) } })
  }
  return (
    <div className="page">
      <div className="page-head">
        <h1>
          <Words id="knowledge.new" />
        </h1>
        <To address="/knowledge">
          <Words id="knowledge.title" />
        </To>
      </div>
      <OwnStanding />
      <p className="quiet">
        <Words id="knowledge.new-why" />
      </p>
      <Form problem={write.error} {...(tried && faults.length > 0 ? { faults } : {})} onSubmit={send}>
        <PlaceFields draft={draft} onChange={change} />
        <LanguageField
          label="knowledge.language"
          pointer="/language"
          required
          value={draft.language}
          onChange={(language) => change({ language })}
        />
        <TextFields draft={draft} onChange={change} />
        <InsistField problem={write.error} value={draft.insisted} onChange={(insisted) => change({ insisted })} />
        <FormActs act={<Words id="knowledge.begin-act" />} busy={write.isPending} onLeave={() => go('/knowledge')} />
      </Form>
    </div>
  )
}
