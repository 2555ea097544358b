// The place of the desk's alarm and sheets on every page, for those whose desk it is; they are fetched only for them.
import { lazy, type ReactNode, Suspense } from 'react'
import { navigationOf } from './frame-navigation.tsx'
import { Guard } from './guard.tsx'
import { useSession } from './session.ts'

const Desk = lazy(async () => ({ default: (await import('../desk/desk.frame.panel.tsx')).DeskEverywhere }))
const Notifications = lazy(async () => ({
  default: (await import('../notification/notification.frame.panel.tsx')).NotificationEverywhere,
}))

/** Rings for whoever may open the desk, whichever page they are on. */
export const FrameAlarm = (): ReactNode => {
  const { duties } = useSession()
  if (!navigationOf(duties).some((page) => page.path === '/desk')) return null
  return (
    <div className="frame-alarm">
      <Guard>
        <Suspense fallback={null}>
          <Desk />
          <Notifications />
        </Suspense>
      </Guard>
    </div>
  )
}
