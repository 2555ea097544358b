// Who said a value, when and how sure it is: a code beside the value, the whole on hover and on focus and for screen readers.
import { Tooltip } from '@mantine/core'
import type { ReactNode } from 'react'
import { bureauName } from '../bureau/bureau.schema.ts'
import { zuluWords } from '../console/time-words.ts'
import { useCodeWords, useLanguage, useWords } from '../console/words.tsx'
import { type Saying, sayingOf } from './record.said.panel.ts'
import type { RecordView } from './record.schema.ts'

/** Latin words within a sentence of either direction (FSI, PDI), where no element can stand around them. */
const isolated = (text: string): string => `\u2068${text}\u2069`

const useGradeWords = () => {
  const words = useWords()
  const codeWords = useCodeWords()
  const say = (axis: 'source' | 'information', grade: Saying['source']): string[] => {
    if (!grade) return []
    const means = codeWords(`grade-${grade.scheme}-${axis}`, grade.code)
    return [`${words(`record.${axis}Grade`)} ${grade.code}${means === grade.code ? ` (${grade.scheme})` : ` ${means}`}`]
  }
  return ({ source, information }: Saying): string =>
    [...say('source', source), ...say('information', information)].join(' · ') || words('record.ungraded')
}

/** `<SaidBy record={record} field="eyes" />`: `FR`, and on focus `IP Paris, 2 Jan 2026 03:04Z · Source B Mostly reliable ...`. */
export const SaidBy = ({ record, field }: { record: RecordView; field: string }): ReactNode => {
  const words = useWords()
  const [language] = useLanguage()
  const gradeWords = useGradeWords()
  const saying = sayingOf(record, field)
  const said = words('record.said-of', {
    code: isolated(saying.by.toUpperCase()),
    bureau: isolated(bureauName(saying.by)),
    at: isolated(zuluWords(saying.at, language)),
    grades: gradeWords(saying),
  })
  return (
    <Tooltip label={said}>
      <button type="button" className="record-saidby" aria-label={said} data-others={saying.isOthers || undefined}>
        <bdi dir="ltr">{saying.by.toUpperCase()}</bdi>
      </button>
    </Tooltip>
  )
}
