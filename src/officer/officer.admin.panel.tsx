// What the parts of administration share: pages of a list, what the bureau itself may do, choices that say why one is closed, secrets shown once.
import { Button, Checkbox, Radio } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { listUnits, showBureau } from '../bureau/bureau.operations.ts'
import type { Grants, UnitView } from '../bureau/bureau.schema.ts'
import { useAnswer } from '../console/client.ts'
import type { FieldProps } from '../console/form.tsx'
import { Mono } from '../console/mono.tsx'
import type { Problem } from '../console/problem.ts'
import { FieldGroup } from '../console/repeated.tsx'
import { useSession } from '../console/session.ts'
import { Box } from '../console/sheet.tsx'
import { EmptyYet, Failed, Loading } from '../console/states.tsx'
import { useCodeWords, Words } from '../console/words.tsx'
import './officer.admin.css'

/** Loading, failed, nothing yet, or the lines. */
export const Lines = <L,>({
  of,
  none,
  act,
  children,
}: {
  of: UseInfiniteQueryResult<L[], Problem>
  /** Id of the words for what would stand here. */
  none: string
  act?: { readonly says: ReactNode; readonly run: () => void } | undefined
  children: (lines: readonly L[], foot: ReactNode) => ReactNode
}): ReactNode => {
  const lines = of.data ?? []
  if (of.error && lines.length === 0) return <Failed problem={of.error} retry={() => void of.refetch()} />
  if (of.isPending) return <Loading rows={8} />
  if (lines.length === 0)
    return (
      <EmptyYet {...(act ? { act } : {})}>
        <Words id={none} />
      </EmptyYet>
    )
  const foot = (
    <>
      <Words id={of.hasNextPage ? 'record.shown-more' : 'record.shown-all'} values={{ count: lines.length }} />
      {of.hasNextPage ? (
        <Button variant="subtle" loading={of.isFetchingNextPage} onClick={() => void of.fetchNextPage()}>
          <Words id="admin.more" />
        </Button>
      ) : null}
    </>
  )
  return children(lines, foot)
}

/** What the own bureau was granted; nobody under it is given more. Undefined until it is known. */
export const useOwnGrants = (): Grants | undefined => {
  const { bureau } = useSession()
  return useAnswer(showBureau, { params: { code: bureau } }).data?.grants
}

/** National entities of the own bureau, as far as the reader looks after them. */
export const useUnits = (): readonly UnitView[] => useAnswer(listUnits, { query: { limit: 200 } }).data?.units ?? []

export type Option<T extends string> = {
  readonly value: T
  readonly label: ReactNode
  readonly says?: ReactNode
  /** Why it cannot be chosen: it stays in its place, so that nobody looks for it. */
  readonly barred?: ReactNode
}

const descriptionOf = <T extends string>({ says, barred }: Option<T>): ReactNode => barred ?? says

/** Several of a few: each in its line with what it means. */
export const SeveralField = <T extends string>({
  options,
  value,
  onChange,
  columns = false,
  ...field
}: FieldProps & {
  options: readonly Option<T>[]
  value: readonly T[]
  onChange: (value: T[]) => void
  /** Short ones stand beside each other. */
  columns?: boolean
}): ReactNode => (
  <FieldGroup {...field}>
    <div className="admin-choice" {...(columns ? { 'data-columns': true } : {})}>
      {options.map((one) => (
        <Checkbox
          key={one.value}
          label={one.label}
          description={descriptionOf(one)}
          // What was given before and is no longer to be given may still be taken away.
          disabled={one.barred !== undefined && !value.includes(one.value)}
          checked={value.includes(one.value)}
          onChange={(event) =>
            onChange(
              options
                .map((option) => option.value)
                .filter((option) => (option === one.value ? event.currentTarget.checked : value.includes(option))),
            )
          }
        />
      ))}
    </div>
  </FieldGroup>
)

/** One of a few. */
export const OneField = <T extends string>({
  options,
  value,
  onChange,
  ...field
}: FieldProps & { options: readonly Option<T>[]; value: T; onChange: (value: T) => void }): ReactNode => (
  <FieldGroup {...field}>
    <div className="admin-choice">
      {options.map((one) => (
        <Radio
          key={one.value}
          name={field.pointer}
          label={one.label}
          description={descriptionOf(one)}
          disabled={one.barred !== undefined && value !== one.value}
          checked={value === one.value}
          onChange={() => onChange(one.value)}
        />
      ))}
    </div>
  </FieldGroup>
)

/** Options of databases or purposes, those the bureau has not closed and saying so. */
export const useReachOptions = () => {
  const codeWords = useCodeWords()
  const grants = useOwnGrants()
  return <T extends string>(part: 'databases' | 'purposes', all: readonly T[]): Option<T>[] => {
    const granted: readonly string[] = grants?.[part] ?? []
    return all.map((value) => ({
      value,
      label: codeWords(part === 'databases' ? 'database' : 'purpose', value),
      ...(granted.includes(value) ? {} : { barred: <Words id="admin.bureau-has-not" /> }),
    }))
  }
}

/** A link or key as it was made: here and nowhere else, so that the box closes on a button only. */
export const ShownOnce = ({
  title,
  why,
  secret,
  ends,
  onClose,
}: {
  /** Id of the words. */
  title: string
  why: string
  secret: string
  ends: ReactNode
  onClose: () => void
}): ReactNode => (
  <Box open title={<Words id={title} />} onClose={onClose} size={640}>
    <p className="passkey-trouble" role="status">
      <IconAlertTriangle size={16} aria-hidden /> <Words id="admin.once" />
    </p>
    <p>
      <Words id={why} />
    </p>
    <p className="admin-secret" data-secret>
      <Mono copy>{secret}</Mono>
    </p>
    <p className="quiet">{ends}</p>
    <div>
      <Button variant="filled" onClick={onClose}>
        <Words id="admin.kept" />
      </Button>
    </div>
  </Box>
)

/** Whether somebody or something may work. */
export const Standing = ({ of }: { of: 'active' | 'suspended' }): ReactNode => {
  const codeWords = useCodeWords()
  return (
    <span className="admin-standing" data-standing={of}>
      {codeWords('standing', of)}
    </span>
  )
}

/** What was and what will be, for those lines that differ. */
export const BeforeAfter = ({
  lines,
}: {
  lines: readonly {
    readonly name: string
    readonly before: ReactNode
    readonly after: ReactNode
    readonly same: boolean
  }[]
}): ReactNode => {
  const changed = lines.filter((line) => !line.same)
  if (changed.length === 0)
    return (
      <p className="quiet">
        <Words id="admin.nothing-changed" />
      </p>
    )
  return (
    <table className="admin-changes">
      <thead>
        <tr>
          <th scope="col">
            <Words id="admin.what" />
          </th>
          <th scope="col">
            <Words id="admin.before" />
          </th>
          <th scope="col">
            <Words id="admin.after" />
          </th>
        </tr>
      </thead>
      <tbody>
        {changed.map((line) => (
          <tr key={line.name}>
            <th scope="row">
              <Words id={line.name} />
            </th>
            <td>{line.before}</td>
            <td>{line.after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
