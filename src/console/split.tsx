// List and preview side by side; on a narrow screen the preview takes the page and Esc goes back to the list.
import { ActionIcon } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useKeys } from './keys.ts'
import './split.css'
import { useWords } from './words.tsx'

/**
 * `<Split list={<Table ... />} preview={chosen ? <Preview of={chosen} /> : null} title={...} onClose={...} />`.
 * F6 goes from one to the other. The list keeps its place while the preview is open or shut.
 */
export const Split = ({
  list,
  preview,
  title,
  onClose,
}: {
  list: ReactNode
  /** Null: folded away. */
  preview: ReactNode | null
  /** Heads the preview: urgency and reference, never a name alone. */
  title?: ReactNode
  onClose: () => void
}): ReactNode => {
  const words = useWords()
  const open = preview !== null
  // There the list with its heading is out of sight: what heads the preview heads the page.
  const alone = useMediaQuery('(max-width: 1099px)') ?? false
  useKeys(open ? { Escape: { does: 'key.close-preview', run: onClose, hint: false, palette: false } } : {})
  return (
    <div className="split" {...(open ? { 'data-open': true } : {})}>
      <section className="split-list" data-region aria-label={words('split.list')}>
        {list}
      </section>
      {open ? (
        <section className="split-preview" data-region aria-label={words('split.preview')}>
          <div className="split-preview-bar">
            <div {...(alone && title ? { role: 'heading', 'aria-level': 1 } : {})}>{title}</div>
            <ActionIcon onClick={onClose} aria-label={words('split.close')} title={words('split.close')}>
              <IconX size={16} aria-hidden />
            </ActionIcon>
          </div>
          <div className="split-preview-body" tabIndex={-1}>
            {preview}
          </div>
        </section>
      ) : null}
    </div>
  )
}
