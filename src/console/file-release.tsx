// Releasing a text from a file: which contributions it rests on, chosen from its material, and the claims they bring with them.
import { Button, MultiSelect } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { mostReleasedClaims } from '../analysis/analysis.release.schema.ts'
import { ReleaseSheet } from '../analysis/analysis.releasing.panel.tsx'
import type { FileView } from '../analysis/analysis.schema.ts'
import { bureauName } from '../bureau/bureau.schema.ts'
import { listClaims, listContributions } from '../material/material.operations.ts'
import type { ContributionLine } from '../material/material.schema.ts'
import { ask, useAnswer } from './client.ts'
import { useField } from './form.tsx'
import type { Problem } from './problem.ts'
import { Failed } from './states.tsx'
import { Words } from './words.tsx'

/** All claims of these contributions, as far as they are seen and one release may hold them. */
const claimsOf = async (contributions: readonly string[], signal: AbortSignal): Promise<string[]> => {
  const found: string[] = []
  for (const id of contributions) {
    let after: string | null = null
    do {
      const query: { limit: number; after?: string } = { limit: 200, ...(after === null ? {} : { after }) }
      const page: Awaited<ReturnType<typeof ask<typeof listClaims>>> = await ask(
        listClaims,
        { params: { id }, query },
        { signal },
      )
      found.push(...page.claims.map((claim) => claim.id))
      after = page.after
    } while (after !== null && found.length < mostReleasedClaims)
  }
  return found.slice(0, mostReleasedClaims)
}

const ContributionsField = ({
  lines,
  value,
  onChange,
}: {
  lines: readonly ContributionLine[]
  value: readonly string[]
  onChange: (ids: string[]) => void
}) => (
  <MultiSelect
    {...useField({ label: 'release.rests-on', hint: 'release.rests-on-hint', pointer: '/claims', required: true })}
    data={lines.map(({ id, bureau, title, createdAt }) => ({
      value: id,
      label: `${bureauName(bureau)} · ${title ?? createdAt.slice(0, 10)}`,
    }))}
    value={[...value]}
    onChange={onChange}
    searchable
    nothingFoundMessage={<Words id="form.nothing-found" />}
  />
)

/** The button of the tab "Releases"; nothing for those who may not release. */
export const ReleaseFromFile = ({ of }: { of: FileView }): ReactNode => {
  const [isOpen, open] = useState(false)
  const [chosen, choose] = useState<readonly string[]>([])
  const may = of.allowed.includes('release')
  const contributions = useAnswer(
    listContributions,
    { params: { id: of.id }, query: { limit: 200 } },
    { when: may && isOpen },
  )
  const claims = useQuery<string[], Problem>({
    queryKey: [listClaims.name, 'of contributions', chosen],
    queryFn: ({ signal }) => claimsOf(chosen, signal),
    enabled: isOpen && chosen.length > 0,
  })
  if (!may) return null
  return (
    <>
      <Button variant="filled" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => open(true)}>
        <Words id="file-act.release" />
      </Button>
      <ReleaseSheet
        of={of}
        claims={chosen.length === 0 ? [] : (claims.data ?? [])}
        open={isOpen}
        onClose={() => open(false)}
        choice={
          <>
            <ContributionsField lines={contributions.data?.contributions ?? []} value={chosen} onChange={choose} />
            {contributions.error ? <Failed problem={contributions.error} /> : null}
            {claims.error ? <Failed problem={claims.error} retry={() => void claims.refetch()} /> : null}
          </>
        }
      />
    </>
  )
}
