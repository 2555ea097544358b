// Above and below the matches: how the question was understood, why it is too broad, and what asking otherwise would find.
import { IconAlertTriangle, IconZoomIn, IconZoomOut } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { sayPartialDate } from '../console/typed-date.ts'
import { useCodeWords, useLanguage, useWords, Words } from '../console/words.tsx'
import { countryName, isCountry } from '../terms/country.ts'
import { type Chip, chipsOf, type Fix } from './check.chips.panel.ts'
import type { PersonItem } from './check.person.schema.ts'
import type { Narrowing, Widening } from './check.reading.schema.ts'
import type { CheckAnswerItem } from './check.schema.ts'
import './check.help.css'

/** Asks about this person in the place of the one that was asked. */
export type AskAgain = (person: PersonItem) => void

const FixButton = ({ fix, onAsk }: { fix: Fix; onAsk: AskAgain }) => {
  const [language] = useLanguage()
  const { id, date, person } = fix
  const values = date === undefined ? {} : { date: <bdi key="date">{sayPartialDate(date, language)}</bdi> }
  return (
    <button type="button" className="check-other" onClick={() => onAsk(person)}>
      <Words id={id} values={values} />
    </button>
  )
}

const ChipText = ({ of }: { of: Chip }) => {
  const [language] = useLanguage()
  if (of.holds === 'date') return <bdi className="strong">{sayPartialDate(of.text, language)}</bdi>
  return <bdi className="strong">{of.text}</bdi>
}

const OneChip = ({ of, onAsk }: { of: Chip; onAsk: AskAgain | undefined }) => {
  const words = useWords()
  const facts = of.text.split(' ').map((id) => words(id))
  return (
    <li className="read-chip">
      <span className="quiet">
        {of.holds === 'facts' ? (
          <Words id={of.label} values={{ facts: facts.join(' · ') }} />
        ) : (
          <>
            <Words id={of.label} />:
          </>
        )}
      </span>
      {of.holds === 'facts' ? null : <ChipText of={of} />}
      {of.remarks.map(({ id, of: word, values }) => (
        <span key={`${id} ${word ?? ''}`} className="quiet">
          {word === undefined ? null : <bdi>{word}</bdi>} <Words id={id} values={values ?? {}} />
        </span>
      ))}
      {onAsk ? of.fixes.map((fix) => <FixButton key={fix.id} fix={fix} onAsk={onAsk} />) : null}
    </li>
  )
}

/** How a person was understood; nothing for things. Each chip that may be wrong is put right by one press, which asks again. */
export const ReadAs = ({
  of: { reading, fields },
  onAsk,
}: {
  of: CheckAnswerItem['understood']
  onAsk: AskAgain | undefined
}): ReactNode => {
  const words = useWords()
  if (!reading) return null
  return (
    <div className="read-as">
      <ul className="read-chips" aria-label={words('check.read')}>
        {chipsOf(fields as PersonItem, reading).map((chip) => (
          <OneChip key={chip.key} of={chip} onAsk={onAsk} />
        ))}
      </ul>
      {reading.names.some(({ onlyTitles }) => onlyTitles) ? (
        <p className="answer-notes">
          <Words id="check.read-only-titles" />
        </p>
      ) : null}
      {reading.unused.map(({ field }) => (
        <p key={field} className="answer-notes">
          <Words id={`read-unused.${field}`} />
        </p>
      ))}
    </div>
  )
}

type Again = Pick<Narrowing | Widening, 'person' | 'count' | 'more'>

const AgainButton = ({ of, what, onAsk }: { of: Again; what: string; onAsk: AskAgain }) => (
  <button type="button" className="again" onClick={() => onAsk(of.person)}>
    <Words id="check.again-count" values={{ what, count: of.count, more: of.more ? 'yes' : 'no' }} />
  </button>
)

const useNarrowWords = (): ((of: Narrowing) => string) => {
  const words = useWords()
  const codeWords = useCodeWords()
  const [language] = useLanguage()
  return ({ change, value = '' }) => {
    if (change === 'sex') return codeWords('sex', value)
    // Years are set apart from words that run from right to left: else the later one would come first.
    if (change === 'born') return words('narrow.born', { value: `\u2068${value.replace('/', '–')}\u2069` })
    return words('narrow.nationality', { value: isCountry(value) ? countryName(value, language) : value })
  }
}

/** "Too broad: add a year of birth", how many there are, and what would leave fewer. */
export const Broad = ({ of, onAsk }: { of: CheckAnswerItem; onAsk: AskAgain | undefined }): ReactNode => {
  const narrowWords = useNarrowWords()
  const broad = of.help?.broad
  if (!broad) return null
  const [fact = 'nothing'] = broad.missing
  const shown = of.candidates.length
  return (
    <section className="answer-more answer-broad" role="status">
      <IconAlertTriangle size={16} aria-hidden />
      <div>
        <p className="strong">
          <Words id={broad.why === 'initials' ? 'broad-why.initials' : `broad-add.${fact}`} />
        </p>
        {broad.why === 'initials' ? null : (
          <p>
            <Words
              id={`broad-why.${broad.why}`}
              values={{ shown, met: of.met, beyond: broad.why === 'more' && of.met <= shown ? 'yes' : 'no' }}
            />
          </p>
        )}
        {onAsk && broad.narrowings.length > 0 ? (
          <p className="agains">
            <IconZoomIn size={14} aria-hidden />
            <span className="quiet">
              <Words id="check.narrow-head" />
            </span>
            {broad.narrowings.map((one) => (
              <AgainButton key={`${one.change} ${one.value}`} of={one} what={narrowWords(one)} onAsk={onAsk} />
            ))}
          </p>
        ) : null}
      </div>
    </section>
  )
}

/** What would find more, with how many each: nothing where nothing would. */
export const Wider = ({ of, onAsk }: { of: CheckAnswerItem; onAsk: AskAgain | undefined }): ReactNode => {
  const codeWords = useCodeWords()
  const widenings = of.help?.widenings ?? []
  if (!onAsk || widenings.length === 0) return null
  return (
    <p className="agains">
      <IconZoomOut size={14} aria-hidden />
      <span className="quiet">
        <Words id="check.widen-head" />
      </span>
      {widenings.map((one) => (
        <AgainButton key={one.change} of={one} what={codeWords('widen', one.change)} onAsk={onAsk} />
      ))}
    </p>
  )
}
