// Whom to ask: proposals with their reasons, and those who were chosen; anybody else is added by name.
import { Button, Checkbox, VisuallyHidden } from '@mantine/core'
import { IconCheck, IconMinus, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { bureauName } from '../bureau/bureau.schema.ts'
import { useAnswer } from '../console/client.ts'
import { useField } from '../console/form.tsx'
import { To } from '../console/go.tsx'
import { useLanguageName } from '../console/language-names.ts'
import { Answered } from '../console/states.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import { ParticipantsField } from './request.fields.panel.tsx'
import { routeRequest } from './request.operations.ts'
import { Bureau } from './request.parts.panel.tsx'
import type { Addressee, RequestNeed, RoutingProposal } from './request.schema.ts'

type Chosen = { readonly value: readonly Addressee[]; readonly onChange: (to: readonly Addressee[]) => void }

const Reasons = ({ of }: { of: RoutingProposal }) => {
  const words = useWords()
  return (
    <ul className="request-reasons">
      {of.reasons.map((one) => (
        <li key={`${one.kind} ${one.says}`} data-speaks={one.speaks}>
          {one.speaks === 'for' ? <IconCheck size={14} aria-hidden /> : <IconMinus size={14} aria-hidden />}
          <VisuallyHidden>
            {words(one.speaks === 'for' ? 'request.speaks-for' : 'request.speaks-against')}{' '}
          </VisuallyHidden>
          <Words
            id={`request-routing.${one.says}`}
            values={{ count: one.values.count ?? 0, at: <bdi key="at">{one.values.at ?? ''}</bdi> }}
          />
        </li>
      ))}
    </ul>
  )
}

/** A skill by whichever list names its code; languages by their names. */
const useSkillWords = (): ((code: string) => string) => {
  const codeWords = useCodeWords()
  const nameOf = useLanguageName()
  return (code) =>
    ['crime-area', 'skill-method', 'skill-tool'].map((list) => codeWords(list, code)).find((said) => said !== code) ??
    nameOf(code)
}

const Proposal = ({ of, value, onChange }: Chosen & { of: RoutingProposal }) => {
  const words = useWords()
  const skillWords = useSkillWords()
  const isChosen = value.some(({ bureau }) => bureau === of.bureau)
  const choose = () =>
    onChange(
      isChosen
        ? value.filter(({ bureau }) => bureau !== of.bureau)
        : [...value, { bureau: of.bureau, ...(of.expert ? { expert: of.expert.id } : {}) }],
    )
  return (
    <li className="request-proposal" {...(isChosen ? { 'data-chosen': true } : {})}>
      <Checkbox
        checked={isChosen}
        onChange={choose}
        label={<strong>{<Bureau code={of.bureau} />}</strong>}
        aria-label={words('request.choose', { bureau: bureauName(of.bureau) })}
      />
      <div>
        {of.expert ? (
          <p>
            <To address={`/experts/${of.expert.id}`}>
              <bdi>{of.expert.name}</bdi>
            </To>
            {of.expert.title ? (
              <span className="quiet">
                {' · '}
                <bdi>{of.expert.title}</bdi>
              </span>
            ) : null}
          </p>
        ) : null}
        {of.evidence.length > 0 ? <p className="quiet">{of.evidence.map(skillWords).join(' · ')}</p> : null}
        <Reasons of={of} />
      </div>
    </li>
  )
}

/** `need` null: too little is known to propose anybody yet. */
export const RoutingPanel = ({ need, value, onChange }: Chosen & { need: RequestNeed | null }): ReactNode => {
  const words = useWords()
  const field = useField({ label: 'request.to', pointer: '/to' })
  const routed = useAnswer(routeRequest, { body: need ?? unknownNeed }, { when: need !== null, keep: true })
  const others = value.map(({ bureau }) => bureau)
  return (
    <section className="request-side" aria-label={words('request.routing')}>
      <h2 id={field.id} tabIndex={-1}>
        <Words id="request.routing" />
      </h2>
      <p className="quiet">
        <Words id="request.routing-why" />
      </p>
      {need === null ? (
        <p className="quiet">
          <Words id="request.routing-waits" />
        </p>
      ) : (
        <Answered of={routed} rows={4}>
          {({ proposals, left }) => (
            <>
              {proposals.length === 0 ? (
                <p>
                  <Words id="request.routing-none" />
                </p>
              ) : (
                <ul className="request-proposals">
                  {proposals.map((one) => (
                    <Proposal key={one.bureau} of={one} value={value} onChange={onChange} />
                  ))}
                </ul>
              )}
              {left > 0 ? (
                <p className="quiet">
                  <Words id="request.routing-left" values={{ count: left }} />
                </p>
              ) : null}
            </>
          )}
        </Answered>
      )}
      <ParticipantsField
        label="request.to-others"
        hint="request.to-hint"
        pointer="/to/others"
        value={others}
        onChange={(bureaus) =>
          onChange(bureaus.map((bureau) => value.find((one) => one.bureau === bureau) ?? { bureau }))
        }
      />
      {value.some(({ expert }) => expert !== undefined) ? (
        <p className="quiet">
          <Words id="request.experts-named" />{' '}
          {value
            .filter(({ expert }) => expert !== undefined)
            .map(({ bureau }) => (
              <Button
                key={bureau}
                size="compact-xs"
                variant="subtle"
                rightSection={<IconX size={12} aria-hidden />}
                aria-label={words('request.expert-drop', { bureau: bureauName(bureau) })}
                onClick={() => onChange(value.map((one) => (one.bureau === bureau ? { bureau } : one)))}
              >
                <bdi>{bureauName(bureau)}</bdi>
              </Button>
            ))}
        </p>
      ) : null}
    </section>
  )
}

/** Never asked: `when` is false with it. */
const unknownNeed: RequestNeed = {
  wanted: 'other',
  crimeArea: 'other',
  language: 'en',
  neededBy: '',
  confidentiality: 'official-use-only',
}
