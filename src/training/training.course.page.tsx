// One course: what it is, its modules to read and its exercises with what the register has of them, and for its bureau how learners get on.
import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { refresh, useAct, useAnswer } from '../console/client.ts'
import { Fact } from '../console/fact.tsx'
import { Form } from '../console/form.tsx'
import { To, useGo, useParameters } from '../console/go.tsx'
import { FormActs, ReasonSheet, Sheet } from '../console/sheet.tsx'
import { Answered, EmptyYet } from '../console/states.tsx'
import { Instant } from '../console/time.tsx'
import { tell } from '../console/undo.tsx'
import { useCodeWords, useLanguage, useWords, Words } from '../console/words.tsx'
import { OwnStanding } from '../rulebook/rulebook.standing.panel.tsx'
import {
  enrolInCourse,
  finishCourse,
  leaveCourse,
  listLearners,
  publishCourse,
  readModule,
  showCourse,
  withdrawCourse,
} from './training.operations.ts'
import { InLanguage, Met, Progress, Spoken, StepWords } from './training.parts.panel.tsx'
import type { CourseView } from './training.schema.ts'
import './training.css'

const refreshes = ['training.']

/** `/training/:id`. */
export const CoursePage = (): ReactNode => {
  const { id = '' } = useParameters()
  const [language] = useLanguage()
  return (
    <div className="page">
      <To address="/training">
        <Words id="training.title" />
      </To>
      <OwnStanding />
      <Answered of={useAnswer(showCourse, { params: { id }, query: { language } }, { keep: true })} rows={12}>
        {(course) => <Course of={course} />}
      </Answered>
    </div>
  )
}

const Course = ({ of }: { of: CourseView }) => {
  const codeWords = useCodeWords()
  return (
    <article className="training-part">
      <header>
        <p className="quiet">
          {codeWords('course-level', of.level)} · {codeWords('course-state', of.state)} · <bdi>{of.ownerName}</bdi>
        </p>
        <h1>
          <InLanguage of={of.language}>{of.title}</InLanguage>
        </h1>
      </header>
      {of.withdrawal ? (
        <div className="training-banner" role="status">
          <p className="strong">
            <Words id="training.was-withdrawn" />
          </p>
          <p>
            <bdi>{of.withdrawal}</bdi>
          </p>
        </div>
      ) : null}
      <p className="training-text" lang={of.language} dir="auto">
        {of.summary}
      </p>
      {of.mine ? (
        <p>
          {codeWords('enrolment-state', of.mine.state)} · <Instant at={of.mine.since} how="short" />{' '}
          <Progress met={of.mine.met} steps={of.mine.steps} />
        </p>
      ) : null}
      <Acts of={of} />
      <dl className="facts">
        <Fact name="training.languages">
          <Spoken of={of.languages} />
        </Fact>
        {of.crimeAreas.length > 0 ? (
          <Fact name="training.crime-areas">
            {of.crimeAreas.map((area) => codeWords('crime-area', area)).join(' · ')}
          </Fact>
        ) : null}
        <Fact name="training.certificate">
          <Words id="training.good-for" values={{ months: of.validMonths }} />
        </Fact>
      </dl>
      <section className="training-part" aria-labelledby="training-modules">
        <h2 id="training-modules">
          <Words id="training.modules" />
        </h2>
        <p className="quiet">
          <Words id="training.by-register" />
        </p>
        {of.parts.length === 0 ? (
          <EmptyYet>
            <Words id="training.none-modules" />
          </EmptyYet>
        ) : (
          <ol className="training-list">
            {of.parts.map((one, at) => (
              <Module key={one.id} of={one} course={of} place={at + 1} />
            ))}
          </ol>
        )}
      </section>
      {of.allowed.includes('learners') && of.state !== 'draft' ? <Learners id={of.id} /> : null}
    </article>
  )
}

const Module = ({ of, course, place }: { of: CourseView['parts'][number]; course: CourseView; place: number }) => {
  const [open, setOpen] = useState(false)
  const running = course.mine?.state === 'enrolled'
  return (
    <li>
      <h3>
        {place}. <InLanguage of={course.language}>{of.title}</InLanguage> {of.done && course.mine ? <Met /> : null}
      </h3>
      <div>
        <Button aria-expanded={open} onClick={() => setOpen(!open)}>
          <Words id={open ? 'training.fold' : 'training.read'} values={{ module: of.title }} />
        </Button>
      </div>
      {open ? <ModuleText course={course.id} module={of.id} /> : null}
      {of.exercise ? (
        <>
          <p>
            <Words id={`training.exercise-${of.exercise.order}`} />
          </p>
          {of.exercise.checked ? null : (
            <p className="training-banner" role="note">
              <Words id="training.not-checked" />
            </p>
          )}
          <ol className="training-steps">
            {of.exercise.steps.map((step, at) => (
              <li
                // biome-ignore lint/suspicious/noArrayIndexKey: steps of an exercise never change places
                key={at}
                {...(step.met ? { 'data-met': true } : {})}
              >
                <StepWords of={step} /> {step.met ? <Met /> : null}
                {!step.met && running && of.exercise?.checked ? (
                  <span className="quiet">
                    <Words id="training.not-yet" />
                  </span>
                ) : null}
              </li>
            ))}
          </ol>
        </>
      ) : null}
    </li>
  )
}

/** Asking for the text leaves the fact that it was read, so that it is asked for only when it is opened. */
const ModuleText = ({ course, module }: { course: string; module: string }) => {
  const [language] = useLanguage()
  const queries = useQueryClient()
  const answer = useAnswer(readModule, { params: { id: course, module }, query: { language } })
  const readAt = answer.data === undefined ? 0 : answer.dataUpdatedAt
  useEffect(() => {
    // That it was read may be a step: progress is looked at again.
    if (readAt > 0) void refresh(queries, ['training.show', 'training.mine'])
  }, [queries, readAt])
  return (
    <Answered of={answer} rows={5}>
      {({ body, language: shown }) => (
        <p className="training-text" lang={shown} dir="auto">
          {body}
        </p>
      )}
    </Answered>
  )
}

const Acts = ({ of }: { of: CourseView }) => {
  const go = useGo()
  const [asks, setAsks] = useState<'publish' | 'withdraw' | 'leave' | null>(null)
  const close = () => setAsks(null)
  const params = { id: of.id }
  const done = (words: string) => () => {
    close()
    tell(<Words id={words} />, 'good')
  }
  const enrol = useAct(enrolInCourse, { refreshes, onDone: done('training.enrolled') })
  const leave = useAct(leaveCourse, { refreshes, onDone: done('training.left') })
  const finish = useAct(finishCourse, { refreshes, onDone: done('training.finished') })
  const publish = useAct(publishCourse, { refreshes, onDone: done('training.saved') })
  const withdraw = useAct(withdrawCourse, { refreshes, onDone: done('training.saved') })
  const may = (act: string): boolean => of.allowed.includes(act)
  const problem = enrol.error ?? finish.error
  return (
    <>
      <div className="training-acts">
        {may('finish') ? (
          <Button variant="filled" loading={finish.isPending} onClick={() => finish.mutate({ params })}>
            <Words id="training.finish" />
          </Button>
        ) : null}
        {may('enrol') ? (
          <Button variant="filled" loading={enrol.isPending} onClick={() => enrol.mutate({ params })}>
            <Words id={of.mine?.state === 'finished' ? 'training.enrol-again' : 'training.enrol'} />
          </Button>
        ) : null}
        {may('publish') ? (
          <Button variant="filled" onClick={() => setAsks('publish')}>
            <Words id="training.publish" />
          </Button>
        ) : null}
        {may('save') ? (
          <Button onClick={() => go(`/training/${of.id}/edit`)}>
            <Words id="training.edit" />
          </Button>
        ) : null}
        {may('leave') ? (
          <Button onClick={() => setAsks('leave')}>
            <Words id="training.leave" />
          </Button>
        ) : null}
        {may('withdraw') ? (
          <Button onClick={() => setAsks('withdraw')}>
            <Words id="training.withdraw" />
          </Button>
        ) : null}
      </div>
      {problem ? <p role="alert">{problem.detail || <Words id={`problem.${problem.code}`} />}</p> : null}
      <Sheet open={asks === 'publish'} title={<Words id="training.publish" />} onClose={close}>
        <p className="sheet-consequence">
          <Words id="training.publish-means" />
        </p>
        <Form problem={publish.error} onSubmit={() => publish.mutate({ params, body: { version: of.version } })}>
          <FormActs act={<Words id="training.publish" />} busy={publish.isPending} onLeave={close} />
        </Form>
      </Sheet>
      <Sheet open={asks === 'leave'} title={<Words id="training.leave" />} onClose={close}>
        <p className="sheet-consequence">
          <Words id="training.leave-means" />
        </p>
        <Form problem={leave.error} onSubmit={() => leave.mutate({ params })}>
          <FormActs act={<Words id="training.leave" />} busy={leave.isPending} onLeave={close} />
        </Form>
      </Sheet>
      <ReasonSheet
        open={asks === 'withdraw'}
        title={<Words id="training.withdraw" />}
        consequence={<Words id="training.withdraw-means" />}
        reasons={[]}
        list=""
        textRequired
        act={<Words id="training.withdraw" />}
        busy={withdraw.isPending}
        problem={withdraw.error}
        onAct={({ text }) => withdraw.mutate({ params, body: { version: of.version, reason: text } })}
        onClose={close}
      />
    </>
  )
}

const counted = ['enrolled', 'finished', 'left'] as const

const Learners = ({ id }: { id: string }) => {
  const words = useWords()
  const codeWords = useCodeWords()
  return (
    <section className="training-part" aria-labelledby="training-learners">
      <h2 id="training-learners">
        <Words id="training.learners" />
      </h2>
      <Answered of={useAnswer(listLearners, { params: { id } })} rows={3}>
        {({ groups }) =>
          groups.length === 0 ? (
            <EmptyYet>
              <Words id="training.none-learners" />
            </EmptyYet>
          ) : (
            <table className="training-groups">
              <thead>
                <tr>
                  <th scope="col">{words('training.bureau-unit')}</th>
                  {counted.map((state) => (
                    <th key={state} scope="col">
                      {codeWords('enrolment-state', state)}
                    </th>
                  ))}
                  <th scope="col">{words('training.progress-head')}</th>
                </tr>
              </thead>
              <tbody>
                {groups.map((one) => (
                  <tr key={`${one.bureau} ${one.unit}`}>
                    <td>
                      <bdi>{one.bureauName}</bdi> {one.unit ? <bdi>{one.unit}</bdi> : null}
                    </td>
                    {counted.map((state) => (
                      <td key={state}>{one[state]}</td>
                    ))}
                    <td>{words('training.progress', { met: one.met, steps: one.steps })}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Answered>
    </section>
  )
}
