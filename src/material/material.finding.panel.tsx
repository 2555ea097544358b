// One finding before it becomes a claim: of a new entity or one of the file, with what was read, which may be changed; Ctrl Enter accepts.
import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useAct } from '../console/client.ts'
import { useDraft } from '../console/draft.ts'
import { CodeField, Form, PartialDateField, TextField } from '../console/form.tsx'
import { useKeys } from '../console/keys.ts'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import { EntityChoiceField } from './material.choice.panel.tsx'
import { draftOfDate, draftOfFields, entryOfFields, type FieldsDraft } from './material.claim.panel.ts'
import { EntityFieldsForm } from './material.claim.panel.tsx'
import { type EntityKind, entityKinds } from './material.fields.schema.ts'
import { Entity, Value } from './material.parts.panel.tsx'
import type { ContributionView } from './material.schema.ts'
import { acceptFinding } from './material.work.operations.ts'
import type { FindingView } from './material.work.schema.ts'

type Draft = {
  readonly entity: string | null
  readonly kind: EntityKind
  readonly fields: FieldsDraft
  /** Whether something else than what was read is said. */
  readonly changes: boolean
  readonly saidBy: string
  readonly saidAt: string
}

const Proposed = ({ of }: { of: NonNullable<FindingView['proposes']> }) => {
  const codeWords = useCodeWords()
  return (
    <dl className="facts">
      <div className="material-pair">
        <dt>
          <Words id="material.kind" />
        </dt>
        <dd>{codeWords('material-kind', of.kind)}</dd>
      </div>
      {Object.entries(of.fields).map(([field, value]) => (
        <div key={field} className="material-pair">
          <dt>{codeWords('material-field', field)}</dt>
          <dd>
            <Value field={field} value={value} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

export const FindingForm = ({
  extraction,
  of,
  contribution,
  onDone,
  children,
}: {
  extraction: string
  of: FindingView
  contribution: ContributionView
  onDone: () => void
  /** The way to reject it. */
  children: ReactNode
}): ReactNode => {
  const words = useWords()
  const blank: Draft = {
    entity: null,
    kind: of.proposes?.kind ?? 'person',
    fields: of.proposes
      ? draftOfFields(of.proposes.fields)
      : draftOfDate(of.value, of.details.find(({ name }) => name === 'role')?.value),
    changes: of.proposes === null,
    saidBy: '',
    saidAt: '',
  }
  const [draft, change, clear] = useDraft<Draft>(`finding ${extraction} ${of.number}`, blank)
  const [tried, setTried] = useState(false)
  const accept = useAct(acceptFinding, {
    refreshes: ['material.'],
    onDone: () => {
      clear()
      onDone()
    },
  })
  const fields = entryOfFields(draft.kind, draft.fields)
  const faults = [
    ...(draft.changes && Object.keys(fields).length === 0
      ? [{ pointer: '/fields/identifiers', says: words('fault.required') }]
      : []),
    ...(of.proposes === null && draft.entity === null ? [{ pointer: '/entity', says: words('fault.required') }] : []),
  ]
  const run = () => {
    setTried(true)
    if (faults.length > 0 || accept.isPending) return
    accept.mutate({
      params: { id: extraction, number: of.number },
      body: {
        ...(draft.entity === null ? {} : { entity: draft.entity }),
        ...(draft.changes ? { kind: draft.kind, fields } : {}),
        ...(draft.saidBy.trim() === '' ? {} : { saidBy: draft.saidBy.trim() }),
        ...(draft.saidAt.trim() === '' ? {} : { saidAt: draft.saidAt.trim() }),
      },
    })
  }
  const turn = () => change({ changes: !draft.changes || of.proposes === null })
  useKeys({
    'Ctrl+Enter': { does: 'material.key-accept', run, inText: false },
    e: { does: 'material.key-change', run: turn },
  })
  const near = [
    ...of.like,
    ...contribution.statements.flatMap(({ about, entity, title }) =>
      about === 'entity' && entity !== null ? [{ id: entity, title }] : [],
    ),
  ]
  return (
    <Form problem={accept.error} {...(tried && faults.length > 0 ? { faults } : {})} onSubmit={run}>
      {of.like.length > 0 ? (
        <div>
          <p className="quiet">
            <Words id="material.like" />
          </p>
          <ul className="material-participants">
            {of.like.map((one) => (
              <li key={one.id}>
                <Button
                  size="compact-sm"
                  aria-pressed={draft.entity === one.id}
                  onClick={() => change({ entity: draft.entity === one.id ? null : one.id, kind: one.kind })}
                >
                  <Entity kind={one.kind} title={one.title} />
                </Button>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <EntityChoiceField
        label="material.claim-entity"
        hint={of.proposes === null ? 'material.choose-hint' : 'material.claim-entity-hint'}
        pointer="/entity"
        required={of.proposes === null}
        file={contribution.file}
        near={near}
        value={draft.entity}
        onChange={(entity) => change({ entity })}
      />
      {draft.changes ? (
        <>
          <CodeField
            label="material.kind"
            pointer="/kind"
            list="material-kind"
            codes={entityKinds}
            required
            value={draft.kind}
            onChange={(kind) => change({ kind: kind ?? draft.kind })}
          />
          <EntityFieldsForm
            kind={draft.kind}
            at="/fields"
            value={draft.fields}
            onChange={(next) => change({ fields: next })}
          />
        </>
      ) : of.proposes ? (
        <Proposed of={of.proposes} />
      ) : null}
      <div className="form-row">
        <TextField
          label="material.said-by"
          pointer="/saidBy"
          maxLength={160}
          value={draft.saidBy}
          onChange={(saidBy) => change({ saidBy })}
        />
        <PartialDateField
          label="material.said-at"
          pointer="/saidAt"
          value={draft.saidAt}
          onChange={(saidAt) => change({ saidAt })}
        />
      </div>
      <div className="form-acts">
        <Button type="submit" variant="filled" loading={accept.isPending}>
          <Words id="material.accept" />
        </Button>
        {of.proposes === null ? null : (
          <Button aria-pressed={draft.changes} aria-keyshortcuts="e" onClick={turn}>
            <Words id={draft.changes ? 'material.as-read' : 'material.change'} />
          </Button>
        )}
        {children}
        <span className="quiet small">
          <Words id="reason.ctrl-enter" />
        </span>
      </div>
    </Form>
  )
}
