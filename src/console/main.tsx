// Starts the console: the words first, then the page.
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './mantine.css'
import './fonts.css'
import './tokens.css'
import './console.css'
import { App } from './app.tsx'
import { catalogueOf, dressDocument, language } from './languages.ts'

const start = async (): Promise<void> => {
  const place = document.getElementById('root')
  if (!place) return
  const chosen = language.read()
  dressDocument(chosen)
  const first = await catalogueOf(chosen)
  createRoot(place).render(
    <StrictMode>
      <App first={first} />
    </StrictMode>,
  )
}

void start()
