// What the network knows: search on top, articles under filters with one beside them, and questions put to the network.
import { Button, TextInput } from '@mantine/core'
import { IconPlus, IconSearch } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { To, useAddress, useGo } from '../console/go.tsx'
import { useMay } from '../console/session.ts'
import { signal, useSignal } from '../console/signal.ts'
import { Split } from '../console/split.tsx'
import { useWords, Words } from '../console/words.tsx'
import { OwnStanding } from '../rulebook/rulebook.standing.panel.tsx'
import { ArticlePreview } from './knowledge.article.panel.tsx'
import { ArticleFilters, Articles, articlesWanted, Questions } from './knowledge.list.panel.tsx'
import { askQuestion, writeArticle } from './knowledge.operations.ts'
import { SearchResults } from './knowledge.search.panel.tsx'
import './knowledge.css'

/** What was last searched for, and what stands in the field meanwhile; empty: the list. */
const searched = signal('')
const typedNow = signal('')
const clearSearch = () => {
  typedNow.write('')
  searched.write('')
}

const SearchField = () => {
  const words = useWords()
  const typed = useSignal(typedNow)
  return (
    <search>
      <form
        className="knowledge-search"
        onSubmit={(event) => {
          event.preventDefault()
          searched.write(typed.trim())
        }}
      >
        <TextInput
          type="search"
          data-search
          label={words('knowledge.search')}
          description={words('knowledge.search-hint')}
          value={typed}
          maxLength={200}
          dir="auto"
          onChange={(event) => {
            typedNow.write(event.currentTarget.value)
            if (event.currentTarget.value.trim() === '') searched.write('')
          }}
        />
        <Button type="submit" variant="filled" leftSection={<IconSearch size={14} aria-hidden />}>
          <Words id="knowledge.search-act" />
        </Button>
      </form>
    </search>
  )
}

const tabs = { '/knowledge': 'knowledge.articles', '/knowledge/questions': 'knowledge.questions' } as const

const Head = () => {
  const address = useAddress()
  const words = useWords()
  const go = useGo()
  const mayWrite = useMay(writeArticle)
  const mayAsk = useMay(askQuestion)
  return (
    <>
      <div className="list-head">
        <h1>
          <Words id="knowledge.title" />
        </h1>
        {mayWrite ? (
          <Button
            variant="filled"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => go('/knowledge/new')}
          >
            <Words id="knowledge.new" />
          </Button>
        ) : null}
        {mayAsk ? (
          <Button onClick={() => go('/knowledge/questions/new')}>
            <Words id="knowledge.ask" />
          </Button>
        ) : null}
      </div>
      <OwnStanding />
      <nav className="knowledge-tabs" aria-label={words('knowledge.parts')}>
        {Object.entries(tabs).map(([path, title]) =>
          // A link marks the addresses below its own too; here only one of the two is where one is.
          path === address ? (
            <strong key={path} aria-current="page">
              <Words id={title} />
            </strong>
          ) : (
            <To key={path} address={path}>
              <Words id={title} />
            </To>
          ),
        )}
      </nav>
    </>
  )
}

/** `/knowledge`. */
export const Knowledge = (): ReactNode => {
  const [peeked, peek] = useState<string | null>(null)
  const asked = useSignal(searched)
  const wanted = useSignal(articlesWanted)
  const go = useGo()
  const mayWrite = useMay(writeArticle)
  const list = (
    <>
      <Head />
      <SearchField />
      <ArticleFilters />
      {asked === '' ? (
        <Articles
          key={JSON.stringify(wanted)}
          peeked={peeked}
          onPeek={peek}
          begin={mayWrite ? () => go('/knowledge/new') : null}
        />
      ) : (
        <SearchResults asked={asked} kind={wanted.kind} crimeArea={wanted.crimeArea} clear={clearSearch} />
      )}
    </>
  )
  return (
    <Split
      list={list}
      title={null}
      onClose={() => peek(null)}
      preview={peeked === null || asked !== '' ? null : <ArticlePreview key={peeked} slug={peeked} />}
    />
  )
}

/** `/knowledge/questions`. */
export const KnowledgeQuestions = (): ReactNode => {
  const go = useGo()
  const mayAsk = useMay(askQuestion)
  return (
    <div className="page">
      <Head />
      <Questions
        begin={mayAsk ? { says: <Words id="knowledge.ask" />, run: () => go('/knowledge/questions/new') } : null}
      />
    </div>
  )
}
