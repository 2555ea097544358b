// Leaving: the hub forgets the session first, then this browser does.
import { signOut } from '../officer/officer.operations.ts'
import { useAct } from './client.ts'
import { forgetSession } from './session.ts'
import { tell } from './undo.tsx'
import { useWords } from './words.tsx'

/** Signs the officer out; a hub that cannot be reached is told, and the session stays. */
export const useSignOut = (): (() => void) => {
  const words = useWords()
  const leave = useAct(signOut, { refreshes: [] })
  return () =>
    leave.mutate(
      {},
      {
        onSuccess: forgetSession,
        onError: (problem) => tell(problem.detail || words(`problem.${problem.code}-do`), 'flash'),
      },
    )
}
