// Who may end a link: whoever stated it. Who sees one is decided by the read rule of both records, and by nothing else.
import { all, cited, type Policy, rulesOn, when } from '../kernel/access.ts'
import { hasDuty } from '../kernel/actor.ts'

const link = rulesOn<{ owner: string }>()

export const linkPolicy: Policy<'end'> = {
  end: (actor) =>
    cited(
      'RPD 7, 45: a link is part of the record it goes from, which its source alone changes',
      all(when(actor.bureau !== '' && hasDuty(actor, ['desk', 'notices'])), link.equals('owner', actor.bureau)),
    ),
}
