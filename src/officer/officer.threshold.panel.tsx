// The frame of what one sees before one is signed in: emblem, language, light or dark, and that everything is logged.
import type { ReactNode } from 'react'
import { Emblem, LanguageMenu, ThemeMenu } from '../console/frame-bar.tsx'
import { Words } from '../console/words.tsx'
import './officer.css'

/** `title` is the id of the words of the heading. */
export const Threshold = ({ title, children }: { title: string; children: ReactNode }): ReactNode => (
  <div className="sign-in">
    <header className="sign-in-bar">
      <span className="sign-in-brand">
        <Emblem size={28} />
        <strong>Liaison</strong>
      </span>
      <LanguageMenu />
      <ThemeMenu />
    </header>
    <main className="sign-in-main">
      <h1>
        <Words id={title} />
      </h1>
      {children}
    </main>
    <footer className="sign-in-foot">
      <Words id="officer.logged" />
    </footer>
  </div>
)
