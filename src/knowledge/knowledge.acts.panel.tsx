// What may be done with an article: write a language of it, describe it anew, publish it, withdraw it.
import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useAct, useAnswer } from '../console/client.ts'
import { useDraft } from '../console/draft.ts'
import { Form } from '../console/form.tsx'
import { FormActs, ReasonSheet, Sheet } from '../console/sheet.tsx'
import { Answered } from '../console/states.tsx'
import { tell } from '../console/undo.tsx'
import { useWords, Words } from '../console/words.tsx'
import { type Language, languages } from '../terms/language.ts'
import {
  emptyText,
  type PlaceDraft,
  PlaceFields,
  placeOf,
  type TextDraft,
  TextFields,
  textOf,
} from './knowledge.fields.panel.tsx'
import {
  describeArticle,
  publishArticle,
  saveArticleText,
  showArticle,
  withdrawArticle,
} from './knowledge.operations.ts'
import { InsistField, insisting, LanguageField } from './knowledge.parts.panel.tsx'
import type { ArticleView } from './knowledge.schema.ts'

type Acting = { of: ArticleView; open: boolean; onClose: () => void }
const refreshes = ['knowledge.']

const useDone = (onClose: () => void) => () => {
  onClose()
  tell(<Words id="knowledge.saved" />, 'good')
}

const TextForm = ({
  of,
  language,
  blank,
  onClose,
}: {
  of: ArticleView
  language: Language
  blank: TextDraft
  onClose: () => void
}) => {
  const words = useWords()
  // The version that was read when the writing began: a change by others meanwhile is refused, never written over.
  const [version] = useState(of.version)
  const [draft, change, clear] = useDraft<TextDraft>(`article ${of.id} ${language}`, blank)
  const [tried, setTried] = useState(false)
  const done = useDone(onClose)
  const save = useAct(saveArticleText, {
    refreshes,
    onDone: () => {
      clear()
      done()
    },
  })
  const faults = (['title', 'summary', 'body'] as const).flatMap((field) =>
    draft[field].trim() === '' ? [{ pointer: `/${field}`, says: words('fault.required') }] : [],
  )
  return (
    <Form
      problem={save.error}
      {...(tried && faults.length > 0 ? { faults } : {})}
      onSubmit={() => {
        setTried(true)
        if (faults.length === 0 && !save.isPending)
          save.mutate({
            params: { slug: of.slug, language },
            body: { version, ...textOf(draft), ...insisting(draft.insisted) },
          })
      }}
    >
      <TextFields draft={draft} onChange={change} />
      <InsistField problem={save.error} value={draft.insisted} onChange={(insisted) => change({ insisted })} />
      <FormActs act={<Words id="knowledge.save-text" />} busy={save.isPending} onLeave={onClose} />
    </Form>
  )
}

/** The text as it stands in the language to be written, fetched for those it stands in. */
const Standing = ({ of, language, onClose }: { of: ArticleView; language: Language; onClose: () => void }) => (
  <Answered of={useAnswer(showArticle, { params: { slug: of.slug }, query: { language } })} rows={8}>
    {({ title, summary, body }) => (
      <TextForm of={of} language={language} blank={{ title, summary, body, insisted: '' }} onClose={onClose} />
    )}
  </Answered>
)

const Write = ({ of, open, onClose }: Acting) => {
  const [chosen, choose] = useState<Language | null>(null)
  const language = chosen ?? of.language
  return (
    <Sheet open={open} title={<Words id="knowledge.edit" />} onClose={onClose} size={760}>
      <LanguageField
        label="knowledge.language"
        pointer="/language"
        hint="knowledge.language-hint"
        value={language}
        among={languages}
        onChange={choose}
      />
      {of.languages.includes(language) ? (
        <Standing key={language} of={of} language={language} onClose={onClose} />
      ) : (
        <TextForm key={language} of={of} language={language} blank={emptyText} onClose={onClose} />
      )}
    </Sheet>
  )
}

const DescribeForm = ({ of, onClose }: { of: ArticleView; onClose: () => void }) => {
  const [version] = useState(of.version)
  const [draft, change, clear] = useDraft<PlaceDraft>(`article ${of.id} ${version}`, {
    kind: of.kind,
    crimeAreas: of.crimeAreas,
    screens: of.screens,
    databases: of.databases,
    reviewOn: of.reviewOn,
  })
  const done = useDone(onClose)
  const describe = useAct(describeArticle, {
    refreshes,
    onDone: () => {
      clear()
      done()
    },
  })
  return (
    <Form
      problem={describe.error}
      onSubmit={() =>
        describe.mutate({ params: { slug: of.slug }, body: { version, ...placeOf(draft, draft.kind ?? of.kind) } })
      }
    >
      <PlaceFields draft={draft} onChange={change} />
      <FormActs act={<Words id="knowledge.describe" />} busy={describe.isPending} onLeave={onClose} />
    </Form>
  )
}

const Withdraw = ({ of, open, onClose }: Acting) => {
  const act = useAct(withdrawArticle, { refreshes, onDone: useDone(onClose) })
  return (
    <ReasonSheet
      open={open}
      title={<Words id="knowledge.withdraw" />}
      consequence={<Words id="knowledge.withdraw-means" />}
      reasons={[]}
      list=""
      textRequired
      act={<Words id="knowledge.withdraw" />}
      busy={act.isPending}
      problem={act.error}
      onAct={({ text }) => act.mutate({ params: { slug: of.slug }, body: { version: of.version, reason: text } })}
      onClose={onClose}
    />
  )
}

const Publish = ({ of, open, onClose }: Acting) => {
  const act = useAct(publishArticle, { refreshes, onDone: useDone(onClose) })
  return (
    <Sheet open={open} title={<Words id="knowledge.publish" />} onClose={onClose}>
      <p className="sheet-consequence">
        <Words id={of.kind === 'how-to' ? 'knowledge.publish-means-all' : 'knowledge.publish-means'} />
      </p>
      <Form
        problem={act.error}
        onSubmit={() => act.mutate({ params: { slug: of.slug }, body: { version: of.version } })}
      >
        <FormActs act={<Words id="knowledge.publish" />} busy={act.isPending} onLeave={onClose} />
      </Form>
    </Sheet>
  )
}

type Asks = 'write' | 'describe' | 'publish' | 'withdraw'

export const ArticleActs = ({ of }: { of: ArticleView }): ReactNode => {
  const [asks, ask] = useState<Asks | null>(null)
  const may = (act: string): boolean => of.allowed.includes(act)
  const close = () => ask(null)
  if (!may('change') && !may('publish') && !may('withdraw')) return null
  return (
    <div className="knowledge-acts">
      {may('publish') ? (
        <Button variant="filled" onClick={() => ask('publish')}>
          <Words id="knowledge.publish" />
        </Button>
      ) : null}
      {may('change') ? (
        <>
          <Button onClick={() => ask('write')}>
            <Words id="knowledge.edit" />
          </Button>
          <Button onClick={() => ask('describe')}>
            <Words id="knowledge.describe" />
          </Button>
        </>
      ) : null}
      {may('withdraw') ? (
        <Button onClick={() => ask('withdraw')}>
          <Words id="knowledge.withdraw" />
        </Button>
      ) : null}
      <Write of={of} open={asks === 'write'} onClose={close} />
      <Sheet open={asks === 'describe'} title={<Words id="knowledge.describe" />} onClose={close} size={640}>
        <DescribeForm of={of} onClose={close} />
      </Sheet>
      <Publish of={of} open={asks === 'publish'} onClose={close} />
      <Withdraw of={of} open={asks === 'withdraw'} onClose={close} />
    </div>
  )
}
