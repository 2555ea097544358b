// On a telephone: shows the rest of a banner that is one line there, and folds it again; wider screens have room and no such button.
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import './fold-button.css'
import { useWords } from './words.tsx'

export const FoldButton = ({ open, onToggle }: { open: boolean; onToggle: () => void }): ReactNode => {
  const words = useWords()
  const Sign = open ? IconChevronUp : IconChevronDown
  return (
    <button
      type="button"
      className="fold-button"
      aria-expanded={open}
      aria-label={words(open ? 'fold.less' : 'fold.more')}
      onClick={onToggle}
    >
      <Sign size={20} aria-hidden />
    </button>
  )
}
