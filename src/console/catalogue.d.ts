// Types of the modules that `vite.config.ts` makes out of `locales/<language>/*.json`.
declare module 'virtual:catalogue/*' {
  export const messages: Record<string, string>
}
