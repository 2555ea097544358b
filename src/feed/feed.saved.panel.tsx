// Mappings the bureau keeps for a database: chosen for this file, saved under a name, removed.
import { Button, Select, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useAct, useAnswer } from '../console/client.ts'
import { Failed } from '../console/states.tsx'
import { offerUndo, tell } from '../console/undo.tsx'
import { useWords, Words } from '../console/words.tsx'
import type { Mapping } from '../intake/mapping.ts'
import type { DatabaseName } from '../record/record.schema.ts'
import { listMappings, removeMapping, saveMapping } from './feed.operations.ts'
import type { ImportMapping } from './feed.schema.ts'

export const SavedMappings = ({
  database,
  mapping,
  onChoose,
}: {
  database: DatabaseName
  mapping: Mapping
  onChoose: (mapping: Mapping) => void
}): ReactNode => {
  const words = useWords()
  const kept = useAnswer(listMappings, { params: { database } })
  const [chosen, choose] = useState<string | null>(null)
  const [name, setName] = useState('')
  const save = useAct(saveMapping, { onDone: () => tell(<Words id="feed.mapping-saved" />, 'good') })
  const restore = useAct(saveMapping)
  const remove = useAct(removeMapping)
  const saved = kept.data?.mappings ?? []
  const present = saved.find((one) => one.name === chosen)
  const problem = kept.error ?? save.error ?? remove.error ?? restore.error
  const sent = structuredClone({ columns: mapping.columns, constants: mapping.constants }) as ImportMapping
  const known = saved.find((one) => one.name === name.trim())
  return (
    <div className="feed-saved">
      <Select
        label={words('feed.mapping-kept')}
        placeholder={words(saved.length === 0 ? 'feed.mapping-none' : 'feed.mapping-choose')}
        data={saved.map((one) => one.name)}
        value={chosen}
        disabled={saved.length === 0}
        onChange={(next) => {
          choose(next)
          const found = saved.find((one) => one.name === next)
          if (!found) return
          setName(found.name)
          onChoose(found.mapping as Mapping)
        }}
      />
      <Button
        variant="subtle"
        disabled={!present}
        loading={remove.isPending}
        onClick={() => {
          if (!present) return
          remove.mutate(
            { params: { database, name: present.name } },
            {
              onSuccess: () => {
                choose(null)
                offerUndo(<Words id="feed.mapping-removed" />, () =>
                  restore.mutate({ params: { database, name: present.name }, body: { mapping: present.mapping } }),
                )
              },
            },
          )
        }}
      >
        <Words id="feed.mapping-remove" />
      </Button>
      <TextInput
        label={words('feed.mapping-name')}
        value={name}
        maxLength={80}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button
        disabled={name.trim() === '' || mapping.columns.length + mapping.constants.length === 0}
        loading={save.isPending}
        onClick={() =>
          save.mutate({
            params: { database, name: name.trim() },
            body: { mapping: sent, ...(known ? { version: known.version } : {}) },
          })
        }
      >
        <Words id={known ? 'feed.mapping-replace' : 'feed.mapping-save'} />
      </Button>
      {problem ? <Failed problem={problem} /> : null}
    </div>
  )
}
