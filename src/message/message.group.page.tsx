// Groups of addressees of the own bureau, those everybody has, and the pre-worded replies in all languages.

import { Button, Select } from '@mantine/core'
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useAct, useAnswer } from '../console/client.ts'
import { Form, TextField } from '../console/form.tsx'
import { To } from '../console/go.tsx'
import { useLanguageName } from '../console/language-names.ts'
import { useMay } from '../console/session.ts'
import { Box, FormActs, Sheet } from '../console/sheet.tsx'
import { Answered, EmptyYet } from '../console/states.tsx'
import { tell } from '../console/undo.tsx'
import { useLanguage, useWords, Words } from '../console/words.tsx'
import { isLanguage, type Language, languages } from '../terms/language.ts'
import { BureausField } from './message.bureaus.panel.tsx'
import { Bureaus } from './message.parts.panel.tsx'
import type { GroupView } from './message.schema.ts'
import { SubmitKey } from './message.submit.panel.tsx'
import { useAddresseeName } from './message.to.panel.tsx'
import { addGroup, changeGroup, listGroups, listWordings, removeGroup } from './message.writing.operations.ts'
import './message.css'

const idOf = (group: GroupView): string => group.id.replace(/^group:/, '')

/** `/messages/groups`. */
export const Groups = (): ReactNode => {
  const words = useWords()
  const nameOf = useAddresseeName()
  const mayKeep = useMay(addGroup)
  const [edited, edit] = useState<GroupView | 'new' | null>(null)
  const [removed, remove] = useState<GroupView | null>(null)
  return (
    <div className="page">
      <div className="page-head">
        <h1>
          <Words id="message.groups-title" />
        </h1>
        {mayKeep ? (
          <Button variant="filled" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => edit('new')}>
            <Words id="message.group-new" />
          </Button>
        ) : null}
        <To address="/messages">
          <Words id="message.title" />
        </To>
      </div>
      <Answered of={useAnswer(listGroups, {})} rows={6}>
        {({ groups }) => {
          const own = groups.filter((group) => group.own)
          return (
            <>
              <h2>
                <Words id="message.groups-own" />
              </h2>
              {own.length === 0 ? (
                <EmptyYet
                  {...(mayKeep ? { act: { says: <Words id="message.group-new" />, run: () => edit('new') } } : {})}
                >
                  <Words id="message.groups-none" />
                </EmptyYet>
              ) : (
                <div className="message-groups">
                  {own.map((group) => (
                    <section key={group.id} className="message-group">
                      <h3>
                        <bdi>{group.title}</bdi>{' '}
                        <span className="quiet">
                          <Words id="message.to-count" values={{ count: group.bureaus.length }} />
                        </span>
                      </h3>
                      <Bureaus codes={group.bureaus} most={30} />
                      {mayKeep ? (
                        <div className="form-acts">
                          <Button
                            leftSection={<IconPencil size={14} aria-hidden />}
                            aria-label={words('message.group-change-of', { name: group.title ?? '' })}
                            onClick={() => edit(group)}
                          >
                            <Words id="message.group-change" />
                          </Button>
                          <Button
                            variant="subtle"
                            color="flash"
                            leftSection={<IconTrash size={14} aria-hidden />}
                            aria-label={words('message.group-remove-of', { name: group.title ?? '' })}
                            onClick={() => remove(group)}
                          >
                            <Words id="message.group-remove" />
                          </Button>
                        </div>
                      ) : null}
                    </section>
                  ))}
                </div>
              )}
              <h2>
                <Words id="message.groups-common" />
              </h2>
              <ul className="message-plain">
                {groups
                  .filter((group) => !group.own)
                  .map((group) => (
                    <li key={group.id}>
                      <details>
                        <summary>
                          {nameOf(group.id)} · <Words id="message.to-count" values={{ count: group.bureaus.length }} />
                        </summary>
                        <Bureaus codes={group.bureaus} />
                      </details>
                    </li>
                  ))}
              </ul>
            </>
          )
        }}
      </Answered>
      <Wordings />
      {edited === null ? null : (
        <GroupSheet
          key={edited === 'new' ? 'new' : edited.id}
          of={edited === 'new' ? null : edited}
          onClose={() => edit(null)}
        />
      )}
      <RemoveBox of={removed} onClose={() => remove(null)} />
    </div>
  )
}

const GroupSheet = ({ of, onClose }: { of: GroupView | null; onClose: () => void }) => {
  const words = useWords()
  const [title, setTitle] = useState(of?.title ?? '')
  const [bureaus, setBureaus] = useState<readonly string[]>(of?.bureaus ?? [])
  const [tried, setTried] = useState(false)
  const options = {
    refreshes: ['message.'],
    onDone: () => {
      tell(<Words id="message.group-kept" />, 'good')
      onClose()
    },
  } as const
  const add = useAct(addGroup, options)
  const change = useAct(changeGroup, options)
  const faults = [
    ...(title.trim() === '' ? [{ pointer: '/title', says: words('fault.required') }] : []),
    ...(bureaus.length === 0 ? [{ pointer: '/bureaus', says: words('fault.required') }] : []),
  ]
  const send = () => {
    setTried(true)
    if (faults.length > 0) return
    const body = { title: title.trim(), bureaus: [...bureaus] }
    if (of === null) add.mutate({ body })
    else change.mutate({ params: { id: idOf(of) }, body: { version: of.version ?? 1, ...body } })
  }
  return (
    <Sheet open title={<Words id={of === null ? 'message.group-new' : 'message.group-change'} />} onClose={onClose}>
      <Form problem={add.error ?? change.error} {...(tried && faults.length > 0 ? { faults } : {})} onSubmit={send}>
        <TextField
          label="message.group-name"
          pointer="/title"
          required
          autoFocus
          maxLength={120}
          value={title}
          onChange={setTitle}
        />
        <BureausField label="message.group-bureaus" pointer="/bureaus" value={bureaus} onChange={setBureaus} />
        <FormActs act={<Words id="message.group-keep" />} busy={add.isPending || change.isPending} onLeave={onClose} />
      </Form>
    </Sheet>
  )
}

const RemoveBox = ({ of, onClose }: { of: GroupView | null; onClose: () => void }) => {
  const words = useWords()
  const act = useAct(removeGroup, {
    refreshes: ['message.'],
    onDone: () => {
      tell(<Words id="message.group-removed" />)
      onClose()
    },
  })
  const removeIt = () => {
    if (of) act.mutate({ params: { id: idOf(of) } })
  }
  return (
    <Box open={of !== null} title={<Words id="message.group-remove" />} onClose={onClose}>
      <Form label={words('message.group-remove')} problem={act.error} onSubmit={removeIt}>
        <SubmitKey does="message.group-remove" run={removeIt} />
        <p>
          <Words id="message.group-remove-says" values={{ name: <bdi>{of?.title}</bdi> }} />
        </p>
        <FormActs act={<Words id="message.group-remove" />} tone="flash" busy={act.isPending} onLeave={onClose} />
      </Form>
    </Box>
  )
}

/** What the pre-worded replies say in each language, so that a writer knows what the other side reads. */
const Wordings = () => {
  const words = useWords()
  const [reader] = useLanguage()
  const nameOf = useLanguageName()
  const [language, choose] = useState<Language>(reader)
  return (
    <>
      <h2>
        <Words id="message.wordings" />
      </h2>
      <Select
        label={words('message.wording-language')}
        data={languages.map((value) => ({ value, label: nameOf(value) }))}
        value={language}
        onChange={(next) => choose(isLanguage(next) ? next : reader)}
        allowDeselect={false}
        w={220}
      />
      <Answered of={useAnswer(listWordings, {})} rows={8}>
        {({ wordings }) => (
          <ul className="message-items">
            {wordings.map(({ id, words: said }) => (
              <li key={id} lang={language} dir="auto">
                {said[language]}
              </li>
            ))}
          </ul>
        )}
      </Answered>
    </>
  )
}
