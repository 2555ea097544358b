// Names of people as they stand on paper: original script first, then transliteration, nothing guessed, nothing upper-cased.
import type { ReactNode } from 'react'
import './name.css'
import { Words } from './words.tsx'

/** A name as records carry it: plain text, or in parts. */
export type NameValue =
  | string
  | { readonly family?: string; readonly given?: string; readonly other?: string; readonly script?: string }

const wholeOf = (name: NameValue): { family: string; rest: string; script: string } =>
  typeof name === 'string'
    ? { family: '', rest: name, script: '' }
    : { family: name.family ?? '', rest: [name.given, name.other].filter(Boolean).join(' '), script: name.script ?? '' }

/**
 * `<Name of={{ script: 'محمد علي', family: 'Ali', given: 'Mohamed' }} />`. The family name is marked where the record
 * says which part it is. Each script stands by itself (`bdi`), so that neither turns the other round.
 */
export const Name = ({ of, size = 'normal' }: { of: NameValue; size?: 'normal' | 'title' }): ReactNode => {
  const { family, rest, script } = wholeOf(of)
  const latin = family !== '' || rest !== ''
  return (
    <span className="name" data-size={size}>
      {script ? <bdi className="name-script">{script}</bdi> : null}
      {latin ? (
        <bdi className="name-latin">
          {family ? <b>{family}</b> : null}
          {family && rest ? ', ' : null}
          {rest}
        </bdi>
      ) : null}
      {script || latin ? null : (
        <span className="quiet">
          <Words id="name.unknown" />
        </span>
      )}
    </span>
  )
}
