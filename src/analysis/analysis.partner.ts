// Who is added to the order of an open file or taken away from it, judged as in the order itself.
import { Failure } from '../kernel/failure.ts'
import type { Context } from '../kernel/slice.ts'
import { faultOfPartner, faultsOfOfficers, readParticipants } from './analysis.order.ts'
import type { FileRole, PartnerEntry } from './analysis.schema.ts'
import type { FileRow } from './analysis.table.ts'

type Partners = Pick<FileRow, 'readers' | 'limitedReaders' | 'readerOfficers' | 'contributors' | 'recipients'>

const listOf = { reader: 'readers', contributor: 'contributors', recipient: 'recipients' } as const

const without = (list: readonly string[], one: string): string[] => list.filter((other) => other !== one)

/** Lists of a file without a bureau in one role, its named officers included. */
const removed = (file: Partners, role: FileRole, bureau: string): Partners => ({
  readers: role === 'reader' ? without(file.readers, bureau) : file.readers,
  limitedReaders: role === 'reader' ? without(file.limitedReaders, bureau) : file.limitedReaders,
  readerOfficers:
    role === 'reader' ? file.readerOfficers.filter((name) => !name.startsWith(`${bureau}.`)) : file.readerOfficers,
  contributors: role === 'contributor' ? without(file.contributors, bureau) : file.contributors,
  recipients: role === 'recipient' ? without(file.recipients, bureau) : file.recipients,
})

/**
 * Lists of a file with a bureau added. A reader that stands already is named anew with its officers. Throws invalid with the fault of
 * the bureau, conflict `analysis.is-partner` where nothing would change.
 */
export const partnersAfter = async (
  context: Context,
  file: FileRow,
  { role, bureau, officers }: PartnerEntry,
): Promise<Partners> => {
  if (
    bureau === file.owner ||
    (role !== 'reader' && (file.readers.includes(bureau) || file[listOf[role]].includes(bureau)))
  )
    throw new Failure('conflict', 'analysis.is-partner')
  const participants = await readParticipants(context, [bureau])
  const fault = faultOfPartner(participants, file, { role, bureau, pointer: '/bureau' })
  const pointers = [
    ...(fault ? [fault] : []),
    ...(role !== 'reader' && officers
      ? [{ pointer: '/officers', key: 'fault.file-officers-readers', values: {} }]
      : []),
    ...(await faultsOfOfficers(context, { bureau, ...(officers ? { officers } : {}) }, '')),
  ]
  if (pointers.length > 0) throw new Failure('invalid', 'request.invalid', { pointers })
  if (role !== 'reader') return { ...removed(file, role, bureau), [listOf[role]]: [...file[listOf[role]], bureau] }
  // Whoever reads contributes and receives anyway: one place in the order is enough.
  const rest = removed(removed(removed(file, 'reader', bureau), 'contributor', bureau), 'recipient', bureau)
  return {
    ...rest,
    readers: [...rest.readers, bureau],
    limitedReaders: officers ? [...rest.limitedReaders, bureau] : rest.limitedReaders,
    readerOfficers: [...rest.readerOfficers, ...(officers ?? [])],
  }
}

/** Lists of a file without a bureau. Throws conflict `analysis.no-partner` for one that is not there. */
export const partnersWithout = (
  file: FileRow,
  { role, bureau }: { readonly role: FileRole; readonly bureau: string },
): Partners => {
  if (!file[listOf[role]].includes(bureau)) throw new Failure('conflict', 'analysis.no-partner')
  return removed(file, role, bureau)
}
