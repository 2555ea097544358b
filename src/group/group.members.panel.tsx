// Members of a group: added and removed by its chairs, each with a role; below who asks to join.
import { Button, Select } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useAct, useAnswer } from '../console/client.ts'
import { CodeField, Form, useField } from '../console/form.tsx'
import { To } from '../console/go.tsx'
import { useSession } from '../console/session.ts'
import { FormActs, Sheet } from '../console/sheet.tsx'
import { Instant } from '../console/time.tsx'
import { useCodeWords, useWords, Words } from '../console/words.tsx'
import { listExperts } from '../expert/expert.operations.ts'
import { listParticipants } from '../rulebook/rulebook.operations.ts'
import { addMember, answerAsking, removeMember, setMemberRole } from './group.operations.ts'
import { Refused, Sure } from './group.parts.panel.tsx'
import {
  type GroupView,
  type MemberKind,
  type MemberRole,
  type MemberView,
  memberKinds,
  memberRoles,
} from './group.schema.ts'

const refreshes = ['group.']

const useNameOf = (): ((member: Pick<MemberView, 'name' | 'bureauName'>) => string) => {
  const words = useWords()
  return ({ name, bureauName }) => name ?? bureauName ?? words('group.member-hidden')
}

export const MembersPanel = ({ of }: { of: GroupView }): ReactNode => {
  const codeWords = useCodeWords()
  const words = useWords()
  const nameOf = useNameOf()
  const { bureau } = useSession()
  const [adds, setAdds] = useState(false)
  const [removed, setRemoved] = useState<MemberView | null>(null)
  const keeps = of.allowed.includes('keep')
  const role = useAct(setMemberRole, { refreshes })
  const remove = useAct(removeMember, { refreshes, onDone: () => setRemoved(null) })
  const own = (member: MemberView): boolean => member.kind === 'bureau' && member.bureau === bureau
  return (
    <section className="group-part">
      {keeps ? (
        <div className="group-acts">
          <Button onClick={() => setAdds(true)}>
            <Words id="group.add-member" />
          </Button>
        </div>
      ) : null}
      <Refused of={role.error} />
      <table className="group-members">
        <thead>
          <tr>
            <th scope="col">
              <Words id="group.member" />
            </th>
            <th scope="col">
              <Words id="group.role" />
            </th>
            <th scope="col">
              <Words id="group.since" />
            </th>
            <th scope="col">
              <Words id="group.acts" />
            </th>
          </tr>
        </thead>
        <tbody>
          {(of.people ?? []).map((member) => (
            <tr key={member.id}>
              <th scope="row">
                {member.expert ? (
                  <To address={`/experts/${member.expert}`}>
                    <bdi>{nameOf(member)}</bdi>
                  </To>
                ) : (
                  <bdi>{nameOf(member)}</bdi>
                )}
                {member.name && member.bureauName ? (
                  <span className="quiet">
                    {' '}
                    <bdi>{member.bureauName}</bdi>
                  </span>
                ) : null}
              </th>
              <td>{codeWords('group-role', member.role)}</td>
              <td>
                <Instant at={member.since} how="short" />
              </td>
              <td>
                {keeps ? (
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    onClick={() =>
                      role.mutate({
                        params: { id: of.id, member: member.id },
                        body: { role: member.role === 'chair' ? 'member' : 'chair' },
                      })
                    }
                  >
                    <Words id={member.role === 'chair' ? 'group.make-member' : 'group.make-chair'} />
                  </Button>
                ) : null}
                {keeps || own(member) ? (
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    {...(own(member) ? {} : { 'aria-label': words('group.remove-of', { name: nameOf(member) }) })}
                    onClick={() => setRemoved(member)}
                  >
                    <Words id={own(member) ? 'group.leave' : 'group.remove'} />
                  </Button>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Askings of={of} />
      {adds ? <AddSheet of={of} onClose={() => setAdds(false)} /> : null}
      <Sure
        open={removed !== null}
        title={removed !== null && own(removed) ? 'group.leave' : 'group.remove'}
        means="group.remove-means"
        busy={remove.isPending}
        problem={remove.error}
        run={() => {
          if (removed) remove.mutate({ params: { id: of.id, member: removed.id } })
        }}
        onClose={() => setRemoved(null)}
      />
    </section>
  )
}

const Askings = ({ of }: { of: GroupView }) => {
  const codeWords = useCodeWords()
  const answer = useAct(answerAsking, { refreshes })
  if (of.askings === null || of.askings.length === 0) return null
  return (
    <section className="group-part">
      <h2>
        <Words id="group.askings" />
      </h2>
      <ul className="group-plain">
        {of.askings.map((asking) => (
          <li key={asking.id} className="group-acts">
            <span>
              <bdi className="strong">{asking.name ?? asking.bureauName}</bdi>{' '}
              <span className="quiet">{codeWords('group-member', asking.kind)}</span> ·{' '}
              <Instant at={asking.at} how="short" />
            </span>
            <Button
              loading={answer.isPending}
              onClick={() => answer.mutate({ params: { id: of.id, asking: asking.id }, body: { admitted: true } })}
            >
              <Words id="group.admit" />
            </Button>
            <Button
              variant="subtle"
              loading={answer.isPending}
              onClick={() => answer.mutate({ params: { id: of.id, asking: asking.id }, body: { admitted: false } })}
            >
              <Words id="group.decline" />
            </Button>
          </li>
        ))}
      </ul>
      <Refused of={answer.error} />
    </section>
  )
}

const AddSheet = ({ of, onClose }: { of: GroupView; onClose: () => void }) => {
  const [kind, setKind] = useState<MemberKind>('bureau')
  const [chosen, choose] = useState<string | null>(null)
  const [role, setRole] = useState<MemberRole>('member')
  const add = useAct(addMember, { refreshes, onDone: onClose })
  return (
    <Sheet open title={<Words id="group.add-member" />} onClose={onClose}>
      <Form
        problem={add.error}
        onSubmit={() => {
          if (chosen === null || add.isPending) return
          const member = kind === 'bureau' ? { bureau: chosen } : { expert: chosen }
          add.mutate({ params: { id: of.id }, body: { ...member, role } })
        }}
      >
        <CodeField
          label="group.member-kind"
          pointer="/kind"
          list="group-member"
          codes={memberKinds}
          required
          value={kind}
          onChange={(next) => {
            if (next) setKind(next)
            choose(null)
          }}
        />
        {kind === 'bureau' ? (
          <BureauField value={chosen} onChange={choose} />
        ) : (
          <ExpertField value={chosen} onChange={choose} />
        )}
        <CodeField
          label="group.role"
          pointer="/role"
          list="group-role"
          codes={memberRoles}
          required
          value={role}
          onChange={(next) => {
            if (next) setRole(next)
          }}
        />
        <FormActs
          act={<Words id="group.add-member" />}
          busy={add.isPending}
          disabled={chosen === null}
          onLeave={onClose}
        />
      </Form>
    </Sheet>
  )
}

type Choice = { readonly value: string | null; readonly onChange: (value: string | null) => void }

/** A bureau that takes part in the network. */
const BureauField = ({ value, onChange }: Choice) => {
  const joined = useAnswer(listParticipants, {}).data?.participants.filter(({ state }) => state === 'joined') ?? []
  return (
    <Select
      {...useField({ label: 'group.bureau', pointer: '/bureau', required: true })}
      data={joined.map(({ bureau, name }) => ({ value: bureau, label: name }))}
      value={value}
      onChange={onChange}
      searchable
      nothingFoundMessage={<Words id="form.nothing-found" />}
    />
  )
}

/** An expert of the pool whom the reader may see. */
const ExpertField = ({ value, onChange }: Choice) => {
  const experts = useAnswer(listExperts, { query: { limit: 200 } }).data?.experts ?? []
  return (
    <Select
      {...useField({ label: 'group.expert', pointer: '/expert', required: true })}
      data={experts.map(({ id, name, bureauName }) => ({ value: id, label: `${name} · ${bureauName}` }))}
      value={value}
      onChange={onChange}
      searchable
      nothingFoundMessage={<Words id="form.nothing-found" />}
    />
  )
}
