// Taking material out of a file: what, in which form, for whom, under which marking; what forbids it is named, what was taken is a release.
import { Button, SegmentedControl } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { showRelease } from '../analysis/analysis.release.operations.ts'
import type { FileView } from '../analysis/analysis.schema.ts'
import { saveBytes } from '../console/bytes.ts'
import { ask, useAct } from '../console/client.ts'
import { useDraft } from '../console/draft.ts'
import { Fact } from '../console/fact.tsx'
import { CodeField, Form, TextField } from '../console/form.tsx'
import { To } from '../console/go.tsx'
import { Problem } from '../console/problem.ts'
import { FieldGroup } from '../console/repeated.tsx'
import { FormActs, Sheet } from '../console/sheet.tsx'
import { Failed } from '../console/states.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import type { Answer } from '../kernel/operation.ts'
import { type Confidentiality, confidentialities, type HandlingCode, handlingCodes } from '../terms/handling.ts'
import { exportEntry, missingOfExport, namedFaults } from './material.export.panel.ts'
import { BureausField } from './material.fields.panel.tsx'
import { Bureaus, Marking } from './material.parts.panel.tsx'
import { exportMaterial } from './material.work.operations.ts'
import { exportFormats } from './material.work.schema.ts'

type Released = Answer<typeof exportMaterial>

const types = { csv: 'text/csv', json: 'application/json', text: 'text/plain' } as const
const endings = { csv: 'csv', json: 'json', text: 'txt' } as const

/** What was taken out: bears its marking, and may be saved as a file. */
const Taken = ({ of, onClose }: { of: Released; onClose: () => void }) => {
  const codeWords = useCodeWords()
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    setProblem(null)
    try {
      const release = await ask(showRelease, { params: { id: of.id } })
      const blob = new Blob([release.content ?? ''], { type: `${types[of.format]};charset=utf-8` })
      saveBytes({ blob, fileName: `${release.reference}.${endings[of.format]}` })
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      setProblem(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <section className="material-section" role="status">
      <h2>
        <Words id="material.exported" />
      </h2>
      <dl className="facts">
        <Fact name="material.marking">
          <Marking of={of.marking} long />
        </Fact>
        <Fact name="material.recipients">
          <Bureaus codes={of.recipients} />
        </Fact>
        <Fact name="material.edition">{codeWords('material-edition', of.edition)}</Fact>
        <Fact name="material.claims">
          <Words id="material.number" values={{ count: of.claims }} />
          {of.leftOut > 0 ? (
            <>
              {' · '}
              <Words id="material.left-out" values={{ count: of.leftOut }} />
            </>
          ) : null}
        </Fact>
      </dl>
      {problem ? <Failed problem={problem} /> : null}
      <div className="form-acts">
        <Button
          variant="filled"
          leftSection={<IconDownload size={14} aria-hidden />}
          loading={busy}
          onClick={() => void save()}
        >
          <Words id="material.save-file" />
        </Button>
        <To address={`/files/${of.file}/releases`}>
          <Words id="material.to-releases" />
        </To>
        <Button variant="subtle" onClick={onClose}>
          <Words id="layer.close" />
        </Button>
      </div>
    </section>
  )
}

/** `picked` are the entities chosen in the list; without any the whole file is offered alone. */
export const ExportSheet = ({
  file,
  picked,
  titleOf,
  open,
  onClose,
}: {
  file: FileView
  picked: ReadonlySet<string>
  /** How the list names an entity; undefined for one that is not on the screen. */
  titleOf: (id: string) => string | undefined
  open: boolean
  onClose: () => void
}): ReactNode => {
  const words = useWords()
  const [draft, change, clear] = useDraft(`export ${file.id}`, {
    whole: false,
    format: 'csv' as (typeof exportFormats)[number],
    recipients: [] as readonly string[],
    handlingCode: null as HandlingCode | null,
    confidentiality: null as Confidentiality | null,
    title: '',
  })
  const [tried, setTried] = useState(false)
  const [taken, setTaken] = useState<Released | null>(null)
  const act = useAct(exportMaterial, {
    refreshes: ['analysis.', 'material.'],
    onDone: (released) => {
      clear()
      setTaken(released)
    },
  })
  const whole = draft.whole || picked.size === 0
  const missing = missingOfExport(draft).map((pointer) => ({ pointer, says: words('fault.required') }))
  const faults = tried && missing.length > 0 ? missing : namedFaults(act.error?.pointers ?? [], [...picked], titleOf)
  const among = [
    ...new Set([file.owner, ...file.readers.map(({ bureau }) => bureau), ...file.contributors, ...file.recipients]),
  ]
  const close = () => {
    setTaken(null)
    onClose()
  }
  return (
    <Sheet open={open} title={<Words id="material.export" />} onClose={close} size={560}>
      {taken ? (
        <Taken of={taken} onClose={close} />
      ) : (
        <>
          <div className="sheet-consequence" data-tone="urgent">
            <Words id="material.export-means" />
          </div>
          <Form
            problem={act.error}
            {...(faults.length > 0 ? { faults } : {})}
            onSubmit={() => {
              setTried(true)
              if (missing.length === 0 && !act.isPending)
                act.mutate({ params: { id: file.id }, body: exportEntry({ ...draft, whole }, [...picked]) })
            }}
          >
            <FieldGroup label="material.export-what" pointer={whole ? '/all' : '/entities'}>
              <SegmentedControl
                aria-label={words('material.export-what')}
                value={whole ? 'whole' : 'picked'}
                data={[
                  {
                    value: 'picked',
                    label: words('material.export-picked', { count: picked.size }),
                    disabled: picked.size === 0,
                  },
                  { value: 'whole', label: words('material.export-whole') },
                ]}
                onChange={(what) => change({ whole: what === 'whole' })}
              />
            </FieldGroup>
            <CodeField
              label="material.format"
              pointer="/format"
              list="material-format"
              codes={exportFormats}
              required
              value={draft.format}
              onChange={(format) => change({ format: format ?? 'csv' })}
            />
            <BureausField
              label="material.recipients"
              hint="material.recipients-hint"
              pointer="/recipients"
              required
              among={among}
              value={draft.recipients}
              onChange={(recipients) => change({ recipients })}
            />
            <TextField
              label="material.export-title"
              hint="material.export-title-hint"
              pointer="/title"
              required
              maxLength={200}
              value={draft.title}
              onChange={(title) => change({ title })}
            />
            <div className="form-row">
              <CodeField
                label="material.stricter-handling"
                pointer="/handlingCode"
                list="handling"
                codes={handlingCodes}
                value={draft.handlingCode}
                onChange={(handlingCode) => change({ handlingCode })}
              />
              <CodeField
                label="material.higher-level"
                pointer="/confidentiality"
                list="confidentiality"
                codes={confidentialities}
                value={draft.confidentiality}
                onChange={(confidentiality) => change({ confidentiality })}
              />
            </div>
            <FormActs act={<Words id="material.export" />} busy={act.isPending} onLeave={close} />
          </Form>
        </>
      )}
    </Sheet>
  )
}
