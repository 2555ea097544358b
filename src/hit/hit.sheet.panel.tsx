// The one form in which something is done to a hit: consequence in words first, nothing done on what has changed unseen.
import { Button, Radio } from '@mantine/core'
import { type ReactNode, useEffect, useId, useState } from 'react'
import { useAct } from '../console/client.ts'
import { useDraft } from '../console/draft.ts'
import { Form, TextField } from '../console/form.tsx'
import type { Problem, ProblemPointer } from '../console/problem.ts'
import { useSession } from '../console/session.ts'
import { FormActs, Sheet } from '../console/sheet.tsx'
import { useWords, Words } from '../console/words.tsx'
import type { Answer, Operation } from '../kernel/operation.ts'
import { useUnseenChange } from './hit.banners.panel.tsx'
import type { HitView } from './hit.schema.ts'
import { HitStep } from './hit.steps.panel.tsx'

/** What every sheet of a hit is given. */
export type SheetProps = { readonly hit: HitView; readonly open: boolean; readonly onClose: () => void }

/**
 * The version the officer has before their eyes: the one at the moment the sheet opened, until they say that they have
 * seen what happened since. `news` are the steps that came meanwhile.
 */
export const useReadVersion = (hit: HitView, open: boolean) => {
  const { officer } = useSession()
  const [read, setRead] = useState({ version: hit.version, steps: hit.steps.length })
  const present = { version: hit.version, steps: hit.steps.length }
  // biome-ignore lint/correctness/useExhaustiveDependencies: taken once when the sheet opens, not when the hit moves on
  useEffect(() => {
    if (open) setRead(present)
  }, [open])
  // What this officer did meanwhile (taking the hit as the sheet opens) is no news to them.
  const news = open ? hit.steps.slice(read.steps).filter((step) => step.officer !== officer) : []
  return {
    version: news.length > 0 ? read.version : hit.version,
    news,
    accept: () => setRead(present),
  }
}

/** What is typed on one sheet of a hit, and the act it leads to: once that is done, the draft goes and the sheet closes. */
export const useSheetAct = <O extends Operation, T extends object>(
  operation: O,
  { hit, onClose }: SheetProps,
  [name, blank]: readonly [name: string, blank: T],
  options: { readonly refreshes?: readonly string[]; readonly onDone?: (answer: Answer<O>) => void } = {},
) => {
  const [draft, change, clear] = useDraft(`${name} ${hit.id}`, blank)
  const act = useAct(operation, {
    onDone: (answer) => {
      clear()
      onClose()
      options.onDone?.(answer)
    },
    ...(options.refreshes ? { refreshes: options.refreshes } : {}),
  })
  return { draft, change, act }
}

export const ActSheet = ({
  hit,
  open,
  onClose,
  title,
  consequence,
  tone = 'urgent',
  act,
  sent: { isPending: busy, error: problem },
  faults,
  onSubmit,
  reading,
  children,
}: SheetProps & {
  title: ReactNode
  /** What will happen and to whom, in words. */
  consequence: ReactNode
  tone?: 'urgent' | 'flash'
  /** Words of the button. */
  act: ReactNode
  /** What it leads to: from `useSheetAct`. */
  sent: { readonly isPending: boolean; readonly error: Problem | null }
  /** What the screen itself finds missing; told once somebody has tried. */
  faults: readonly ProblemPointer[]
  onSubmit: () => void
  /** For decisions: from `useReadVersion`; they wait until news and changes of the record have been seen. */
  reading?: ReturnType<typeof useReadVersion>
  children: ReactNode
}): ReactNode => {
  const [tried, setTried] = useState(false)
  useEffect(() => {
    if (open) setTried(false)
  }, [open])
  const unseen = useUnseenChange(hit) && reading !== undefined
  const news = reading?.news ?? []
  const waits = unseen || news.length > 0
  return (
    <Sheet open={open} title={title} onClose={onClose} size={480}>
      <div className="sheet-consequence" data-tone={tone}>
        {consequence}
      </div>
      {unseen ? (
        <p className="banner" data-tone="urgent" role="alert">
          <Words id="hit.change-first" />
        </p>
      ) : null}
      {news.length > 0 ? (
        <div className="banner" data-tone="urgent" role="alert">
          <div className="banner-body">
            <strong>
              <Words id="hit.meanwhile" values={{ count: news.length }} />
            </strong>
            <ol className="steps">
              {news.map((step) => (
                <HitStep key={step.number} step={step} />
              ))}
            </ol>
            <Button onClick={() => reading?.accept()}>
              <Words id="hit.meanwhile-seen" />
            </Button>
          </div>
        </div>
      ) : null}
      <Form
        problem={problem}
        {...(tried && faults.length > 0 ? { faults } : {})}
        onSubmit={() => {
          setTried(true)
          if (faults.length === 0 && !busy && !waits) onSubmit()
        }}
      >
        {children}
        <FormActs act={act} tone={tone} busy={busy} disabled={waits} onLeave={onClose} />
      </Form>
    </Sheet>
  )
}

export type Choice<T extends string> = {
  readonly value: T
  readonly label: ReactNode
  /** What it means or brings about. */
  readonly means?: ReactNode
  /** Why it cannot be chosen here. */
  readonly disabled?: ReactNode | undefined
}

/** One of a few, each with what it means; for what must be read before it is chosen. */
export const Choices = <T extends string>({
  label,
  choices,
  value,
  onChange,
  error,
  autoFocus = false,
}: {
  /** Id of the words. */
  label: string
  choices: readonly Choice<T>[]
  value: T | null
  onChange: (value: T) => void
  error?: ReactNode
  /** The sheet opens on the choice that is made, or on the first. */
  autoFocus?: boolean
}): ReactNode => {
  const words = useWords()
  const name = useId()
  const focused = value ?? choices.find((choice) => choice.disabled === undefined)?.value
  return (
    <Radio.Group
      label={words(label)}
      withAsterisk
      name={name}
      value={value}
      onChange={(next) => onChange(next as T)}
      {...(error ? { error } : {})}
    >
      <div className="choices">
        {choices.map((choice) => (
          <Radio
            key={choice.value}
            value={choice.value}
            label={choice.label}
            disabled={choice.disabled !== undefined}
            {...(autoFocus && choice.value === focused ? { 'data-autofocus': true } : {})}
            {...((choice.disabled ?? choice.means) ? { description: choice.disabled ?? choice.means } : {})}
          />
        ))}
      </div>
    </Radio.Group>
  )
}

/** Why: words that stay in the file. `label` and `hint` are ids of words. */
export const ReasonField = (props: {
  label: string
  hint?: string
  lines?: number
  required?: boolean
  autoFocus?: boolean
  value: string
  onChange: (reason: string) => void
}): ReactNode => <TextField pointer="/reason" lines={3} maxLength={1000} required {...props} />

/** A fault where a text is missing. */
export const missing = (pointer: string, text: string, says: string): readonly ProblemPointer[] =>
  text.trim() === '' ? [{ pointer, says }] : []
