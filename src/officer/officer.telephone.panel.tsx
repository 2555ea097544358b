// Whom to call when the hub does not answer: the number is learnt while it does, for it cannot be asked for afterwards.
import { IconPhone } from '@tabler/icons-react'
import { type ReactNode, useEffect } from 'react'
import { showBureau } from '../bureau/bureau.operations.ts'
import { generalSecretariat } from '../bureau/bureau.schema.ts'
import { useAnswer } from '../console/client.ts'
import { Mono } from '../console/mono.tsx'
import { remembered } from '../console/remembered.ts'
import { useSignal } from '../console/signal.ts'
import { Words } from '../console/words.tsx'

const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= 60

/** Number of the duty officer of the General Secretariat; empty until it was learnt. A number of an office, of nobody. */
const dutyTelephone = remembered<string>('duty-telephone', isText, '')

/** Learns the number while the hub answers; drawn once, in the frame of somebody who is signed in. */
export const LearnTelephone = (): ReactNode => {
  const { data } = useAnswer(showBureau, { params: { code: generalSecretariat } })
  const number = data ? [data.telephone.number, data.telephone.extension].filter(Boolean).join(' / ') : undefined
  useEffect(() => {
    if (number !== undefined) dutyTelephone.write(number)
  }, [number])
  return null
}

/** The number, where it is known. */
export const DutyTelephone = (): ReactNode => {
  const number = useSignal(dutyTelephone)
  if (number === '') return null
  return (
    <p className="passkey-telephone">
      <IconPhone size={16} aria-hidden /> <Words id="officer.duty-telephone" />{' '}
      <strong>
        <Mono copy whole>
          {number}
        </Mono>
      </strong>
    </p>
  )
}
