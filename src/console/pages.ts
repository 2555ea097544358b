// All pages of the console. A slice adds its lines here; the screens themselves are fetched when they are first opened.
import type { Page } from './page.ts'

export const pages: readonly Page[] = [
  {
    path: '/sign-in',
    title: 'officer.sign-in',
    admits: 'anybody',
    frame: 'bare',
    component: () => import('../officer/officer.page.tsx').then((page) => page.SignIn),
  },
]
