// Putting a question to the network; what is known already is looked for before it is sent.
import { type ReactNode, useEffect, useState } from 'react'
import { useAct } from '../console/client.ts'
import { useDraft } from '../console/draft.ts'
import { CodeField, Form, TextField } from '../console/form.tsx'
import { To, useGo } from '../console/go.tsx'
import { FormActs } from '../console/sheet.tsx'
import { tell } from '../console/undo.tsx'
import { useLanguage, useWords, Words } from '../console/words.tsx'
import { OwnStanding } from '../rulebook/rulebook.standing.panel.tsx'
import { type CrimeArea, crimeAreas } from '../terms/crime-area.ts'
import type { Language } from '../terms/language.ts'
import { askQuestion } from './knowledge.operations.ts'
import { InsistField, insisting, LanguageField } from './knowledge.parts.panel.tsx'
import { SearchResults } from './knowledge.search.panel.tsx'

type Draft = {
  readonly language: Language
  readonly title: string
  readonly body: string
  readonly crimeArea: CrimeArea | null
  readonly insisted: string
}

/** `/knowledge/questions/new`. */
export const AskQuestion = (): ReactNode => {
  const words = useWords()
  const go = useGo()
  const [own] = useLanguage()
  const [draft, change, clear] = useDraft<Draft>('question', {
    language: own,
    title: '',
    body: '',
    crimeArea: null,
    insisted: '',
  })
  const [tried, setTried] = useState(false)
  const send = useAct(askQuestion, {
    refreshes: ['knowledge.'],
    onDone: ({ id }) => {
      clear()
      tell(<Words id="knowledge.asked" />, 'good')
      go(`/knowledge/questions/${id}`)
    },
  })
  const [looked, look] = useState('')
  const faults = (['title', 'body'] as const).flatMap((field) =>
    draft[field].trim() === '' ? [{ pointer: `/${field}`, says: words('fault.required') }] : [],
  )
  const title = draft.title.trim()
  // What is known is looked for once the question stands, not with each letter of it.
  useEffect(() => {
    const timer = setTimeout(() => look(title.length < 3 ? '' : title), 700)
    return () => clearTimeout(timer)
  }, [title])
  return (
    <div className="page">
      <div className="page-head">
        <h1>
          <Words id="knowledge.ask" />
        </h1>
        <To address="/knowledge/questions">
          <Words id="knowledge.questions" />
        </To>
      </div>
      <OwnStanding />
      <p className="quiet">
        <Words id="knowledge.ask-why" />
      </p>
      <Form
        problem={send.error}
        {...(tried && faults.length > 0 ? { faults } : {})}
        onSubmit={() => {
          setTried(true)
          if (faults.length > 0 || send.isPending) return
          const { language, body, crimeArea, insisted } = draft
          send.mutate({
            body: { language, title, body: body.trim(), ...(crimeArea ? { crimeArea } : {}), ...insisting(insisted) },
          })
        }}
      >
        <div className="form-row">
          <LanguageField
            label="knowledge.language"
            pointer="/language"
            required
            value={draft.language}
            onChange={(language) => change({ language })}
          />
          <CodeField
            label="knowledge.crime-area"
            pointer="/crimeArea"
            list="crime-area"
            codes={crimeAreas}
            value={draft.crimeArea}
            onChange={(crimeArea) => change({ crimeArea })}
          />
        </div>
        <TextField
          label="knowledge.question"
          hint="knowledge.no-persons"
          pointer="/title"
          required
          maxLength={160}
          value={draft.title}
          onChange={(next) => change({ title: next })}
        />
        <TextField
          label="knowledge.question-body"
          pointer="/body"
          lines={6}
          required
          maxLength={8000}
          value={draft.body}
          onChange={(body) => change({ body })}
        />
        <InsistField problem={send.error} value={draft.insisted} onChange={(insisted) => change({ insisted })} />
        <FormActs
          act={<Words id="knowledge.ask-act" />}
          busy={send.isPending}
          onLeave={() => go('/knowledge/questions')}
        />
      </Form>
      {looked === '' ? null : (
        <section aria-labelledby="knowledge-known">
          <h2 id="knowledge-known">
            <Words id="knowledge.known-already" />
          </h2>
          <SearchResults asked={looked} kind={null} crimeArea={null} clear={() => look('')} />
        </section>
      )}
    </div>
  )
}
