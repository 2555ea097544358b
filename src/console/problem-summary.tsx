// Faults of a form, on top of it: takes the focus, names each fault, and each line jumps to its field.
import { type ReactNode, useEffect, useRef } from 'react'
import './form.css'
import { Mono } from './mono.tsx'
import type { Problem, ProblemPointer } from './problem.ts'
import { useWords, Words } from './words.tsx'

/** Id of the field for a JSON pointer within one form; the summary links to it. */
export const fieldId = (form: string, pointer: string): string => `${form}${pointer.replace(/[^A-Za-z0-9]+/g, '-')}`

/**
 * Draws nothing without a problem. Pointers that belong to no field of this form stand as plain lines, so that nothing
 * the hub said is lost.
 */
export const ProblemSummary = ({
  form,
  problem,
  faults = [],
  labels,
}: {
  form: string
  problem: Problem | null
  /** Faults found before anything was sent. */
  faults?: readonly ProblemPointer[]
  labels: ReadonlyMap<string, string>
}): ReactNode => {
  const box = useRef<HTMLDivElement>(null)
  const words = useWords()
  const pointers = faults.length > 0 ? faults : (problem?.pointers ?? [])
  const shown = problem !== null || faults.length > 0
  const told = pointers.map((one) => `${one.pointer} ${one.says}`).join('\n')
  const former = useRef<{ readonly problem: Problem | null; readonly told: readonly string[] } | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: focus moves when something new is told, never because a form was drawn again
  useEffect(() => {
    const lines = told === '' ? [] : told.split('\n')
    const known = former.current
    former.current = shown ? { problem, told: lines } : null
    if (!shown) return
    // A fault that has just been mended must not take the focus from the field in which it was.
    if (known?.problem !== problem || lines.some((line) => !known?.told.includes(line))) box.current?.focus()
    const title = document.title
    document.title = `${words('form.error-title')} ${title}`
    return () => {
      document.title = title
    }
  }, [shown, problem, told])
  if (!shown) return null
  return (
    <div className="error-summary" role="alert" tabIndex={-1} ref={box}>
      <h2>
        {problem && faults.length === 0 ? (
          problem.title || <Words id={`problem.${problem.code}`} />
        ) : (
          <Words id="form.faults" values={{ count: pointers.length }} />
        )}
      </h2>
      {problem && faults.length === 0 ? <p>{problem.detail || <Words id={`problem.${problem.code}-do`} />}</p> : null}
      {pointers.length > 0 ? (
        <ul>
          {pointers.map((fault) => {
            const label = labels.get(fault.pointer)
            return (
              <li key={`${fault.pointer} ${fault.says}`}>
                {label === undefined ? (
                  fault.says
                ) : (
                  <FaultLink id={fieldId(form, fault.pointer)} label={label} says={fault.says} />
                )}
              </li>
            )
          })}
        </ul>
      ) : null}
      {problem?.reference ? (
        <p className="quiet small">
          <Words id="state.reference" /> <Mono copy>{problem.reference}</Mono>
        </p>
      ) : null}
    </div>
  )
}

const FaultLink = ({ id, label, says }: { id: string; label: string; says: string }) => (
  <a
    href={`#${id}`}
    onClick={(event) => {
      event.preventDefault()
      const field = document.getElementById(id)
      field?.focus()
      field?.scrollIntoView({ block: 'center' })
    }}
  >
    {label}: {says}
  </a>
)
