// All pages of the console. A slice adds its lines here; the screens themselves are fetched when they are first opened.
import { IconDatabase, IconDeviceMobileSearch, IconInbox, IconListDetails, IconSearch } from '@tabler/icons-react'
import type { Page } from './page.ts'

export const pages: readonly Page[] = [
  {
    path: '/sign-in',
    title: 'officer.sign-in',
    admits: 'anybody',
    frame: 'bare',
    component: () => import('../officer/officer.page.tsx').then((page) => page.SignIn),
  },
  {
    path: '/desk',
    title: 'desk.title',
    admits: ['desk', 'notices', 'compliance', 'command'],
    navigation: { group: 'operations', icon: IconInbox, key: 'd', order: 10 },
    frame: 'full',
    component: () => import('../hit/desk.page.tsx').then((page) => page.Desk),
  },
  {
    path: '/hits/:id',
    title: 'hit.title',
    admits: ['post', 'desk', 'notices', 'compliance', 'analyst', 'command'],
    frame: 'full',
    component: () => import('../hit/hit.page.tsx').then((page) => page.HitPage),
  },
  {
    path: '/records',
    title: 'record.own-title',
    admits: ['desk', 'notices', 'analyst', 'data-protection'],
    navigation: { group: 'operations', icon: IconDatabase, key: 'o', order: 60 },
    frame: 'full',
    component: () => import('../record/record.list.page.tsx').then((page) => page.OwnRecords),
  },
  {
    path: '/records/:database',
    title: 'record.own-title',
    admits: ['desk', 'notices', 'analyst', 'data-protection'],
    frame: 'full',
    component: () => import('../record/record.list.page.tsx').then((page) => page.OwnRecords),
  },
  {
    path: '/records/:database/:id',
    title: 'record.title',
    admits: ['desk', 'notices', 'compliance', 'analyst', 'data-protection', 'command'],
    frame: 'full',
    component: () => import('../record/record.page.tsx').then((page) => page.RecordPage),
  },
  {
    path: '/quick-check',
    title: 'check.quick',
    // For who stands at a counter; a desk has the search.
    admits: ['post'],
    navigation: { group: 'operations', icon: IconDeviceMobileSearch, key: 'q', order: 15 },
    frame: 'bare',
    component: () => import('../check/check.quick.page.tsx').then((page) => page.QuickCheck),
  },
  {
    path: '/search',
    title: 'check.search',
    admits: ['post', 'desk', 'notices', 'analyst', 'command'],
    navigation: { group: 'operations', icon: IconSearch, key: 's', order: 20 },
    searches: [
      { prefix: 'd', does: 'check.search-document' },
      { prefix: 'v', does: 'check.search-vehicle' },
    ],
    frame: 'full',
    component: () => import('../check/check.page.tsx').then((page) => page.Search),
  },
  {
    path: '/activity',
    title: 'oversight.activity',
    admits: 'signed-in',
    navigation: { group: 'control', icon: IconListDetails, order: 90 },
    frame: 'full',
    component: () => import('../oversight/oversight.page.tsx').then((page) => page.Activity),
  },
]
