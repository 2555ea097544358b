// How urgent a thing is, alike on every screen.
import type { ReactNode } from 'react'
import './urgency.css'
import { Words } from './words.tsx'

/** Its word on its tint; `code` is `very-urgent`, `urgent` or `normal`. */
export const Urgency = ({ code }: { code: string }): ReactNode => (
  <span className="urgency" data-urgency={code}>
    <Words id={`urgency.${code}`} />
  </span>
)
