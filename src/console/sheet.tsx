// Layers over the page: a sheet at the side for what needs care, and the one form in which reasons are asked for.
import { Button, Drawer, Modal, Radio } from '@mantine/core'
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react'
import './form.css'
import { Form, TextField } from './form.tsx'
import { LayerDepth, useLayer } from './keys.ts'
import type { Problem } from './problem.ts'
import { useCodeWords, useWords, Words } from './words.tsx'

type LayerProps = {
  readonly open: boolean
  /** Words already translated; never a name of a person. */
  readonly title: ReactNode
  readonly onClose: () => void
  readonly children: ReactNode
  readonly size?: number | string
}

/** Ctrl Enter wherever the focus is in a layer: a layer of one form needs no field for it. */
const submitOnlyForm = (event: KeyboardEvent<HTMLElement>): void => {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
  const layer = event.currentTarget
  const [form, other] = layer.querySelectorAll('form')
  // What is typed in a layer above this one is that one's matter.
  if (!form || other || !(event.target instanceof Node && layer.contains(event.target))) return
  event.preventDefault()
  event.stopPropagation()
  form.requestSubmit()
}

/** A panel from the end of the line (the right in English, the left in Arabic). Esc closes it; what was typed stays. */
export const Sheet = ({ open, title, onClose, children, size = 440 }: LayerProps): ReactNode => {
  const depth = useLayer(open)
  const words = useWords()
  return (
    <Drawer
      opened={open}
      onClose={onClose}
      title={title}
      size={size}
      // Mantine mirrors this by itself: the left in Arabic.
      position="right"
      keepMounted={false}
      closeButtonProps={{ 'aria-label': words('layer.close') }}
      onKeyDown={submitOnlyForm}
    >
      <LayerDepth.Provider value={depth}>
        <div className="sheet-body">{children}</div>
      </LayerDepth.Provider>
    </Drawer>
  )
}

/** A small box in the middle, for a choice or a list to read. */
export const Box = ({ open, title, onClose, children, size = 520 }: LayerProps): ReactNode => {
  const depth = useLayer(open)
  const words = useWords()
  return (
    <Modal
      opened={open}
      onClose={onClose}
      title={title}
      size={size}
      closeButtonProps={{ 'aria-label': words('layer.close') }}
      onKeyDown={submitOnlyForm}
    >
      <LayerDepth.Provider value={depth}>
        <div className="sheet-body">{children}</div>
      </LayerDepth.Provider>
    </Modal>
  )
}

/** The foot of a form: what it does, a way out that loses nothing, and the key that submits. */
export const FormActs = ({
  act,
  tone = 'urgent',
  busy,
  disabled = false,
  onLeave,
  children,
}: {
  /** Words of the button. */
  act: ReactNode
  tone?: 'urgent' | 'flash'
  busy: boolean
  disabled?: boolean
  onLeave: () => void
  /** Further buttons. */
  children?: ReactNode
}): ReactNode => (
  <div className="form-acts">
    <Button
      type="submit"
      variant="filled"
      color={tone === 'flash' ? 'flash' : 'accent'}
      loading={busy}
      disabled={disabled}
    >
      {act}
    </Button>
    <Button variant="subtle" onClick={onLeave}>
      <Words id="layer.not-now" />
    </Button>
    {children}
    <span className="quiet small">
      <Words id="reason.ctrl-enter" />
    </span>
  </div>
)

export type Reason<T extends string> = { readonly reason: T; readonly text: string }

/**
 * For what cannot be undone or goes outward: repeats the consequence in words, asks for a reason from a list and for
 * text, and acts on the button or Ctrl Enter only. What was typed stays until it has been done.
 */
export const ReasonSheet = <T extends string>({
  open,
  title,
  consequence,
  reasons,
  list,
  act,
  tone = 'urgent',
  textRequired = false,
  textRequiredFor,
  busy = false,
  problem = null,
  onAct,
  onClose,
  children,
}: {
  open: boolean
  title: ReactNode
  /** What will happen, to whom, and that it cannot be taken back. */
  consequence: ReactNode
  /** Codes of the reasons; the only one is chosen by itself, none leaves the choice out. */
  reasons: readonly T[]
  /** Prefix of their words. */
  list: string
  /** Words of the button. */
  act: ReactNode
  tone?: 'urgent' | 'flash'
  textRequired?: boolean
  /** The one reason that says nothing without words of one's own. */
  textRequiredFor?: T
  busy?: boolean
  problem?: Problem | null
  onAct: (reason: Reason<T>) => void
  onClose: () => void
  /** Further fields between consequence and reason. */
  children?: ReactNode
}): ReactNode => {
  const [chosen, choose] = useState<T | null>(null)
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const words = useWords()
  const codeWords = useCodeWords()
  const group = useId()
  const only = reasons.length <= 1 ? (reasons[0] ?? ('' as T)) : null
  const reason = only ?? chosen
  const needsText = textRequired || (reason !== null && reason === textRequiredFor)
  const faults = [
    ...(reason === null ? [{ pointer: '/reason', says: words('reason.choose') }] : []),
    ...(needsText && text.trim() === '' ? [{ pointer: '/text', says: words('reason.write') }] : []),
  ]
  return (
    <Sheet open={open} title={title} onClose={onClose}>
      <div className="sheet-consequence" data-tone={tone}>
        {consequence}
      </div>
      <Form
        problem={problem}
        {...(tried && faults.length > 0 ? { faults } : {})}
        onSubmit={() => {
          setTried(true)
          if (reason !== null && faults.length === 0 && !busy) onAct({ reason, text: text.trim() })
        }}
      >
        {children}
        {only === null ? (
          <Radio.Group
            id={group}
            label={words('reason.label')}
            withAsterisk
            value={chosen}
            onChange={(value) => choose(value as T)}
            {...(tried && chosen === null ? { error: words('reason.choose') } : {})}
          >
            {reasons.map((code) => (
              <Radio key={code} value={code} label={codeWords(list, code)} mt={6} />
            ))}
          </Radio.Group>
        ) : null}
        <TextField
          label={needsText ? 'reason.text' : 'reason.text-optional'}
          pointer="/text"
          lines={3}
          required={needsText}
          autoFocus={only !== null && children === undefined}
          value={text}
          onChange={setText}
        />
        <FormActs act={act} tone={tone} busy={busy} onLeave={onClose} />
      </Form>
    </Sheet>
  )
}
