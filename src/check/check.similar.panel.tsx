// "Maybe the same", beside the record of a person: who else is recorded that is like them, looked for when it is asked.
import { Button } from '@mantine/core'
import { IconUsers } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useAnswer } from '../console/client.ts'
import { useMay } from '../console/session.ts'
import { Answered } from '../console/states.tsx'
import { Words } from '../console/words.tsx'
import { RailBox } from '../record/record.rail.panel.tsx'
import type { RecordView } from '../record/record.schema.ts'
import { AlikeLine } from './check.alike.panel.tsx'
import { similarCheck } from './check.operations.ts'
import { namedDatabases } from './check.schema.ts'

/** Nothing for things, and for those who may not look. */
export const SimilarRecords = ({ record }: { record: Pick<RecordView, 'id' | 'database'> }): ReactNode => {
  const { id, database } = record
  const may = useMay(similarCheck)
  const [isAsked, setAsked] = useState(false)
  const found = useAnswer(similarCheck, { params: { database, id } }, { when: isAsked })
  if (!may || !namedDatabases.includes(database)) return null
  return (
    <RailBox head="check.similar">
      {isAsked ? (
        <Answered of={found}>
          {({ records, answered, silent, more }) => (
            <>
              {records.length === 0 && silent.length === 0 ? (
                <p className="quiet">
                  <Words id={answered.length === 0 ? 'check.similar-not-asked' : 'check.similar-none'} />
                </p>
              ) : null}
              {silent.length > 0 ? (
                <p className="answer-silent">
                  <Words id="check.says-silent" values={{ count: silent.length }} />
                </p>
              ) : null}
              <ul className="record-rail-list">
                {records.map((one) => (
                  <AlikeLine key={one.id} of={one} />
                ))}
              </ul>
              {more ? (
                <p className="quiet">
                  <Words id="check.similar-more" />
                </p>
              ) : null}
            </>
          )}
        </Answered>
      ) : (
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconUsers size={14} aria-hidden />}
          onClick={() => setAsked(true)}
        >
          <Words id="check.similar-look" />
        </Button>
      )}
    </RailBox>
  )
}
