// Writing a request: its fields, kept while one types; beside them whom to ask.
import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { ask, refresh, useAct } from '../console/client.ts'
import { useDraft } from '../console/draft.ts'
import { FlagField, Form } from '../console/form.tsx'
import { useGo } from '../console/go.tsx'
import { useKeys } from '../console/keys.ts'
import { Problem } from '../console/problem.ts'
import { ReasonSheet } from '../console/sheet.tsx'
import { tell } from '../console/undo.tsx'
import { useLanguage, useWords, Words } from '../console/words.tsx'
import { draftOf, emptyRequest, entryOf, missingOf, needOf, type RequestDraft } from './request.form.panel.ts'
import { discardRequest, draftRequest, saveRequest, sendRequest } from './request.operations.ts'
import { RoutingPanel } from './request.routing.panel.tsx'
import type { Addressee } from './request.schema.ts'
import { SimilarPanel } from './request.similar.panel.tsx'
import type { RequestView } from './request.work.schema.ts'
import './request.css'
import { Fields } from './request.form-fields.panel.tsx'

/** The saved draft that what is typed goes on from. */
type Kept = { readonly id: string; readonly version: number }

/**
 * Saving and sending: a request that could not be sent is a saved draft by then, and the next try goes on with it, so that nothing is
 * begun twice.
 */
const useKeeping = (before: Kept | null, onKept: (kept: Kept) => void) => {
  const queries = useQueryClient()
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState<'saving' | 'sending' | null>(null)
  const store = async (draft: RequestDraft) => {
    const body = entryOf(draft)
    const line = before
      ? await ask(saveRequest, { params: { id: before.id }, body: { version: before.version, ...body } })
      : await ask(draftRequest, { body })
    onKept({ id: line.id, version: line.version })
    return line
  }
  const run = async (what: 'saving' | 'sending', work: () => Promise<void>) => {
    setBusy(what)
    setProblem(null)
    try {
      await work()
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      setProblem(error)
    } finally {
      setBusy(null)
      await refresh(queries, ['request.'])
    }
  }
  return { store, run, problem, busy }
}

type Draft = RequestDraft & { readonly to: readonly Addressee[]; readonly open: boolean; readonly kept: Kept | null }

/** The form; `saved` is the draft it goes on with. */
export const RequestForm = ({ saved }: { saved?: RequestView }): ReactNode => {
  const words = useWords()
  const go = useGo()
  const [language] = useLanguage()
  const [draft, change, clear] = useDraft<Draft>(`request ${saved?.id ?? 'new'}`, {
    ...(saved ? draftOf(saved) : emptyRequest(language)),
    to: [],
    open: false,
    kept: saved ? { id: saved.id, version: saved.version } : null,
  })
  const [tried, setTried] = useState(false)
  const [discards, setDiscards] = useState(false)
  const discard = useAct(discardRequest, {
    onDone: () => {
      clear()
      tell(<Words id="request.discarded" />)
      go('/requests')
    },
  })
  const keeping = useKeeping(draft.kept, (kept) => change({ kept }))
  const isOutdated = saved !== undefined && draft.kept !== null && saved.version > draft.kept.version && !keeping.busy
  const required = draft.crimeArea === null ? ['/crimeArea'] : []
  const missing = [...missingOf(draft), ...required].map((pointer) => ({ pointer, says: words('fault.required') }))
  const leave = (id: string) => {
    clear()
    go(`/requests/${id}`, { replace: true })
  }
  const keep = () => {
    setTried(false)
    if (keeping.busy) return
    void keeping.run('saving', async () => {
      const { id } = await keeping.store(draft)
      tell(<Words id="request.saved" />, 'good')
      if (!saved) leave(id)
    })
  }
  const send = () => {
    setTried(true)
    if (missing.length > 0 || keeping.busy) return
    void keeping.run('sending', async () => {
      const { id, version } = await keeping.store(draft)
      const toNetwork = draft.open ? 'yes' : 'no'
      await ask(sendRequest, { params: { id }, body: { version, to: [...draft.to], toNetwork } })
      tell(<Words id="request.sent" />, 'good')
      leave(id)
    })
  }
  useKeys({ 'Ctrl+s': { does: 'request.key-save', run: keep, inText: true } })
  const need = needOf(draft)
  return (
    <>
      <Form problem={keeping.problem} {...(tried && missing.length > 0 ? { faults: missing } : {})} onSubmit={send}>
        {isOutdated ? (
          <div className="state-inline" data-tone="urgent" role="status">
            <span>
              <Words id="request.changed-meanwhile" />
            </span>
            <Button onClick={clear}>
              <Words id="request.take-saved" />
            </Button>
          </div>
        ) : null}
        <div className="request-form">
          <div className="form">
            <Fields draft={draft} change={change} />
          </div>
          <div className="request-sides">
            <SimilarPanel need={need} />
            <RoutingPanel need={need} value={draft.to} onChange={(to) => change({ to })} />
            <FlagField
              label="request.to-network"
              hint="request.to-network-hint"
              pointer="/toNetwork"
              value={draft.open || draft.to.length === 0}
              disabled={draft.to.length === 0}
              onChange={(open) => change({ open })}
            />
          </div>
        </div>
        <div className="form-acts">
          <Button type="submit" variant="filled" loading={keeping.busy === 'sending'}>
            <Words
              id={draft.to.length === 0 ? 'request.send-network' : 'request.send'}
              values={{ count: draft.to.length }}
            />
          </Button>
          <Button onClick={keep} loading={keeping.busy === 'saving'}>
            <Words id="request.save" />
          </Button>
          {saved ? (
            <Button variant="subtle" onClick={() => setDiscards(true)}>
              <Words id="request.discard" />
            </Button>
          ) : null}
          <span className="quiet small">
            <Words id="reason.ctrl-enter" />
          </span>
        </div>
      </Form>
      {saved ? (
        <ReasonSheet
          open={discards}
          title={<Words id="request.discard" />}
          consequence={<Words id="request.discard-means" />}
          reasons={[]}
          list=""
          act={<Words id="request.discard" />}
          tone="flash"
          busy={discard.isPending}
          problem={discard.error}
          onAct={() => discard.mutate({ params: { id: saved.id } })}
          onClose={() => setDiscards(false)}
        />
      ) : null}
    </>
  )
}
