// Saved views of a desk: the bureau's and one's own as chips; save what is shown, rename, remove, choose columns.
import { Button, Checkbox, Menu } from '@mantine/core'
import { IconChevronDown, IconColumns, IconDeviceFloppy, IconUsers } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useAct, useAnswer } from '../console/client.ts'
import { FlagField, Form, TextField } from '../console/form.tsx'
import { FormActs, Sheet } from '../console/sheet.tsx'
import { tell } from '../console/undo.tsx'
import { useWords, Words } from '../console/words.tsx'
import { changeView, listViews, removeView, saveView } from './desk.shift.operations.ts'
import { type SavedView, viewColumns } from './desk.shift.schema.ts'
import { type DeskView, isSameView, plainView } from './desk.wanted.panel.ts'

type Chosen = { readonly view: DeskView; readonly onChange: (view: DeskView) => void }

/** Chips of saved views; pressed again a view gives way to the plain desk. */
export const ViewChips = ({ view, onChange }: Chosen): ReactNode => {
  const words = useWords()
  const saved = useAnswer(listViews, {})
  const [naming, name] = useState<SavedView | 'new' | null>(null)
  const views = saved.data?.views ?? []
  return (
    <span className="desk-views">
      {views.map((one) => {
        const chosen = isSameView(one, view)
        return (
          <span key={one.id} className="desk-view" data-on={chosen || undefined}>
            <button
              type="button"
              className="desk-view-show"
              aria-pressed={chosen}
              title={words(one.shared ? 'desk.view-shared' : 'desk.view-own')}
              onClick={() => onChange(chosen ? plainView : { wanted: one.wanted, columns: one.columns })}
            >
              {one.shared ? <IconUsers size={12} aria-hidden /> : null} <bdi>{one.name}</bdi>
            </button>
            {one.allowed.length > 0 ? <ViewMenu of={one} view={view} onRename={() => name(one)} /> : null}
          </span>
        )
      })}
      <ColumnsMenu view={view} onChange={onChange} />
      {views.some((one) => isSameView(one, view)) || isSameView(view, plainView) ? null : (
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconDeviceFloppy size={14} aria-hidden />}
          onClick={() => name('new')}
        >
          <Words id="desk.view-save" />
        </Button>
      )}
      {naming ? <NameSheet of={naming} view={view} onClose={() => name(null)} /> : null}
    </span>
  )
}

const ViewMenu = ({ of, view, onRename }: { of: SavedView; view: DeskView; onRename: () => void }) => {
  const words = useWords()
  const failed = (problem: { detail: string; code: string }) =>
    tell(problem.detail || words(`problem.${problem.code}-do`), 'urgent')
  const change = useAct(changeView, { refreshes: ['desk.view'] })
  const remove = useAct(removeView, { refreshes: ['desk.view'] })
  const { id, version, name, shared } = of
  return (
    <Menu>
      <Menu.Target>
        <button type="button" className="desk-view-more" aria-label={words('desk.view-more', { name })}>
          <IconChevronDown size={12} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={onRename}>
          <Words id="desk.view-rename" />
        </Menu.Item>
        <Menu.Item
          onClick={() =>
            change.mutate(
              { params: { id }, body: { version, name, shared, wanted: view.wanted, columns: [...view.columns] } },
              { onError: failed },
            )
          }
        >
          <Words id="desk.view-replace" />
        </Menu.Item>
        <Menu.Item
          onClick={() =>
            remove.mutate(
              { params: { id } },
              { onError: failed, onSuccess: () => tell(words('desk.view-removed', { name }), 'good') },
            )
          }
        >
          <Words id="desk.view-remove" />
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** Which columns are shown, in their usual order. */
const ColumnsMenu = ({ view, onChange }: Chosen) => {
  const words = useWords()
  const toggle = (column: (typeof viewColumns)[number], on: boolean) => {
    const columns = viewColumns.filter((one) => (one === column ? on : view.columns.includes(one)))
    if (columns.length > 0) onChange({ ...view, columns })
  }
  return (
    <Menu closeOnItemClick={false}>
      <Menu.Target>
        <Button size="compact-xs" variant="subtle" leftSection={<IconColumns size={14} aria-hidden />}>
          <Words id="desk.columns" />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {viewColumns.map((column) => {
          const on = view.columns.includes(column)
          return (
            <Menu.Item key={column} role="menuitemcheckbox" aria-checked={on} onClick={() => toggle(column, !on)}>
              <Checkbox.Indicator checked={on} size="xs" /> {words(`desk.column-${column}`)}
            </Menu.Item>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}

const NameSheet = ({ of, view, onClose }: { of: SavedView | 'new'; view: DeskView; onClose: () => void }) => {
  const words = useWords()
  const isNew = of === 'new'
  const [name, setName] = useState(isNew ? '' : of.name)
  const [shared, share] = useState(isNew ? false : of.shared)
  const [tried, setTried] = useState(false)
  const options = { refreshes: ['desk.view'], onDone: onClose }
  const save = useAct(saveView, options)
  const change = useAct(changeView, options)
  const faults = name.trim() === '' ? [{ pointer: '/name', says: words('desk.view-write-name') }] : []
  const send = () => {
    setTried(true)
    if (faults.length > 0) return
    const entry = { name: name.trim(), shared }
    if (isNew) save.mutate({ body: { ...entry, wanted: view.wanted, columns: [...view.columns] } })
    else
      change.mutate({
        params: { id: of.id },
        body: { ...entry, version: of.version, wanted: of.wanted, columns: of.columns },
      })
  }
  return (
    <Sheet open onClose={onClose} title={<Words id={isNew ? 'desk.view-save' : 'desk.view-rename'} />}>
      <Form problem={save.error ?? change.error} {...(tried && faults.length > 0 ? { faults } : {})} onSubmit={send}>
        <TextField
          label="desk.view-name"
          pointer="/name"
          maxLength={60}
          required
          autoFocus
          value={name}
          onChange={setName}
        />
        <FlagField label="desk.view-share" pointer="/shared" value={shared} onChange={share} />
        <FormActs
          act={<Words id={isNew ? 'desk.view-save' : 'desk.view-rename'} />}
          busy={save.isPending || change.isPending}
          onLeave={onClose}
        />
      </Form>
    </Sheet>
  )
}
