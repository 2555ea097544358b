// The place of the desk's alarm on every page, for those whose desk it is; the alarm itself is fetched only for them.
import { lazy, type ReactNode, Suspense } from 'react'
import { navigationOf } from './frame-navigation.tsx'
import { Guard } from './guard.tsx'
import { useSession } from './session.ts'

const DeskAlarm = lazy(async () => ({ default: (await import('../hit/desk.alarm.panel.tsx')).DeskAlarm }))

/** Rings for whoever may open the desk, whichever page they are on. */
export const FrameAlarm = (): ReactNode => {
  const { duties } = useSession()
  if (!navigationOf(duties).some((page) => page.path === '/desk')) return null
  return (
    <div className="frame-alarm">
      <Guard>
        <Suspense fallback={null}>
          <DeskAlarm />
        </Suspense>
      </Guard>
    </div>
  )
}
