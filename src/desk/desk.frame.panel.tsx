// What the desk gives to every page: its alarm, the sheets for calls and tasks, and their commands; and its links to other pages.
import { Button, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useCommands } from '../console/commands.ts'
import { useGo } from '../console/go.tsx'
import { useMay } from '../console/session.ts'
import { useWords, Words } from '../console/words.tsx'
import { DeskAlarm } from './desk.alarm.panel.tsx'
import { callAsked, taskAsked } from './desk.asked.panel.tsx'
import { CallSheet } from './desk.call.panel.tsx'
import { createTask } from './desk.operations.ts'
import { logCall } from './desk.shift.operations.ts'
import { TaskSheet } from './desk.task.panel.tsx'

/** Mounted once, in the frame of every page, for those whose desk it is. */
export const DeskEverywhere = (): ReactNode => {
  const mayCall = useMay(logCall)
  const mayTask = useMay(createTask)
  const go = useGo()
  useCommands([
    ...(mayTask
      ? [{ id: 'desk-task', does: 'desk-act.task', section: 'create' as const, run: () => taskAsked.write({}) }]
      : []),
    ...(mayCall
      ? [{ id: 'desk-call', does: 'desk-act.call', section: 'create' as const, run: () => callAsked.write({}) }]
      : []),
    { id: 'desk-handover', does: 'handover.write', section: 'go' as const, run: () => go('/desk/handover') },
    { id: 'desk-calls', does: 'desk.calls-title', section: 'go' as const, run: () => go('/desk/calls') },
  ])
  return (
    <>
      <DeskAlarm />
      <CallSheet />
      <TaskSheet />
    </>
  )
}

/** Further things of the desk, at the end of its head. */
export const DeskTools = (): ReactNode => {
  const words = useWords()
  const go = useGo()
  return (
    <Menu>
      <Menu.Target>
        <Button variant="subtle" aria-label={words('desk.more')}>
          <IconDots size={16} aria-hidden />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => taskAsked.write({})}>
          <Words id="desk-act.task" />
        </Menu.Item>
        <Menu.Item onClick={() => callAsked.write({})}>
          <Words id="desk-act.call" />
        </Menu.Item>
        <Menu.Item onClick={() => go('/desk/calls')}>
          <Words id="desk.calls-title" />
        </Menu.Item>
        <Menu.Item onClick={() => go('/desk/handover')}>
          <Words id="handover.write" />
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
