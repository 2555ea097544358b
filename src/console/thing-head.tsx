// The head of a thing of the network, alike wherever it stands: reference, state and mark in one line, what it says, what counts first.
import type { ReactNode } from 'react'
import { To } from './go.tsx'
import { Mono } from './mono.tsx'
import './thing-head.css'
import { Words } from './words.tsx'

/**
 * `linked`: beside a list, one level below the heading of the page, with a way to the whole page: by the words `whole`, or by the
 * reference where there are none. `marks` stand behind the reference, children below the title.
 */
export const ThingHead = ({
  reference,
  address,
  linked,
  whole,
  marks,
  title,
  children,
}: {
  reference: string | null
  address: string
  linked: boolean
  whole?: string
  marks: ReactNode
  title: ReactNode
  children?: ReactNode
}): ReactNode => {
  const Title = linked ? 'h2' : 'h1'
  return (
    <header className="thing-head">
      <p className="thing-line">
        {reference === null ? null : linked && whole === undefined ? (
          <To address={address}>
            <Mono>{reference}</Mono>
          </To>
        ) : (
          <Mono copy>{reference}</Mono>
        )}
        {marks}
      </p>
      <Title dir="auto">{title}</Title>
      {children}
      {linked && whole !== undefined ? (
        <To address={address}>
          <Words id={whole} />
        </To>
      ) : null}
    </header>
  )
}
