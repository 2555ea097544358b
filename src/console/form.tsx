// Forms: labelled fields that find their own faults by JSON pointer, a summary on top, Ctrl Enter to submit.
import { Checkbox, type OptionsFilter, Select, Textarea, TextInput } from '@mantine/core'
import { createContext, type ReactNode, useContext, useEffect, useId, useMemo, useRef, useState } from 'react'
import { countries, countryName, isExerciseCountry } from '../terms/country.ts'
import './form.css'
import { fold } from './fuzzy.ts'
import type { Problem, ProblemPointer } from './problem.ts'
import { fieldId, ProblemSummary } from './problem-summary.tsx'
import { readPartialDate, sayPartialDate } from './typed-date.ts'
import { useCodeWords, useLanguage, useWords, Words } from './words.tsx'

type FormContext = {
  readonly id: string
  readonly faults: readonly ProblemPointer[]
  readonly announce: (pointer: string, label: string) => () => void
}
const Context = createContext<FormContext | null>(null)

/**
 * `<Form problem={act.error} onSubmit={send}>...fields...<Button type="submit">...</Form>`. What was typed stays with the
 * caller; server faults appear in the summary and beside the field whose `pointer` they name.
 */
export const Form = ({
  problem = null,
  faults,
  onSubmit,
  children,
  label,
}: {
  problem?: Problem | null
  /** Faults the screen itself has found; shown instead of the hub's. */
  faults?: readonly ProblemPointer[]
  onSubmit: () => void
  children: ReactNode
  /** Words for screen readers where no heading names the form. */
  label?: string
}): ReactNode => {
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  const [labels, setLabels] = useState<ReadonlyMap<string, string>>(new Map())
  const own = faults ?? none
  const context = useMemo<FormContext>(
    () => ({
      id,
      faults: own.length > 0 ? own : (problem?.pointers ?? none),
      announce(pointer, words) {
        setLabels((known) => new Map(known).set(pointer, words))
        return () =>
          setLabels((known) => {
            const rest = new Map(known)
            rest.delete(pointer)
            return rest
          })
      },
    }),
    [id, own, problem],
  )
  return (
    <Context.Provider value={context}>
      <form
        ref={form}
        className="form"
        noValidate
        autoComplete="off"
        {...(label ? { 'aria-label': label } : {})}
        onSubmit={(event) => {
          event.preventDefault()
          onSubmit()
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
          event.preventDefault()
          event.stopPropagation()
          form.current?.requestSubmit()
        }}
      >
        <ProblemSummary form={id} problem={problem} faults={own} labels={labels} />
        {children}
      </form>
    </Context.Provider>
  )
}

const none: readonly ProblemPointer[] = []

/** Which of several entries the fields below belong to, counted from 1: said in the summary, where no legend stands above them. */
export const EntryPlace = createContext<number | undefined>(undefined)

/** What every field takes. */
export type FieldProps = {
  /** Id of the words of the label. */
  readonly label: string
  /** JSON pointer of the value in the body, `/items/0/number`: faults of the hub find the field by it. */
  readonly pointer: string
  readonly required?: boolean
  /** Id of words that help to fill it in. */
  readonly hint?: string
  readonly disabled?: boolean
  readonly autoFocus?: boolean
  /** Where several fields bear one label: which of them it is, counted from 1. */
  readonly place?: number
}

/** What every field is drawn with: its id, label and hint, and the fault that names its pointer. */
export const useField = ({ label, pointer, hint, required, disabled, autoFocus, place }: FieldProps) => {
  const context = useContext(Context)
  const words = useWords()
  const lone = useId()
  const entry = useContext(EntryPlace)
  const text = place === undefined ? words(label) : `${words(label)} ${place}`
  const told = place === undefined && entry !== undefined ? `${text} ${entry}` : text
  const announce = context?.announce
  useEffect(() => announce?.(pointer, told), [announce, pointer, told])
  const says = context?.faults.find((fault) => fault.pointer === pointer)?.says
  return {
    id: context ? fieldId(context.id, pointer) : lone,
    label: text,
    ...(hint ? { description: words(hint) } : {}),
    ...(required ? { withAsterisk: true, 'aria-required': true } : {}),
    ...(disabled ? { disabled } : {}),
    ...(autoFocus ? { 'data-autofocus': true } : {}),
    ...(says ? { error: says } : {}),
  }
}

/** Text; `mono` for numbers, references and plates (always left to right); `lines` for more than one line. */
export const TextField = ({
  value,
  onChange,
  mono = false,
  lines,
  maxLength,
  ...field
}: FieldProps & {
  value: string
  onChange: (value: string) => void
  mono?: boolean
  lines?: number
  maxLength?: number
}): ReactNode => {
  const props = {
    ...useField(field),
    value,
    dir: mono ? 'ltr' : 'auto',
    ...(mono ? { className: 'form-mono', spellCheck: false, autoCapitalize: 'off' } : {}),
    ...(maxLength ? { maxLength } : {}),
  }
  return lines ? (
    <Textarea
      {...props}
      rows={lines}
      autosize
      minRows={lines}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  ) : (
    <TextInput {...props} onChange={(event) => onChange(event.currentTarget.value)} />
  )
}

/** One code of a closed list, its names translated: `<CodeField list="purpose" codes={purposes} ... />`. */
export const CodeField = <T extends string>({
  list,
  codes,
  value,
  onChange,
  ...field
}: FieldProps & {
  /** Prefix of the words: `purpose` for `purpose.warn`. */
  list: string
  codes: readonly T[]
  value: T | null
  onChange: (value: T | null) => void
}): ReactNode => {
  const codeWords = useCodeWords()
  return (
    <Select
      {...useField(field)}
      data={codes.map((code) => ({ value: code, label: codeWords(list, code) }))}
      value={value}
      onChange={(next) => onChange(next as T | null)}
      searchable={codes.length > 7}
      clearable={!field.required}
      nothingFoundMessage={<Words id="form.nothing-found" />}
    />
  )
}

/** Lines that hold what was typed, in any case and with or without accents; the line of that very code first. */
const codeFirst: OptionsFilter = ({ options, search, limit }) => {
  const wanted = fold(search.trim())
  const found = options.filter((option) => 'value' in option && fold(option.label).includes(wanted))
  const isCode = (option: (typeof found)[number]): boolean => 'value' in option && fold(String(option.value)) === wanted
  return [...found.filter(isCode), ...found.filter((option) => !isCode(option))].slice(0, limit)
}

/** A country by name in the reader's language or by its three letters; `exercise` adds the codes of exercises. */
export const CountryField = ({
  value,
  onChange,
  exercise = true,
  ...field
}: FieldProps & { value: string | null; onChange: (value: string | null) => void; exercise?: boolean }): ReactNode => {
  const [language] = useLanguage()
  const [typed, type] = useState('')
  const data = useMemo(() => {
    const order = new Intl.Collator(language)
    return countries
      .filter((code) => exercise || !isExerciseCountry(code))
      .map((code) => ({
        value: code,
        label: `${code} · ${countryName(code, language)}`,
        name: countryName(code, language),
      }))
      .sort((a, b) => order.compare(a.name, b.name))
      .map(({ value: code, label }) => ({ value: code, label }))
  }, [language, exercise])
  return (
    <Select
      {...useField(field)}
      data={data}
      value={value}
      onChange={onChange}
      searchable
      // Enter takes the first line; three letters that are a code are understood without it, nothing else is guessed.
      selectFirstOptionOnChange
      onSearchChange={type}
      onBlur={() => {
        const code = typed.trim().toUpperCase()
        if (value === null && countries.includes(code)) onChange(code)
      }}
      filter={codeFirst}
      clearable={!field.required}
      limit={60}
      nothingFoundMessage={<Words id="form.nothing-found" />}
    />
  )
}

/**
 * A date as precise as it is known, typed, never picked from a calendar: `1965`, `03.1965`, `9 3 1965`, `1980~`,
 * `1980/1983`. What was understood stands below in words; `onChange` gets `1965-03-09` or, while unreadable, the text.
 */
export const PartialDateField = ({
  value,
  onChange,
  ...field
}: FieldProps & { value: string; onChange: (value: string) => void }): ReactNode => {
  const [language] = useLanguage()
  const [typed, setTyped] = useState(value)
  const known = useRef(value)
  if (known.current !== value && readPartialDate(typed) !== value) {
    known.current = value
    setTyped(value)
  }
  const understood = readPartialDate(typed)
  const props = useField({ hint: 'form.date-hint', ...field })
  return (
    <div>
      <TextInput
        {...props}
        dir="ltr"
        className="form-mono"
        value={typed}
        inputMode="text"
        onChange={(event) => {
          const text = event.currentTarget.value
          setTyped(text)
          const read = readPartialDate(text) ?? text.trim()
          known.current = read
          onChange(read)
        }}
      />
      {typed.trim() === '' ? null : (
        <p className="form-understood" aria-live="polite">
          {understood ? sayPartialDate(understood, language) : <Words id="form.date-unread" />}
        </p>
      )}
    </div>
  )
}

/** Yes or no. */
export const FlagField = ({
  value,
  onChange,
  ...field
}: FieldProps & { value: boolean; onChange: (value: boolean) => void }): ReactNode => {
  return (
    <Checkbox
      {...useField({ ...field, required: false })}
      checked={value}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  )
}
