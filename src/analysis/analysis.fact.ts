// What facts of analysis files say, and whose screens hear of them: ids, codes and counts only.
import type { Context, Note } from '../kernel/slice.ts'
import { networkSecretariat } from '../rulebook/rulebook.policy.ts'
import type { FileStep } from './analysis.schema.ts'
import type { ConsentRow, FileRow, ReleaseRow } from './analysis.table.ts'

/** Everybody a change of a file is told to: before it opens, only those who know of it. */
const concerned = (file: FileRow): string[] =>
  file.openedAt === null
    ? [file.owner, networkSecretariat]
    : [file.owner, networkSecretariat, ...file.readers, ...file.contributors, ...file.recipients]

const changeOf = (file: FileRow, also: readonly string[]): Note => ({
  subject: { kind: 'analysis-file', id: file.id, version: file.version },
  subjects: [{ kind: 'analysis-file', id: file.id, owner: file.owner, part: 'changed' }],
  tell: [...concerned(file), ...also],
  detail: { file: file.reference, state: file.state, kind: file.kind },
})

/** Notes a change of a file. `also`: bureaus that were concerned until now. */
export const noteFile = (context: Context, file: FileRow, also: readonly string[] = []): void =>
  context.note(changeOf(file, also))

/** Notes what a file did by itself under a word of its own, so that screens hear of it as of any act on a file. */
export const noteByItself = (context: Context, file: FileRow, step: FileStep): void =>
  context.also(`analysis.${step}`, changeOf(file, []))

/** Notes that a file was shown. */
export const noteFileShown = (context: Context, file: FileRow): void =>
  context.note({
    subject: { kind: 'analysis-file', id: file.id },
    subjects: [{ kind: 'analysis-file', id: file.id, owner: file.owner, part: 'shown' }],
  })

/** Notes a change of a consent: both sides hear of it, and the owner of the file. */
export const noteConsent = (context: Context, consent: ConsentRow, file: FileRow): void =>
  context.note({
    subject: { kind: 'analysis-consent', id: consent.id, version: consent.version },
    subjects: [
      { kind: 'analysis-file', id: file.id, owner: file.owner, part: 'changed' },
      ...(consent.thing === null || consent.thingKind === ''
        ? []
        : [{ kind: consent.thingKind, id: consent.thing, owner: consent.source, part: 'shown' as const }]),
    ],
    tell: [consent.source, consent.askedBy, file.owner],
    detail: { file: file.reference, kind: consent.kind, state: consent.state, uses: consent.uses },
  })

/** Notes a release or a receipt for it: the owner of the file hears of it, and `to`, all its recipients unless stated. */
export const noteRelease = (
  context: Context,
  release: ReleaseRow,
  file: FileRow,
  to: readonly string[] = release.recipients,
): void =>
  context.note({
    subject: { kind: 'analysis-release', id: release.id },
    subjects: [{ kind: 'analysis-file', id: file.id, owner: file.owner, part: 'changed' }],
    tell: [file.owner, networkSecretariat, ...to],
    detail: {
      file: file.reference,
      edition: release.edition,
      format: release.format,
      handling: release.handlingCode,
      recipients: release.recipients.length,
      claims: release.claims.length,
    },
  })
