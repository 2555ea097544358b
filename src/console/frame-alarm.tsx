// The place of the desk's alarm and sheets on every page, and of notices; each is fetched only for those whom it concerns.
import { lazy, type ReactNode, Suspense } from 'react'
import { navigationOf } from './frame-navigation.tsx'
import { Guard } from './guard.tsx'
import { useSession } from './session.ts'

const Desk = lazy(async () => ({ default: (await import('../desk/desk.frame.panel.tsx')).DeskEverywhere }))
const Notifications = lazy(async () => ({
  default: (await import('../notification/notification.frame.panel.tsx')).NotificationEverywhere,
}))
const Rounds = lazy(async () => ({ default: (await import('../notification/notification.rounds.panel.tsx')).RingNext }))

/** Rings for whoever may open the desk, and tells whoever has notifications, whichever page they are on. */
export const FrameAlarm = (): ReactNode => {
  const { duties } = useSession()
  const paths = navigationOf(duties).map((page) => page.path)
  const [desk, notifications] = [paths.includes('/desk'), paths.includes('/notifications')]
  if (!desk && !notifications) return null
  return (
    <div className="frame-alarm">
      <Guard>
        <Suspense fallback={null}>
          {desk ? <Desk /> : null}
          {desk ? <Rounds /> : null}
          {notifications ? <Notifications /> : null}
        </Suspense>
      </Guard>
    </div>
  )
}
