// The telephone list of a bureau: the order in which it is rung, when each number was tested, and the form that states it.
import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useAct, useAnswer } from '../console/client.ts'
import { EntryPlace, Form, TextField } from '../console/form.tsx'
import { Mono } from '../console/mono.tsx'
import { useMay } from '../console/session.ts'
import { Answered, EmptyYet, Failed } from '../console/states.tsx'
import { Instant } from '../console/time.tsx'
import { tell } from '../console/undo.tsx'
import { useWords, Words } from '../console/words.tsx'
import { listTelephones, setTelephones, testTelephone } from './notification.operations.ts'
import { mostTelephones, type TelephoneView } from './notification.schema.ts'

const heads = [
  'notification.position',
  'notification.label',
  'notification.telephone-number',
  'notification.tested',
] as const

const List = ({ of }: { of: readonly TelephoneView[] }): ReactNode => {
  const words = useWords()
  const test = useAct(testTelephone, { refreshes: ['notification.'] })
  return (
    <>
      <table className="notification-table notification-telephones">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                <Words id={head} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {of.map(({ id, position, label, number, testedAt, reached }) => (
            <tr key={id}>
              <td className="mono">{position}</td>
              <td>
                <bdi>{label}</bdi>
              </td>
              <td>
                <Mono whole>{number}</Mono>
              </td>
              <td>
                {testedAt === null ? (
                  <Words id="notification.never-tested" />
                ) : (
                  <>
                    <Instant at={testedAt} how="short" />{' '}
                    <Words id={reached ? 'notification.answered' : 'notification.not-answered'} />
                  </>
                )}{' '}
                <Button
                  size="compact-xs"
                  aria-label={words('notification.tested-reached', { label })}
                  onClick={() => test.mutate({ params: { id }, body: { reached: true } })}
                >
                  <Words id="notification.answered" />
                </Button>{' '}
                <Button
                  size="compact-xs"
                  aria-label={words('notification.tested-missed', { label })}
                  onClick={() => test.mutate({ params: { id }, body: { reached: false } })}
                >
                  <Words id="notification.not-answered" />
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {test.error ? <Failed problem={test.error} /> : null}
    </>
  )
}

type Entry = { readonly key: string; readonly id?: string; readonly label: string; readonly number: string }

const Edit = ({ of }: { of: readonly TelephoneView[] }): ReactNode => {
  const words = useWords()
  const [entries, set] = useState<readonly Entry[]>(() =>
    of.map(({ id, label, number }) => ({ key: id, id, label, number })),
  )
  const act = useAct(setTelephones, {
    refreshes: ['notification.'],
    onDone: () => tell(<Words id="notification.telephones-saved" />, 'good'),
  })
  const change = (key: string, changed: Partial<Entry>) =>
    set(entries.map((one) => (one.key === key ? { ...one, ...changed } : one)))
  const up = (at: number) =>
    set(entries.map((one, place) => entries[place === at ? at - 1 : place === at - 1 ? at : place] ?? one))
  const save = () =>
    act.mutate({
      body: {
        telephones: entries.map(({ id, label, number }) => ({ label, number, ...(id === undefined ? {} : { id }) })),
      },
    })
  return (
    <Form problem={act.error} onSubmit={save} label={words('notification.telephones')}>
      {entries.map(({ key, label, number }, at) => (
        <EntryPlace.Provider key={key} value={at + 1}>
          <div className="notification-telephone">
            <TextField
              label="notification.label"
              place={at + 1}
              pointer={`/telephones/${at}/label`}
              required
              maxLength={80}
              value={label}
              onChange={(next) => change(key, { label: next })}
            />
            <TextField
              label="notification.telephone-number"
              place={at + 1}
              pointer={`/telephones/${at}/number`}
              mono
              required
              maxLength={40}
              value={number}
              onChange={(next) => change(key, { number: next })}
            />
            <Button
              variant="subtle"
              disabled={at === 0}
              aria-label={words('notification.telephone-up', { label })}
              onClick={() => up(at)}
            >
              ↑
            </Button>
            <Button
              variant="subtle"
              aria-label={words('notification.telephone-remove', { label })}
              onClick={() => set(entries.filter((one) => one.key !== key))}
            >
              ×
            </Button>
          </div>
        </EntryPlace.Provider>
      ))}
      <div className="form-acts">
        <Button
          disabled={entries.length >= mostTelephones}
          onClick={() => set([...entries, { key: crypto.randomUUID(), label: '', number: '' }])}
        >
          <Words id="notification.telephone-add" />
        </Button>
        <Button type="submit" variant="filled" loading={act.isPending}>
          <Words id="notification.telephones-save" />
        </Button>
      </div>
    </Form>
  )
}

/** The list, and with `edit` the form for those who set it. */
export const Telephones = ({ edit }: { edit: boolean }): ReactNode => {
  const may = useMay(listTelephones)
  const maySet = useMay(setTelephones)
  const list = useAnswer(listTelephones, {}, { when: may })
  if (!may) return null
  return (
    <section className="notification-section" aria-labelledby="notification-telephones">
      <h2 id="notification-telephones">
        <Words id="notification.telephones" />
      </h2>
      <p className="quiet">
        <Words id="notification.telephones-what" />
      </p>
      <Answered of={list} rows={3}>
        {({ telephones }) => (
          <>
            {telephones.length === 0 ? (
              <EmptyYet>
                <Words id="notification.no-telephones" />
              </EmptyYet>
            ) : (
              <List of={telephones} />
            )}
            {edit && maySet ? <Edit key={telephones.map(({ id }) => id).join()} of={telephones} /> : null}
          </>
        )}
      </Answered>
    </section>
  )
}
