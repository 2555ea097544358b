// The button that takes a field of what is answered into the answer; drawn only beside a composer.
import { IconQuote } from '@tabler/icons-react'
import { createContext, type ReactNode, useContext } from 'react'
import { useWords } from '../console/words.tsx'
import { blocksOf, quoteOf, quoteOfField } from './message.quote.panel.ts'
import './message.css'

/** What takes a quotation; null where nothing is being written. */
export const Quoting = createContext<((quotation: string) => void) | null>(null)

const Button = ({ name, onPress }: { name: string; onPress: (button: HTMLElement) => void }) => (
  <button
    type="button"
    className="mono-button message-quote no-print"
    title={name}
    aria-label={name}
    onClick={(event) => onPress(event.currentTarget)}
  >
    <IconQuote size={14} aria-hidden />
  </button>
)

/** Quotes the line of a table it stands in, as it is read on this screen: name and value. */
export const QuoteField = ({ name }: { name: string }): ReactNode => {
  const quote = useContext(Quoting)
  const words = useWords()
  if (!quote) return null
  return (
    <Button
      name={words('message.quote-field', { name })}
      onPress={(button) => quote(quoteOfField(name, button.closest('tr')?.querySelector('td')?.innerText ?? ''))}
    />
  )
}

/** What is marked inside an element, empty where nothing is. */
const markedWithin = (element: Element | null): string => {
  const marked = getSelection()
  const inside = element && marked?.anchorNode && element.contains(marked.anchorNode)
  return inside ? marked.toString() : ''
}

/** Quotes a text, or what of it is marked. */
export const QuoteText = ({ of }: { of: string }): ReactNode => {
  const quote = useContext(Quoting)
  const words = useWords()
  if (!quote) return null
  return (
    <Button
      name={words('message.quote-text')}
      onPress={(button) => {
        const marked = markedWithin(button.closest('[data-quotable]')).trim()
        quote(quoteOf(marked === '' ? of : marked))
      }}
    />
  )
}

/** What is said, with what it quotes set apart. */
export const BodyText = ({ of, language }: { of: string; language: string | null }): ReactNode => (
  <div className="message-body" data-quotable dir="auto" {...(language ? { lang: language } : {})}>
    {blocksOf(of).map(({ quoted, text }, at) =>
      quoted ? (
        // biome-ignore lint/suspicious/noArrayIndexKey: stretches of one text never change places
        <blockquote key={at}>{text}</blockquote>
      ) : (
        // biome-ignore lint/suspicious/noArrayIndexKey: stretches of one text never change places
        <p key={at}>{text}</p>
      ),
    )}
    <QuoteText of={of} />
  </div>
)
