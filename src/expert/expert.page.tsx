// The directory of experts: a question on top, below it who fits, or all whom the reader may see, and what waits for somebody.
import { Button } from '@mantine/core'
import { IconUserPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useAnswer } from '../console/client.ts'
import { To, useGo } from '../console/go.tsx'
import { usePagedLines } from '../console/paging.ts'
import { useMay } from '../console/session.ts'
import { signal, useSignal } from '../console/signal.ts'
import { EmptyYet, Failed, Loading } from '../console/states.tsx'
import { type Column, Table } from '../console/table.tsx'
import { useWords, Words } from '../console/words.tsx'
import { OwnStanding } from '../rulebook/rulebook.standing.panel.tsx'
import { FindExperts } from './expert.find.panel.tsx'
import { listExperts, nominateExpert, showOwnExpert } from './expert.operations.ts'
import { Day, Presence, SkillLine } from './expert.parts.panel.tsx'
import type { ExpertLine } from './expert.schema.ts'
import './expert.css'

const tabs = ['active', 'waiting', 'lapsed'] as const
type Tab = (typeof tabs)[number]

/** The tab stays chosen while one looks at other pages. */
const chosenTab = signal<Tab>('active')

const columns: readonly Column<ExpertLine>[] = [
  {
    id: 'name',
    head: 'expert.name',
    width: '240px',
    small: '150px',
    sort: (one) => one.name.toLowerCase(),
    cell: (one) => (
      <span>
        <To address={`/experts/${one.id}`}>
          <bdi className="strong">{one.name}</bdi>
        </To>
        {one.own ? (
          <span className="quiet">
            {' '}
            <Words id="expert.you" />
          </span>
        ) : null}
      </span>
    ),
  },
  {
    id: 'bureau',
    head: 'expert.bureau',
    width: '150px',
    hide: 'middling',
    sort: (one) => one.bureauName,
    cell: (one) => <bdi>{one.bureauName}</bdi>,
  },
  { id: 'skills', head: 'expert.skills', cell: (one) => <SkillLine skills={one.skills} /> },
  { id: 'presence', head: 'expert.presence', width: '190px', hide: 'middling', cell: (one) => <Presence of={one} /> },
  {
    id: 'lapses',
    head: 'expert.lapses-on',
    width: '180px',
    hide: 'narrow',
    sort: (one) => one.lapsesOn,
    cell: (one) => <Day of={one.lapsesOn} />,
  },
]
const keyOf = (one: ExpertLine): string => one.id

/** `/experts`. */
export const Experts = (): ReactNode => {
  const mayNominate = useMay(nominateExpert)
  const own = useAnswer(showOwnExpert, {}).data?.expert ?? null
  const go = useGo()
  const tab = useSignal(chosenTab)
  const words = useWords()
  return (
    <div className="page expert-directory">
      <OwnStanding />
      <div className="page-head">
        <h1>
          <Words id="expert.title" />
        </h1>
        {mayNominate ? (
          <Button leftSection={<IconUserPlus size={14} aria-hidden />} onClick={() => go('/experts/nominate')}>
            <Words id="expert.nominate" />
          </Button>
        ) : null}
        {own ? (
          <To address={`/experts/${own.id}`}>
            <Words id="expert.own-profile" />
          </To>
        ) : null}
      </div>
      {own && own.state === 'nominated' && own.consent === 'asked' ? (
        <p className="expert-asked" role="status">
          <Words id="expert.consent-asked" />{' '}
          <To address={`/experts/${own.id}`}>
            <Words id="expert.consent-look" />
          </To>
        </p>
      ) : null}
      <FindExperts>
        <fieldset className="tabs" aria-label={words('expert.tabs')}>
          {tabs.map((one) => (
            <button
              key={one}
              type="button"
              className="tab"
              aria-pressed={tab === one}
              onClick={() => chosenTab.write(one)}
            >
              <Words id={`expert-tab.${one}`} />
            </button>
          ))}
        </fieldset>
        <Directory key={tab} tab={tab} nominate={mayNominate ? () => go('/experts/nominate') : null} />
      </FindExperts>
    </div>
  )
}

const Directory = ({ tab, nominate }: { tab: Tab; nominate: (() => void) | null }) => {
  const words = useWords()
  const go = useGo()
  const wanted = tab === 'waiting' ? { waiting: true } : { state: tab }
  const list = usePagedLines(listExperts, { query: { ...wanted, limit: 100 } }, (page) => page.experts)
  const lines = list.data ?? []
  if (list.error && lines.length === 0) return <Failed problem={list.error} retry={() => void list.refetch()} />
  if (list.isPending) return <Loading rows={10} />
  if (lines.length === 0)
    return (
      <EmptyYet
        {...(nominate && tab === 'active' ? { act: { says: <Words id="expert.nominate" />, run: nominate } } : {})}
      >
        <Words id={`expert-none.${tab}`} />
      </EmptyYet>
    )
  return (
    <div className="expert-table">
      <Table
        lines={lines}
        columns={columns}
        keyOf={keyOf}
        label={words('expert.title')}
        scope={tab}
        onOpen={(one) => go(`/experts/${one.id}`)}
        onEnd={list.hasNextPage && !list.isFetchingNextPage ? () => void list.fetchNextPage() : undefined}
        foot={
          <Words id={list.hasNextPage ? 'record.shown-more' : 'record.shown-all'} values={{ count: lines.length }} />
        }
      />
    </div>
  )
}
