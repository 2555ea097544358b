// On the page of a record that its feed or list withdrew: that it comes back when it is listed again, and how its owner makes that final.
import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useAct, useAnswer } from '../console/client.ts'
import { useMay } from '../console/session.ts'
import { ReasonSheet } from '../console/sheet.tsx'
import { tell } from '../console/undo.tsx'
import { useWords, Words } from '../console/words.tsx'
import type { RecordView } from '../record/record.schema.ts'
import { decideVanished, showListing } from './feed.operations.ts'

/** For an own record that is withdrawn; nothing where people decided it. */
export const ListedAgain = ({ record }: { record: RecordView }): ReactNode => {
  const words = useWords()
  const params = { database: record.database, id: record.id }
  const listing = useAnswer(showListing, { params })
  const mayDecide = useMay(decideVanished)
  const [deciding, setDeciding] = useState(false)
  const decide = useAct(decideVanished, {
    refreshes: ['record.', 'feed.'],
    onDone: () => {
      setDeciding(false)
      tell(words('feed.decided-done'), 'good')
    },
  })
  if (!listing.data?.vanished) return null
  return (
    <div className="record-banner" data-tone="urgent" role="status">
      <Words id="feed.comes-back" />
      {mayDecide ? (
        <Button onClick={() => setDeciding(true)}>
          <Words id="feed.decide" />
        </Button>
      ) : null}
      <ReasonSheet
        open={deciding}
        title={<Words id="feed.decide" />}
        consequence={<Words id="feed.decide-consequence" />}
        tone="flash"
        reasons={[] as readonly string[]}
        list="record"
        act={<Words id="feed.decide-act" />}
        textRequired
        busy={decide.isPending}
        problem={decide.error}
        onAct={({ text }) => decide.mutate({ params, body: { version: record.version, reason: text } })}
        onClose={() => setDeciding(false)}
      />
    </div>
  )
}
