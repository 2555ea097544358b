// One question to the network: what was asked, the answers with the one that helped first, and a place to answer.
import { Button } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useAct, useAnswer } from '../console/client.ts'
import { useDraft } from '../console/draft.ts'
import { Form, TextField } from '../console/form.tsx'
import { To, useGo, useParameters } from '../console/go.tsx'
import { FormActs } from '../console/sheet.tsx'
import { Answered, EmptyYet } from '../console/states.tsx'
import { Instant } from '../console/time.tsx'
import { tell } from '../console/undo.tsx'
import { useCodeWords, useLanguage, useWords, Words } from '../console/words.tsx'
import { OwnStanding } from '../rulebook/rulebook.standing.panel.tsx'
import { acceptAnswer, answerQuestion, closeQuestion, showQuestion } from './knowledge.operations.ts'
import { InLanguage, InsistField, insisting, LanguageField, Prose } from './knowledge.parts.panel.tsx'
import type { QuestionView } from './knowledge.schema.ts'
import './knowledge.css'

const refreshes = ['knowledge.']

const AnswerForm = ({ of }: { of: QuestionView }) => {
  const [own] = useLanguage()
  const go = useGo()
  const words = useWords()
  const [draft, change, clear] = useDraft(`answer ${of.id}`, { language: own, body: '', insisted: '' })
  const [tried, setTried] = useState(false)
  const answer = useAct(answerQuestion, {
    refreshes,
    onDone: () => {
      clear()
      setTried(false)
      tell(<Words id="knowledge.answered" />, 'good')
    },
  })
  const faults = draft.body.trim() === '' ? [{ pointer: '/body', says: words('fault.required') }] : []
  return (
    <section aria-labelledby="knowledge-answer">
      <h2 id="knowledge-answer">
        <Words id="knowledge.answer" />
      </h2>
      <Form
        problem={answer.error}
        {...(tried && faults.length > 0 ? { faults } : {})}
        onSubmit={() => {
          setTried(true)
          if (faults.length === 0 && !answer.isPending)
            answer.mutate({
              params: { id: of.id },
              body: { language: draft.language, body: draft.body.trim(), ...insisting(draft.insisted) },
            })
        }}
      >
        <LanguageField
          label="knowledge.language"
          pointer="/language"
          value={draft.language}
          onChange={(language) => change({ language })}
        />
        <TextField
          label="knowledge.answer-text"
          hint="knowledge.no-persons"
          pointer="/body"
          lines={6}
          required
          maxLength={8000}
          value={draft.body}
          onChange={(body) => change({ body })}
        />
        <InsistField problem={answer.error} value={draft.insisted} onChange={(insisted) => change({ insisted })} />
        <FormActs
          act={<Words id="knowledge.answer-act" />}
          busy={answer.isPending}
          onLeave={() => go('/knowledge/questions')}
        />
      </Form>
    </section>
  )
}

const Answers = ({ of }: { of: QuestionView }) => {
  const accept = useAct(acceptAnswer, { refreshes, onDone: () => tell(<Words id="knowledge.saved" />, 'good') })
  if (of.given.length === 0)
    return (
      <EmptyYet>
        <Words id="knowledge.no-answers" />
      </EmptyYet>
    )
  return (
    <>
      {accept.error ? <p role="alert">{accept.error.detail || <Words id={`problem.${accept.error.code}`} />}</p> : null}
      <ol className="knowledge-answers">
        {of.given.map((one) => (
          <li key={one.id} {...(one.accepted ? { 'data-accepted': true } : {})}>
            <p className="quiet small">
              <bdi>{one.bureauName}</bdi> · <Instant at={one.at} />
              {one.accepted ? (
                <>
                  {' · '}
                  <strong>
                    <IconCheck size={14} aria-hidden /> <Words id="knowledge.helped" />
                  </strong>
                </>
              ) : null}
            </p>
            <Prose text={one.body} language={one.language} />
            {of.allowed.includes('accept') && !one.accepted ? (
              <div>
                <Button
                  loading={accept.isPending && accept.variables?.body.answer === one.id}
                  onClick={() =>
                    accept.mutate({ params: { id: of.id }, body: { version: of.version, answer: one.id } })
                  }
                >
                  <Words id="knowledge.accept" />
                </Button>
              </div>
            ) : null}
          </li>
        ))}
      </ol>
    </>
  )
}

const Question = ({ of }: { of: QuestionView }) => {
  const codeWords = useCodeWords()
  const close = useAct(closeQuestion, { refreshes, onDone: () => tell(<Words id="knowledge.saved" />, 'good') })
  return (
    <article className="knowledge-article">
      <header>
        <p className="quiet">
          {codeWords('question-state', of.state)} · <bdi>{of.bureauName}</bdi> · <Instant at={of.createdAt} />
          {of.crimeArea ? <> · {codeWords('crime-area', of.crimeArea)}</> : null}
        </p>
        <h1>
          <InLanguage of={of.language}>{of.title}</InLanguage>
        </h1>
      </header>
      <Prose text={of.body} language={of.language} />
      {of.allowed.includes('close') ? (
        <div>
          <Button
            loading={close.isPending}
            onClick={() => close.mutate({ params: { id: of.id }, body: { version: of.version } })}
          >
            <Words id="knowledge.close" />
          </Button>
          {close.error ? (
            <p role="alert">{close.error.detail || <Words id={`problem.${close.error.code}`} />}</p>
          ) : null}
        </div>
      ) : null}
      <section aria-labelledby="knowledge-answers">
        <h2 id="knowledge-answers">
          <Words id="knowledge.answers-count" values={{ count: of.answers }} />
        </h2>
        <Answers of={of} />
      </section>
      {of.allowed.includes('answer') ? <AnswerForm of={of} /> : null}
    </article>
  )
}

/** `/knowledge/questions/:id`. */
export const QuestionPage = (): ReactNode => {
  const { id = '' } = useParameters()
  return (
    <div className="page">
      <To address="/knowledge/questions">
        <Words id="knowledge.questions" />
      </To>
      <OwnStanding />
      <Answered of={useAnswer(showQuestion, { params: { id } })} rows={10}>
        {(question) => <Question of={question} />}
      </Answered>
    </div>
  )
}
