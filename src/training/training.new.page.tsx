// Writing a course: begun as a draft of the own bureau, changed later; what was typed stays until it has been saved.
import { type ReactNode, useState } from 'react'
import { useAct, useAnswer } from '../console/client.ts'
import { useDraft } from '../console/draft.ts'
import { Form } from '../console/form.tsx'
import { To, useGo, useParameters } from '../console/go.tsx'
import { useLanguageName } from '../console/language-names.ts'
import type { Problem } from '../console/problem.ts'
import { FormActs } from '../console/sheet.tsx'
import { Answered } from '../console/states.tsx'
import { tell } from '../console/undo.tsx'
import { useLanguage, useWords, Words } from '../console/words.tsx'
import { OwnStanding } from '../rulebook/rulebook.standing.panel.tsx'
import { type CourseDraft, draftOf, emptyCourse, entryOf, languageAt, missingOf } from './training.draft.panel.ts'
import { CourseFields } from './training.form.panel.tsx'
import { saveCourse, showCourseSource, writeCourse } from './training.operations.ts'
import type { CourseEntry, CourseSource } from './training.schema.ts'

/** The form around a draft; `onSend` gets it once nothing is missing. */
const CourseForm = ({
  draft,
  onChange,
  problem,
  busy,
  fixed = false,
  act,
  onSend,
  onLeave,
}: {
  draft: CourseDraft
  onChange: (next: Partial<CourseDraft>) => void
  problem: Problem | null
  busy: boolean
  fixed?: boolean
  act: ReactNode
  onSend: (entry: CourseEntry) => void
  onLeave: () => void
}) => {
  const words = useWords()
  const name = useLanguageName()
  const [own] = useLanguage()
  const [language, setLanguage] = useState(own)
  const [tried, setTried] = useState(false)
  // A text of another language than the one on the screen has no field to jump to: the line itself says which it is.
  const faults = missingOf(draft).map((pointer) => {
    const of = languageAt(pointer, draft)
    return { pointer, says: of ? `${words('fault.required')} (${name(of)})` : words('fault.required') }
  })
  return (
    <Form
      problem={problem}
      {...(tried && faults.length > 0 ? { faults } : {})}
      onSubmit={() => {
        setTried(true)
        if (draft.level && faults.length === 0 && !busy) onSend(entryOf(draft, draft.level))
      }}
    >
      <CourseFields
        draft={draft}
        onChange={onChange}
        problem={problem}
        fixed={fixed}
        language={language}
        onLanguage={setLanguage}
      />
      <FormActs act={act} busy={busy} onLeave={onLeave} />
    </Form>
  )
}

const Head = ({ title }: { title: string }) => (
  <>
    <div className="page-head">
      <h1>
        <Words id={title} />
      </h1>
      <To address="/training">
        <Words id="training.title" />
      </To>
    </div>
    <OwnStanding />
  </>
)

/** `/training/new`. */
export const NewCourse = (): ReactNode => {
  const go = useGo()
  const [own] = useLanguage()
  const [draft, change, clear] = useDraft<CourseDraft>('course', emptyCourse(own))
  const write = useAct(writeCourse, {
    refreshes: ['training.'],
    onDone: ({ id }) => {
      clear()
      tell(<Words id="training.begun" />, 'good')
      go(`/training/${id}`)
    },
  })
  return (
    <div className="page">
      <Head title="training.new" />
      <CourseForm
        draft={draft}
        onChange={change}
        problem={write.error}
        busy={write.isPending}
        act={<Words id="training.begin-act" />}
        onSend={(body) => write.mutate({ body })}
        onLeave={() => go('/training')}
      />
    </div>
  )
}

const Editing = ({ of }: { of: CourseSource }) => {
  const go = useGo()
  // The version that was read when the writing began: a change by others meanwhile is refused, never written over.
  const [version] = useState(of.version)
  const [draft, change, clear] = useDraft<CourseDraft>(`course ${of.id} ${version}`, draftOf(of))
  const leave = () => go(`/training/${of.id}`)
  const save = useAct(saveCourse, {
    refreshes: ['training.'],
    onDone: () => {
      clear()
      tell(<Words id="training.saved" />, 'good')
      leave()
    },
  })
  return (
    <CourseForm
      draft={draft}
      onChange={change}
      problem={save.error}
      busy={save.isPending}
      fixed={of.state === 'published'}
      act={<Words id="training.save" />}
      onSend={(entry) => save.mutate({ params: { id: of.id }, body: { version, ...entry } })}
      onLeave={leave}
    />
  )
}

/** `/training/:id/edit`. */
export const EditCourse = (): ReactNode => {
  const { id = '' } = useParameters()
  return (
    <div className="page">
      <Head title="training.edit" />
      <Answered of={useAnswer(showCourseSource, { params: { id } })} rows={12}>
        {(source) => <Editing of={source} />}
      </Answered>
    </div>
  )
}
