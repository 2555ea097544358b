// A moment ahead, typed in local or Zulu time or picked as a span; what was understood stands below in both times.
import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { instantOf, isInstant } from '../terms/instant.ts'
import { serverNow } from './clock.ts'
import { type FieldProps, TextField } from './form.tsx'
import './form.css'
import './instant-field.css'
import { useSession } from './session.ts'
import { TwoTimes } from './time.tsx'
import { dayWords } from './time-words.ts'
import { readTypedInstant } from './typed-instant.ts'
import { useLanguage, Words } from './words.tsx'

/** Minutes as people say them: `30 min`, `6 h`, `3 d`. */
const SpanWords = ({ minutes }: { minutes: number }): ReactNode =>
  minutes < 60 ? (
    <Words id="instant-field.minutes" values={{ count: minutes }} />
  ) : minutes < 24 * 60 ? (
    <Words id="instant-field.hours" values={{ count: minutes / 60 }} />
  ) : (
    <Words id="instant-field.days" values={{ count: minutes / (24 * 60) }} />
  )

/**
 * `<InstantField label="..." pointer="/until" value={until} onChange={setUntil} spans={[30, 60]} />`. `value` is an instant
 * or empty; `onChange` gets an instant, empty, or the text while it cannot be read, which the hub then refuses by name.
 * Without Z a time is the bureau's own. Spans are minutes from now, to the full minute.
 */
export const InstantField = ({
  value,
  onChange,
  spans = [],
  ...field
}: FieldProps & {
  value: string
  onChange: (value: string) => void
  spans?: readonly number[]
}): ReactNode => {
  const [language] = useLanguage()
  const { zone } = useSession()
  const [typed, setTyped] = useState(isInstant(value) ? spell(value) : value)
  const type = (text: string) => {
    setTyped(text)
    onChange(readTypedInstant(text, serverNow(), zone) ?? text.trim())
  }
  const pick = (minutes: number) => {
    const at = instantOf(Math.ceil(serverNow() / 60_000 + minutes) * 60_000)
    setTyped(spell(at))
    onChange(at)
  }
  return (
    <div>
      <TextField hint="instant-field.hint" {...field} value={typed} onChange={type} mono />
      {spans.length > 0 ? (
        <div className="form-spans">
          {spans.map((minutes) => (
            <Button key={minutes} size="compact-xs" onClick={() => pick(minutes)}>
              <SpanWords minutes={minutes} />
            </Button>
          ))}
        </div>
      ) : null}
      {typed.trim() === '' ? null : (
        <p className="form-understood" aria-live="polite">
          {isInstant(value) ? (
            <>
              <bdi dir="ltr" className="mono">
                {dayWords(new Date(value), language)}
              </bdi>{' '}
              <TwoTimes at={value} />
            </>
          ) : (
            <Words id="instant-field.unread" />
          )}
        </p>
      )}
    </div>
  )
}

/** An instant as it would be typed: `2026-11-21 20:05Z`. */
const spell = (instant: string): string => `${instant.slice(0, 16).replace('T', ' ')}Z`
