// The next version of the terms: drafted from the one in force, article by article in every language, then decided on.
import { Button, Checkbox } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useAct } from '../console/client.ts'
import { Form, TextField } from '../console/form.tsx'
import { InstantField } from '../console/instant-field.tsx'
import { useMay, useSession } from '../console/session.ts'
import { FormActs, Sheet } from '../console/sheet.tsx'
import { EmptyYet } from '../console/states.tsx'
import { tell } from '../console/undo.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import { clauses, type ParticipantClass, participantClasses } from '../terms/clause.ts'
import { type Language, languages } from '../terms/language.ts'
import { Articles, Rights, VersionLine } from './rulebook.articles.panel.tsx'
import { adoptTerms, changeTerms, draftTerms } from './rulebook.operations.ts'
import type { Article, TermsEntry, TermsView } from './rulebook.schema.ts'

const refreshes = ['rulebook.']

const entryOf = ({ articles, grants, asks }: TermsView): TermsEntry => ({ articles, grants, asks })

/** What stands of the next version: one to come, a draft, or a way to begin one. */
export const Draft = ({
  inForce,
  toCome,
  draft,
}: {
  inForce: TermsView | null
  toCome: TermsView | null
  draft: TermsView | null
}): ReactNode => {
  const { bureau } = useSession()
  const mayDraft = useMay(draftTerms) && bureau === 'gs'
  const begin = useAct(draftTerms, { refreshes })
  if (draft) return <Editor key={`${draft.version} ${draft.edition}`} of={draft} />
  if (toCome)
    return (
      <>
        <Articles of={toCome} />
        <Rights of={toCome} />
      </>
    )
  return (
    <EmptyYet
      {...(mayDraft && inForce
        ? { act: { says: <Words id="rulebook.begin-draft" />, run: () => begin.mutate({ body: entryOf(inForce) }) } }
        : {})}
    >
      <Words id="rulebook.no-draft" />
    </EmptyYet>
  )
}

const Editor = ({ of }: { of: TermsView }) => {
  const words = useWords()
  const [entry, change] = useState(entryOf(of))
  const [adopting, adopt] = useState(false)
  const save = useAct(changeTerms, { refreshes, onDone: () => tell(<Words id="rulebook.saved" />, 'good') })
  const mayChange = of.allowed.includes('change')
  const set = (at: number, article: Article) =>
    change({ ...entry, articles: entry.articles.map((one, place) => (place === at ? article : one)) })
  if (!mayChange)
    return (
      <>
        {of.allowed.includes('adopt') ? (
          <Button variant="filled" onClick={() => adopt(true)}>
            <Words id="rulebook.adopt" />
          </Button>
        ) : null}
        <Articles of={of} />
        <Rights of={of} />
        <AdoptSheet of={of} open={adopting} onClose={() => adopt(false)} />
      </>
    )
  const blank: Article = { number: '', title: emptyWords, text: emptyWords, clauses: [] }
  return (
    <Form
      label={words('rulebook-part.next')}
      problem={save.error}
      onSubmit={() => save.mutate({ params: { version: of.version }, body: { edition: of.edition, ...entry } })}
    >
      <VersionLine of={of} />
      {entry.articles.map((article, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an article may change its number, its place is what it is known by
        <ArticleFields key={at} at={at} of={article} onChange={(next) => set(at, next)} />
      ))}
      <Button onClick={() => change({ ...entry, articles: [...entry.articles, blank] })}>
        <Words id="rulebook.add-article" />
      </Button>
      <GrantFields of={entry} onChange={(grants) => change({ ...entry, grants })} />
      <FormActs act={<Words id="rulebook.save-draft" />} busy={save.isPending} onLeave={() => change(entryOf(of))} />
    </Form>
  )
}

const emptyWords: Article['title'] = { en: '', fr: '', es: '', ar: '', vi: '' }

/** One article, one language at a time; all five are needed before it can be saved. */
const ArticleFields = ({ at, of, onChange }: { at: number; of: Article; onChange: (next: Article) => void }) => {
  const words = useWords()
  const [language, choose] = useState<Language>('en')
  const missing = languages.filter((one) => of.title[one].trim() === '' || of.text[one].trim() === '')
  return (
    <fieldset className="rulebook-article">
      <legend>
        <Words id="rulebook.article" values={{ number: of.number }} />
      </legend>
      <fieldset className="rulebook-parts plain" aria-label={words('rulebook.languages')}>
        {languages.map((one) => (
          <Button
            key={one}
            size="compact-xs"
            aria-pressed={one === language}
            variant={one === language ? 'filled' : 'default'}
            onClick={() => choose(one)}
          >
            {one.toUpperCase()}
            {missing.includes(one) ? ' !' : ''}
          </Button>
        ))}
      </fieldset>
      <TextField
        label="rulebook.number"
        pointer={`/articles/${at}/number`}
        mono
        required
        maxLength={12}
        value={of.number}
        onChange={(number) => onChange({ ...of, number })}
      />
      <TextField
        label="rulebook.article-title"
        pointer={`/articles/${at}/title/${language}`}
        required
        maxLength={200}
        value={of.title[language]}
        onChange={(title) => onChange({ ...of, title: { ...of.title, [language]: title } })}
      />
      <TextField
        label="rulebook.article-text"
        pointer={`/articles/${at}/text/${language}`}
        lines={4}
        required
        maxLength={6000}
        value={of.text[language]}
        onChange={(text) => onChange({ ...of, text: { ...of.text, [language]: text } })}
      />
    </fieldset>
  )
}

const GrantFields = ({ of, onChange }: { of: TermsEntry; onChange: (grants: TermsEntry['grants']) => void }) => {
  const codeWords = useCodeWords()
  const words = useWords()
  const toggle = (one: ParticipantClass, clause: (typeof clauses)[number]) => {
    const has = of.grants[one].includes(clause)
    onChange({
      ...of.grants,
      [one]: clauses.filter((other) => (other === clause ? !has : of.grants[one].includes(other))),
    })
  }
  return (
    <table className="rulebook-table" aria-label={words('rulebook.grants')}>
      <thead>
        <tr>
          <th scope="col">
            <Words id="rulebook.grants" />
          </th>
          {participantClasses.map((one) => (
            <th key={one} scope="col">
              {codeWords('participant-class', one)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {clauses.map((clause) => (
          <tr key={clause}>
            <th scope="row">{codeWords('clause', clause)}</th>
            {participantClasses.map((one) => (
              <td key={one}>
                <Checkbox
                  aria-label={`${codeWords('clause', clause)}: ${codeWords('participant-class', one)}`}
                  checked={of.grants[one].includes(clause)}
                  onChange={() => toggle(one, clause)}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const AdoptSheet = ({ of, open, onClose }: { of: TermsView; open: boolean; onClose: () => void }) => {
  const [decision, setDecision] = useState('')
  const [from, setFrom] = useState('')
  const adopt = useAct(adoptTerms, { refreshes, onDone: onClose })
  return (
    <Sheet open={open} title={<Words id="rulebook.adopt" />} onClose={onClose}>
      <p className="sheet-consequence" data-tone="urgent">
        <Words id="rulebook.adopt-means" />
      </p>
      <Form
        problem={adopt.error}
        onSubmit={() =>
          adopt.mutate({
            params: { version: of.version },
            body: { edition: of.edition, decision: decision.trim(), inForceFrom: from },
          })
        }
      >
        <TextField
          label="rulebook.decision"
          pointer="/decision"
          required
          maxLength={200}
          value={decision}
          onChange={setDecision}
        />
        <InstantField
          label="rulebook.in-force-from"
          pointer="/inForceFrom"
          required
          value={from}
          onChange={setFrom}
          spans={[24 * 60, 30 * 24 * 60, 90 * 24 * 60]}
        />
        <FormActs act={<Words id="rulebook.adopt" />} busy={adopt.isPending} onLeave={onClose} />
      </Form>
    </Sheet>
  )
}
