// Groups of fields that may stand several times in a form: added, taken away and moved up by button, each with its own faults.
import { Button } from '@mantine/core'
import { IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { EntryPlace, type FieldProps, useField } from './form.tsx'
import './repeated.css'
import { useWords, Words } from './words.tsx'

/** Fields that belong together under one pointer; a fault that names it stands under the legend, and the summary jumps there. */
export const FieldGroup = ({
  legend,
  acts,
  children,
  ...field
}: FieldProps & { legend?: ReactNode; acts?: ReactNode; children: ReactNode }): ReactNode => {
  const { id, label, description, error, 'aria-required': isRequired } = useField(field)
  const told = `${id}-told`
  return (
    <fieldset
      id={id}
      className="field-group"
      tabIndex={-1}
      {...(error || description ? { 'aria-describedby': told } : {})}
      {...(error ? { 'data-faulty': true } : {})}
    >
      <legend>
        {legend ?? label}
        {isRequired ? (
          <span className="field-group-required" aria-hidden>
            {' *'}
          </span>
        ) : null}
      </legend>
      {acts}
      {error || description ? (
        <p id={told} className="field-group-told" data-fault={Boolean(error)}>
          {error ?? description}
        </p>
      ) : null}
      {children}
    </fieldset>
  )
}

/** Where the focus goes after a change of the list: into an entry that was added, to what is left of one taken away. */
const firstField = 'input:not([type="hidden"]), textarea, button:not([data-entry-act])'

/**
 * `<Repeated label="field.vessel.engines" pointer="/fields/engines" keys={keys} max={8} ...>{(key, place) => fields}</Repeated>`.
 * The caller keeps the entries; keys stay with them wherever they are moved. `compact` stands for entries of one field.
 */
export const Repeated = ({
  keys,
  max,
  compact = false,
  pointerOf,
  onAdd,
  onRemove,
  onMoveUp,
  children,
  ...field
}: FieldProps & {
  keys: readonly number[]
  max: number
  compact?: boolean
  /** JSON pointer of an entry. */
  pointerOf: (key: number) => string
  onAdd: () => void
  onRemove: (key: number) => void
  onMoveUp: (key: number) => void
  /** The fields of an entry; `place` counts from 1. */
  children: (key: number, place: number) => ReactNode
}): ReactNode => {
  const words = useWords()
  const label = words(field.label)
  const box = useRef<HTMLDivElement>(null)
  const wanted = useRef<number | 'last' | undefined>(undefined)
  const isFull = keys.length >= max
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus moves when entries come and go, never because a form was drawn again
  useEffect(() => {
    if (wanted.current === undefined) return
    const entries = box.current?.querySelectorAll<HTMLElement>(':scope > [data-entry]') ?? []
    const entry = wanted.current === 'last' ? entries[entries.length - 1] : entries[wanted.current]
    wanted.current = undefined
    const next = entry?.querySelector<HTMLElement>(firstField) ?? box.current?.querySelector<HTMLElement>('[data-add]')
    next?.focus()
  }, [keys.length])
  const acts = (key: number, at: number) => (
    <span className="repeated-acts">
      <EntryAct says={words('repeated.move-up', { label, place: at + 1 })} isOff={at === 0} run={() => onMoveUp(key)}>
        <IconArrowUp size={16} aria-hidden />
      </EntryAct>
      <EntryAct
        says={words('repeated.remove', { label, place: at + 1 })}
        run={() => {
          wanted.current = Math.max(0, at - 1)
          onRemove(key)
        }}
      >
        <IconTrash size={16} aria-hidden />
      </EntryAct>
    </span>
  )
  return (
    <FieldGroup {...field}>
      <div className="repeated" ref={box}>
        {keys.map((key, at) =>
          compact ? (
            <div className="repeated-line" data-entry key={key}>
              {children(key, at + 1)}
              {acts(key, at)}
            </div>
          ) : (
            <div className="repeated-entry" data-entry key={key}>
              <FieldGroup label={field.label} pointer={pointerOf(key)} place={at + 1} acts={acts(key, at)}>
                <EntryPlace value={at + 1}>{children(key, at + 1)}</EntryPlace>
              </FieldGroup>
            </div>
          ),
        )}
        <div className="repeated-foot">
          <Button
            variant="light"
            data-add
            leftSection={<IconPlus size={14} aria-hidden />}
            aria-disabled={isFull}
            {...(isFull ? { 'data-disabled': true } : {})}
            onClick={() => {
              if (isFull) return
              wanted.current = 'last'
              onAdd()
            }}
          >
            <Words id="repeated.add" values={{ label }} />
          </Button>
          {isFull ? (
            <span className="quiet small">
              <Words id="repeated.full" values={{ max }} />
            </span>
          ) : null}
        </div>
      </div>
    </FieldGroup>
  )
}

/** A button of an entry. One that is off keeps the focus, so that somebody who moves an entry to the top is not thrown out of the form. */
const EntryAct = ({
  says,
  isOff = false,
  run,
  children,
}: {
  says: string
  isOff?: boolean
  run: () => void
  children: ReactNode
}) => (
  <button
    type="button"
    className="repeated-act"
    data-entry-act
    title={says}
    aria-label={says}
    aria-disabled={isOff}
    onClick={() => {
      if (!isOff) run()
    }}
  >
    {children}
  </button>
)
