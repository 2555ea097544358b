// The material of a file on its page: entities, contradictions, events, contributions and tables as views on the same claims.
import { Button } from '@mantine/core'
import { IconPlus, IconTableImport, IconUpload } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { FileView } from '../analysis/analysis.schema.ts'
import { useGo } from '../console/go.tsx'
import { useKeys } from '../console/keys.ts'
import { Split } from '../console/split.tsx'
import { Failed } from '../console/states.tsx'
import { useWords, Words } from '../console/words.tsx'
import { Conflicts } from './material.conflicts.panel.tsx'
import { Contributions } from './material.contributions.panel.tsx'
import { CopyClaims } from './material.copy.panel.tsx'
import { Entities } from './material.entities.panel.tsx'
import { EntityPreview } from './material.entity.panel.tsx'
import { Events } from './material.events.panel.tsx'
import { ExportSheet } from './material.export.panel.tsx'
import { linesOnce, noFacets } from './material.facets.panel.ts'
import { useMaterial } from './material.list.panel.ts'
import type { PickedClaim } from './material.picking.panel.ts'
import { ClaimPicking } from './material.picking.panel.tsx'
import { Tables } from './material.tables.panel.tsx'
import './material.css'

const views = ['entities', 'conflicts', 'events', 'contributions', 'tables'] as const
type View = (typeof views)[number]

/** A view with an entity beside it. */
const Beside = ({ file, children }: { file: string; children: (onGo: (id: string) => void) => ReactNode }) => {
  const [shown, show] = useState<string | null>(null)
  return (
    <div className="material-split">
      <Split
        list={<div className="material-scrolled">{children(show)}</div>}
        title={<Words id="material.one" />}
        preview={shown === null ? null : <EntityPreview key={shown} file={file} id={shown} onGo={show} />}
        onClose={() => show(null)}
      />
    </div>
  )
}

/** The tab "Material" of a file. */
export const FileMaterial = ({
  file,
  withClaims,
}: {
  file: FileView
  /** What is done with claims that were chosen. */
  withClaims?: (claims: readonly PickedClaim[]) => ReactNode
}): ReactNode => {
  const words = useWords()
  const go = useGo()
  const [view, setView] = useState<View>('entities')
  const [picked, pick] = useState<ReadonlySet<string>>(new Set())
  const [claims, pickClaims] = useState<ReadonlyMap<string, PickedClaim>>(new Map())
  const [exports, setExports] = useState(false)
  const material = useMaterial(file.id, noFacets)
  const first = material.data?.[0]
  const titles = new Map(linesOnce(material.data ?? []).map(({ id, title }) => [id, title]))
  const may = (act: NonNullable<typeof first>['allowed'][number]) => first?.allowed.includes(act) ?? false
  const contribute = may('contribute') ? () => go(`/files/${file.id}/contribute`) : null
  useKeys({
    '+': contribute ? { does: 'material.contribute', run: contribute } : undefined,
    'Shift+e': may('export') ? { does: 'material.export', run: () => setExports(true) } : undefined,
  })
  const counts = first?.counts
  const countOf: Readonly<Record<View, number | undefined>> = {
    entities: counts?.joined,
    conflicts: undefined,
    events: counts?.events,
    contributions: counts?.contributions,
    tables: undefined,
  }
  if (material.error && !first) return <Failed problem={material.error} retry={() => void material.refetch()} />
  return (
    <div className="material">
      <div className="material-bar">
        <fieldset className="material-views" aria-label={words('material.views')}>
          {views.map((one) => (
            <button
              key={one}
              type="button"
              className="material-view"
              aria-pressed={view === one}
              onClick={() => setView(one)}
            >
              <Words id={`material-view.${one}`} />
              {countOf[one] === undefined ? null : (
                <span className="material-facet-count">
                  <Words id="material.number" values={{ count: countOf[one] }} />
                </span>
              )}
            </button>
          ))}
        </fieldset>
        {contribute ? (
          <Button
            variant="filled"
            leftSection={<IconPlus size={14} aria-hidden />}
            aria-keyshortcuts="+"
            onClick={contribute}
          >
            <Words id="material.contribute" />
          </Button>
        ) : null}
        {may('import') ? (
          <Button leftSection={<IconTableImport size={14} aria-hidden />} onClick={() => go(`/files/${file.id}/table`)}>
            <Words id="material.table-new" />
          </Button>
        ) : null}
        {may('export') ? (
          <Button
            leftSection={<IconUpload size={14} aria-hidden />}
            aria-keyshortcuts="Shift+E"
            onClick={() => setExports(true)}
          >
            {picked.size > 0 ? (
              <Words id="material.export-picked" values={{ count: picked.size }} />
            ) : (
              <Words id="material.export" />
            )}
          </Button>
        ) : null}
        <CopyClaims from={file.id} claims={[...claims.values()]} />
        {withClaims?.([...claims.values()])}
      </div>
      {counts ? (
        <p className="quiet" role="status">
          <Words
            id="material.counts"
            values={{ entities: counts.joined, claims: counts.claims, links: counts.links, events: counts.events }}
          />
        </p>
      ) : null}
      <ClaimPicking of={{ picked: claims, pick: pickClaims }}>
        {view === 'entities' ? (
          <Entities file={file.id} picked={picked} onPick={pick} contribute={contribute} />
        ) : view === 'conflicts' ? (
          <Beside file={file.id}>{(onGo) => <Conflicts file={file.id} onGo={onGo} />}</Beside>
        ) : view === 'events' ? (
          <Beside file={file.id}>{(onGo) => <Events file={file.id} onGo={onGo} />}</Beside>
        ) : view === 'contributions' ? (
          <Contributions file={file.id} contribute={contribute} />
        ) : (
          <Tables file={file.id} begin={may('import') ? () => go(`/files/${file.id}/table`) : null} />
        )}
      </ClaimPicking>
      <ExportSheet
        file={file}
        picked={picked}
        titleOf={(id) => titles.get(id)}
        open={exports}
        onClose={() => setExports(false)}
      />
    </div>
  )
}
