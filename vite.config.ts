// Builds the console: one page, screens loaded on demand, each language one chunk, nothing inline and nothing fetched from outside.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const locales = fileURLToPath(new URL('./locales', import.meta.url))
const catalogue = 'virtual:catalogue/'

/** Words the hub says and the console never does: they arrive translated inside its answers. */
const saidByTheHub = ['failure.json']

/** `virtual:catalogue/vi` is every `locales/vi/*.json` as one module, so that a language is one request. */
const catalogues = (): Plugin => ({
  name: 'liaison-catalogues',
  resolveId: (id) => (id.startsWith(catalogue) ? `\0${id}` : null),
  load(id) {
    if (!id.startsWith(`\0${catalogue}`)) return null
    const folder = `${locales}/${id.slice(catalogue.length + 1)}`
    const messages: Record<string, string> = {}
    for (const file of readdirSync(folder).sort()) {
      if (!file.endsWith('.json') || saidByTheHub.includes(file)) continue
      this.addWatchFile(`${folder}/${file}`)
      Object.assign(messages, JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')))
    }
    return `export const messages = JSON.parse(${JSON.stringify(JSON.stringify(messages))})`
  },
})

const hub = process.env.LIAISON_ORIGIN ?? `http://localhost:${process.env.PORT ?? '3000'}`

export default defineConfig({
  root: fileURLToPath(new URL('./src/console', import.meta.url)),
  plugins: [react(), catalogues()],
  build: {
    outDir: fileURLToPath(new URL('./dist/console', import.meta.url)),
    emptyOutDir: true,
    target: 'es2023',
    // A file turned into a data: address would be refused by the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // What changes with our releases apart from what changes with theirs, so that a desk fetches less after an update.
        codeSplitting: {
          groups: [
            {
              name: 'react',
              test: /node_modules\/(?:react|react-dom|scheduler|react-intl|@formatjs|intl-messageformat)\//,
            },
            { name: 'mantine', test: /node_modules\/(?:@mantine|@floating-ui)\// },
          ],
        },
      },
    },
  },
  server: {
    host: '127.0.0.1',
    // The hub compares Origin with its own address, so the proxy speaks in the hub's name.
    proxy: { '/api': { target: hub, changeOrigin: true, headers: { origin: hub } } },
  },
})
