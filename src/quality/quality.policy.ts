// Who sees the quality of records: the bureau that owns them, by those who mend them and those who watch over them.
import { all, cited, type Policy, rulesOn, when } from '../kernel/access.ts'
import { hasDuty } from '../kernel/actor.ts'
import type { RecordRow } from '../record/record.schema.ts'

const record = rulesOn<RecordRow>()

export const qualityPolicy: Policy<'read'> = {
  read: (actor) =>
    cited(
      'RPD 12, 120: the source answers for the quality of its records',
      all(
        when(actor.bureau !== '' && hasDuty(actor, ['desk', 'notices', 'data-protection', 'command', 'system'])),
        record.equals('owner', actor.bureau),
      ),
    ),
}
