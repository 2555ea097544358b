// "Could be": the officer's word that turns a match by name into a hit its source hears of; pressed once, said what follows.
import { Button } from '@mantine/core'
import { IconUserQuestion } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { bureauName } from '../bureau/bureau.schema.ts'
import { useAct } from '../console/client.ts'
import { To } from '../console/go.tsx'
import { Mono } from '../console/mono.tsx'
import { useMay } from '../console/session.ts'
import { Words } from '../console/words.tsx'
import { showHit } from '../hit/hit.operations.ts'
import { couldBeCheck } from './check.operations.ts'
import type { Candidate } from './check.schema.ts'
import './check.css'

/** Which candidate of which check. */
export type CouldBeOf = { readonly check: string; readonly item: number; readonly of: Candidate }

/** Nothing where the match may not be reported, or has made its hit already. `onHit` where the screen goes on with it. */
export const CouldBe = ({ check, item, of, onHit }: CouldBeOf & { onHit?: (hit: string) => void }): ReactNode => {
  const maySeeHit = useMay(showHit)
  const may = useMay(couldBeCheck)
  const said = useAct(couldBeCheck, { refreshes: ['hit.'], ...(onHit ? { onDone: ({ hit }) => onHit(hit) } : {}) })
  const record = of.record.id
  if (!of.couldBe || of.hit || record === undefined || !may) return null
  if (said.data)
    return (
      <p className="could-be" role="status">
        <Words id={`check.could-be-${said.data.told}`} values={{ bureau: bureauName(of.record.owner) }} />{' '}
        {maySeeHit ? (
          <To address={`/hits/${said.data.hit}`} className="strong">
            <Words id="check.open-hit" /> <Mono>{said.data.hitReference}</Mono>
          </To>
        ) : (
          <Mono>{said.data.hitReference}</Mono>
        )}
      </p>
    )
  return (
    <div className="could-be">
      <Button
        leftSection={<IconUserQuestion size={16} aria-hidden />}
        loading={said.isPending}
        onClick={() => said.mutate({ params: { id: check }, body: { item, record } })}
      >
        <Words id="check.could-be" />
      </Button>
      <span className="quiet">
        <Words id="check.could-be-why" values={{ bureau: bureauName(of.record.owner) }} />
      </span>
      {said.error ? (
        <p className="could-be-refused" role="alert">
          {said.error.detail || said.error.title}
        </p>
      ) : null}
    </div>
  )
}
