// The end of a file that is a whole list: how many entries it no longer holds, and whether they are withdrawn; nothing without a word.
import { Button, Checkbox } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useAct, useAnswer } from '../console/client.ts'
import { Failed, Loading } from '../console/states.tsx'
import { useWords, Words } from '../console/words.tsx'
import { finishImport, showVanished } from './feed.operations.ts'
import type { ImportView } from './feed.schema.ts'

/** Whether all of a list has been sent and nobody has said yet that the import is over. */
export const waitsForEnd = ({ database, state, offset, size }: ImportView): boolean =>
  database === 'outside-list' && state === 'running' && offset === size

export const WholeEnd = ({ of }: { of: ImportView }): ReactNode => {
  const words = useWords()
  const params = { id: of.id }
  const told = useAnswer(showVanished, { params })
  const finish = useAct(finishImport, { refreshes: ['feed.', 'record.'] })
  const [isConfirmed, setConfirmed] = useState(false)
  const { vanished = 0, held = 0, tooMany = false } = told.data ?? {}
  const end = (whole?: { vanished: number; confirmed: boolean }) =>
    finish.mutate({ params, body: { state: 'finished', ...(whole ? { whole } : {}) } })
  return (
    <section className="feed-whole" aria-label={words('feed.whole')}>
      {told.isPending ? <Loading rows={2} /> : null}
      {told.error ? <Failed problem={told.error} retry={() => void told.refetch()} /> : null}
      {told.data ? (
        <p role="status">
          {vanished === 0 ? (
            <Words id="feed.vanished-none" values={{ held }} />
          ) : (
            <Words id="feed.vanished-says" values={{ vanished, held }} />
          )}
        </p>
      ) : null}
      {tooMany && vanished > 0 ? (
        <Checkbox
          label={words('feed.vanished-confirm')}
          checked={isConfirmed}
          onChange={(event) => setConfirmed(event.currentTarget.checked)}
        />
      ) : null}
      {finish.error ? <Failed problem={finish.error} /> : null}
      <div className="form-acts">
        {vanished > 0 ? (
          <Button
            variant="filled"
            loading={finish.isPending}
            disabled={tooMany && !isConfirmed}
            onClick={() => end({ vanished, confirmed: isConfirmed })}
          >
            <Words id="feed.withdraw-vanished" values={{ count: vanished }} />
          </Button>
        ) : null}
        <Button loading={finish.isPending} onClick={() => end()}>
          <Words id={vanished > 0 ? 'feed.end-without' : 'feed.end'} />
        </Button>
      </div>
    </section>
  )
}
