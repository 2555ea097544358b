// Numbers, references, plates and dates: one width, always from left to right, copied without spaces.
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import './mono.css'
import { useWords } from './words.tsx'

/**
 * A reference, number, plate or code. Isolated from the direction of the text around it, or `2026-11-21 00:00` turns
 * round in Arabic. `copy` adds a button that copies without spaces; `copies` is what it copies where that differs. `whole` keeps
 * on one line what has spaces and is read out in one go: a telephone number.
 */
export const Mono = ({
  children,
  copy = false,
  copies,
  struck = false,
  whole = false,
}: {
  children: ReactNode
  copy?: boolean
  copies?: string
  struck?: boolean
  whole?: boolean
}): ReactNode => {
  const value = copies ?? (typeof children === 'string' ? children : '')
  const text = (
    <bdi dir="ltr" className="mono" data-struck={struck || undefined} data-whole={whole || undefined}>
      {children}
    </bdi>
  )
  if (!copy || value === '') return text
  return (
    <span className="mono-copy">
      {text}
      <CopyButton value={value.replace(/\s+/g, '')} />
    </span>
  )
}

const CopyButton = ({ value }: { value: string }) => {
  const words = useWords()
  const [copied, setCopied] = useState(false)
  const run = async () => {
    try {
      await navigator.clipboard.writeText(value)
      setCopied(true)
      setTimeout(() => setCopied(false), 1500)
    } catch {
      // A browser may refuse the clipboard; the text can still be marked by hand.
    }
  }
  const says = words(copied ? 'mono.copied' : 'mono.copy', { value })
  return (
    <button type="button" className="mono-button no-print" onClick={() => void run()} title={says} aria-label={says}>
      {copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
    </button>
  )
}
