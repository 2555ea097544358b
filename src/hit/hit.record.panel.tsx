// Hits on the timeline of their record: when each was reported, by whom, and the way to it.
import { useAnswer } from '../console/client.ts'
import { To } from '../console/go.tsx'
import { Mono } from '../console/mono.tsx'
import { useMay } from '../console/session.ts'
import { Words } from '../console/words.tsx'
import type { Moment } from '../record/record.moments.panel.ts'
import type { RecordView } from '../record/record.schema.ts'
import { type KnownMoments, stateOf } from '../record/record.timeline.panel.tsx'
import { listHits } from './hit.operations.ts'

const most = 200

/** Hits of a record that the reader may list. */
export const useHitMoments = (record: RecordView): KnownMoments => {
  const may = useMay(listHits)
  const list = useAnswer(listHits, { query: { record: record.id, limit: most } }, { when: may })
  return {
    source: 'hit.of-record',
    state: may ? stateOf(list) : 'answered',
    retry: () => void list.refetch(),
    ...(list.data?.after ? { note: <Words id="hit.moments-newest" values={{ count: most }} /> } : {}),
    moments: (list.data?.hits ?? []).map(
      (hit): Moment => ({
        key: `hit ${hit.id}`,
        at: hit.createdAt,
        sort: 'hit',
        by: hit.finder,
        says: (
          <>
            <Words id="hit.moment" />{' '}
            <To address={`/hits/${hit.id}`}>
              <Mono>{hit.reference}</Mono>
            </To>
          </>
        ),
      }),
    ),
  }
}
