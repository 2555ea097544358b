// One line of a list of facts (`<dl className="facts">`): what it is called, and what it is.
import type { ReactNode } from 'react'
import { Words } from './words.tsx'

/** `name` is the id of its words. */
export const Fact = ({ name, children }: { name: string; children: ReactNode }): ReactNode => (
  <>
    <dt>
      <Words id={name} />
    </dt>
    <dd>{children}</dd>
  </>
)
