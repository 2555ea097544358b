// What the browser of this computer lets through: notices outside it, and sounds; both must be allowed by a click.
import { Button } from '@mantine/core'
import { IconBell, IconVolume } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { playSound } from '../console/sounds.ts'
import { Words } from '../console/words.tsx'
import { askForNotices, type Notices, unlockSounds } from '../desk/desk.sounding.panel.tsx'
import './notification.css'

const present = (): Notices => (typeof Notification === 'undefined' ? 'missing' : Notification.permission)

/** Those at a desk allow both when they begin their shift; everybody else here. */
export const ThisComputer = (): ReactNode => {
  const [notices, setNotices] = useState<Notices>(present)
  const [sounds, setSounds] = useState<boolean | null>(null)
  const allowSounds = async () => {
    const may = await unlockSounds()
    setSounds(may)
    if (may) playSound('notice')
  }
  return (
    <section className="notification-section" aria-labelledby="notification-computer">
      <h2 id="notification-computer">
        <Words id="notification.computer" />
      </h2>
      <p className="quiet">
        <Words id="notification.computer-why" />
      </p>
      <div className="notification-computer">
        <div>
          <Button
            leftSection={<IconBell size={14} aria-hidden />}
            disabled={notices !== 'default'}
            onClick={() => void askForNotices().then(setNotices)}
          >
            <Words id="notification.allow-notices" />
          </Button>{' '}
          <span role="status">
            <Words id={`notification.notices-${notices}`} />
          </span>
        </div>
        <div>
          <Button leftSection={<IconVolume size={14} aria-hidden />} onClick={() => void allowSounds()}>
            <Words id="notification.allow-sounds" />
          </Button>{' '}
          <span role="status">
            {sounds === null ? null : <Words id={sounds ? 'desk.sounds-on' : 'desk.sounds-off'} />}
          </span>
        </div>
      </div>
    </section>
  )
}
