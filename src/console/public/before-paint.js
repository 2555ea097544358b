// Sets language, direction, theme and density before the first paint, so that a night desk is never flashed white.
;(() => {
  const root = document.documentElement
  const read = (name) => {
    try {
      return JSON.parse(localStorage.getItem(`liaison.${name}`) ?? 'null')
    } catch {
      return null
    }
  }
  const language = read('language') ?? (navigator.language || 'en').slice(0, 2)
  if (['en', 'fr', 'es', 'ar', 'vi'].includes(language)) {
    root.lang = language
    root.dir = language === 'ar' ? 'rtl' : 'ltr'
  }
  const theme = read('theme')
  const dark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  root.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
  root.setAttribute('data-density', read('density') === 'comfortable' ? 'comfortable' : 'compact')
})()
