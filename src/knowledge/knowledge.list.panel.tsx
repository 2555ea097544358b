// Articles under filters, and questions under theirs: the two lists of the page of knowledge.
import { Checkbox, Select } from '@mantine/core'
import type { ReactNode } from 'react'
import { useGo } from '../console/go.tsx'
import { useLanguageName } from '../console/language-names.ts'
import { usePagedLines } from '../console/paging.ts'
import { signal, useSignal } from '../console/signal.ts'
import { EmptyFiltered, EmptyYet, Failed, Loading, type WayOut } from '../console/states.tsx'
import { type Column, Table } from '../console/table.tsx'
import { Instant } from '../console/time.tsx'
import { Code, useCodeWords, useLanguage, useWords, Words } from '../console/words.tsx'
import { type CrimeArea, crimeAreas } from '../terms/crime-area.ts'
import { type Language, languages } from '../terms/language.ts'
import { listArticles, listQuestions } from './knowledge.operations.ts'
import { InLanguage, ReviewDay } from './knowledge.parts.panel.tsx'
import {
  type ArticleKind,
  type ArticleLine,
  type ArticleState,
  articleKinds,
  articleStates,
  type QuestionLine,
  type QuestionState,
  questionStates,
} from './knowledge.schema.ts'

type Wanted = {
  readonly state: ArticleState
  readonly kind: ArticleKind | null
  readonly crimeArea: CrimeArea | null
  readonly missing: Language | null
  readonly outOfDate: boolean
}
const everything: Wanted = { state: 'published', kind: null, crimeArea: null, missing: null, outOfDate: false }
/** Stays chosen while one looks at other pages; a search takes kind and crime area from it too. */
export const articlesWanted = signal<Wanted>(everything)

const articleColumns: readonly Column<ArticleLine>[] = [
  {
    id: 'kind',
    head: 'knowledge.kind',
    width: '120px',
    sort: (one) => articleKinds.indexOf(one.kind),
    cell: (one) => <Code list="article-kind" of={one.kind} />,
  },
  {
    id: 'title',
    head: 'knowledge.title-of',
    cell: (one) => (
      <span className="strong">
        <InLanguage of={one.language}>{one.title}</InLanguage>
      </span>
    ),
  },
  {
    id: 'languages',
    head: 'knowledge.languages',
    width: '130px',
    hide: 'narrow',
    cell: (one) => <bdi dir="ltr">{one.languages.join(' ')}</bdi>,
  },
  {
    id: 'owner',
    head: 'knowledge.owner',
    width: '160px',
    hide: 'narrow',
    sort: (one) => one.ownerName,
    cell: (one) => <bdi>{one.ownerName}</bdi>,
  },
  {
    id: 'review',
    head: 'knowledge.review-on',
    width: '190px',
    hide: 'middling',
    sort: (one) => one.reviewOn,
    cell: (one) => <ReviewDay of={one} />,
  },
]

const useChoice = () => {
  const codeWords = useCodeWords()
  return <T extends string>(list: string, codes: readonly T[]) =>
    codes.map((code) => ({ value: code, label: codeWords(list, code) }))
}

export const ArticleFilters = (): ReactNode => {
  const words = useWords()
  const choice = useChoice()
  const name = useLanguageName()
  const wanted = useSignal(articlesWanted)
  const want = (next: Partial<Wanted>) => articlesWanted.write({ ...wanted, ...next })
  return (
    <fieldset className="knowledge-filters plain" aria-label={words('knowledge.filters')}>
      <Select
        label={words('knowledge.state')}
        data={choice('article-state', articleStates)}
        value={wanted.state}
        allowDeselect={false}
        onChange={(state) => want({ state: (state ?? 'published') as ArticleState })}
      />
      <Select
        label={words('knowledge.kind')}
        data={choice('article-kind', articleKinds)}
        value={wanted.kind}
        clearable
        onChange={(kind) => want({ kind: kind as ArticleKind | null })}
      />
      <Select
        label={words('knowledge.crime-area')}
        data={choice('crime-area', crimeAreas)}
        value={wanted.crimeArea}
        clearable
        searchable
        onChange={(area) => want({ crimeArea: area as CrimeArea | null })}
      />
      <Select
        label={words('knowledge.missing')}
        data={languages.map((one) => ({ value: one, label: name(one) }))}
        value={wanted.missing}
        clearable
        onChange={(missing) => want({ missing: missing as Language | null })}
      />
      <Checkbox
        label={words('knowledge.only-out-of-date')}
        checked={wanted.outOfDate}
        onChange={(event) => want({ outOfDate: event.currentTarget.checked })}
      />
    </fieldset>
  )
}

export const Articles = ({
  peeked,
  onPeek,
  begin,
}: {
  peeked: string | null
  onPeek: (slug: string) => void
  begin: (() => void) | null
}): ReactNode => {
  const words = useWords()
  const codeWords = useCodeWords()
  const name = useLanguageName()
  const go = useGo()
  const [_language] = useLanguage()
  const { state, kind, crimeArea, missing, outOfDate } = useSignal(articlesWanted)
  const query = {
    state,
    limit: 100,
    ...(kind ? { kind } : {}),
    ...(crimeArea ? { crimeArea } : {}),
    ...(missing ? { missing } : {}),
    ...(outOfDate ? { outOfDate } : {}),
  }
  const list = usePagedLines(listArticles, { query }, (page) => page.articles)
  const lines = list.data ?? []
  const filters = [
    ...(kind ? [codeWords('article-kind', kind)] : []),
    ...(crimeArea ? [codeWords('crime-area', crimeArea)] : []),
    ...(missing ? [`${words('knowledge.missing')}: ${name(missing)}`] : []),
    ...(outOfDate ? [words('knowledge.only-out-of-date')] : []),
  ]
  if (list.error && lines.length === 0) return <Failed problem={list.error} retry={() => void list.refetch()} />
  if (list.isPending) return <Loading rows={8} />
  if (lines.length === 0 && filters.length > 0)
    return <EmptyFiltered filters={filters} clear={() => articlesWanted.write({ ...everything, state })} />
  if (lines.length === 0)
    return (
      <EmptyYet {...(begin ? { act: { says: <Words id="knowledge.new" />, run: begin } } : {})}>
        <Words id={state === 'draft' ? 'knowledge.none-drafts' : 'knowledge.none'} />
      </EmptyYet>
    )
  return (
    <Table
      lines={lines}
      columns={peeked === null ? articleColumns : articleColumns.filter(({ id }) => id === 'kind' || id === 'title')}
      keyOf={(one) => one.slug}
      label={words('knowledge.articles')}
      scope={JSON.stringify(query)}
      peeked={peeked}
      look={(one) => ({ tone: one.outOfDate ? 'urgent' : undefined, struck: one.state === 'withdrawn' })}
      onPeek={(one) => onPeek(one.slug)}
      onOpen={(one) => go(`/knowledge/${one.slug}`)}
      onEnd={list.hasNextPage && !list.isFetchingNextPage ? () => void list.fetchNextPage() : undefined}
      foot={<Words id={list.hasNextPage ? 'record.shown-more' : 'record.shown-all'} values={{ count: lines.length }} />}
    />
  )
}

type Asked = { readonly state: QuestionState | null; readonly crimeArea: CrimeArea | null; readonly own: boolean }
const anyQuestion: Asked = { state: null, crimeArea: null, own: false }
const questionsWanted = signal<Asked>(anyQuestion)

const questionColumns: readonly Column<QuestionLine>[] = [
  {
    id: 'state',
    head: 'knowledge.state',
    width: '120px',
    sort: (one) => questionStates.indexOf(one.state),
    cell: (one) => <Code list="question-state" of={one.state} />,
  },
  {
    id: 'title',
    head: 'knowledge.question',
    cell: (one) => (
      <span className="strong">
        <InLanguage of={one.language}>{one.title}</InLanguage>
      </span>
    ),
  },
  {
    id: 'answers',
    head: 'knowledge.answers',
    width: '110px',
    align: 'end',
    sort: (one) => one.answers,
    cell: (one) => one.answers,
  },
  {
    id: 'bureau',
    head: 'knowledge.asked-by',
    width: '160px',
    hide: 'narrow',
    sort: (one) => one.bureauName,
    cell: (one) => <bdi>{one.bureauName}</bdi>,
  },
  {
    id: 'at',
    head: 'knowledge.asked-at',
    width: '170px',
    hide: 'middling',
    sort: (one) => one.createdAt,
    cell: (one) => <Instant at={one.createdAt} how="short" />,
  },
]

export const Questions = ({ begin }: { begin: WayOut | null }): ReactNode => {
  const words = useWords()
  const codeWords = useCodeWords()
  const choice = useChoice()
  const go = useGo()
  const wanted = useSignal(questionsWanted)
  const want = (next: Partial<Asked>) => questionsWanted.write({ ...wanted, ...next })
  const { state, crimeArea, own } = wanted
  const query = {
    limit: 100,
    ...(state ? { state } : {}),
    ...(crimeArea ? { crimeArea } : {}),
    ...(own ? { own } : {}),
  }
  const list = usePagedLines(listQuestions, { query }, (page) => page.questions)
  const lines = list.data ?? []
  const filters = [
    ...(state ? [codeWords('question-state', state)] : []),
    ...(crimeArea ? [codeWords('crime-area', crimeArea)] : []),
    ...(own ? [words('knowledge.own-questions')] : []),
  ]
  return (
    <>
      <fieldset className="knowledge-filters plain" aria-label={words('knowledge.filters')}>
        <Select
          label={words('knowledge.state')}
          data={choice('question-state', questionStates)}
          value={state}
          clearable
          onChange={(next) => want({ state: next as QuestionState | null })}
        />
        <Select
          label={words('knowledge.crime-area')}
          data={choice('crime-area', crimeAreas)}
          value={crimeArea}
          clearable
          searchable
          onChange={(area) => want({ crimeArea: area as CrimeArea | null })}
        />
        <Checkbox
          label={words('knowledge.own-questions')}
          checked={own}
          onChange={(event) => want({ own: event.currentTarget.checked })}
        />
      </fieldset>
      {list.error && lines.length === 0 ? (
        <Failed problem={list.error} retry={() => void list.refetch()} />
      ) : list.isPending ? (
        <Loading rows={8} />
      ) : lines.length === 0 && filters.length > 0 ? (
        <EmptyFiltered filters={filters} clear={() => questionsWanted.write(anyQuestion)} />
      ) : lines.length === 0 ? (
        <EmptyYet {...(begin ? { act: begin } : {})}>
          <Words id="knowledge.none-questions" />
        </EmptyYet>
      ) : (
        <Table
          lines={lines}
          columns={questionColumns}
          keyOf={(one) => one.id}
          label={words('knowledge.questions')}
          scope={JSON.stringify(query)}
          onPeek={(one) => go(`/knowledge/questions/${one.id}`)}
          onOpen={(one) => go(`/knowledge/questions/${one.id}`)}
          onEnd={list.hasNextPage && !list.isFetchingNextPage ? () => void list.fetchNextPage() : undefined}
          foot={
            <Words id={list.hasNextPage ? 'record.shown-more' : 'record.shown-all'} values={{ count: lines.length }} />
          }
        />
      )}
    </>
  )
}
