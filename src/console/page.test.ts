// Addresses and the pages they belong to.
import { expect, test } from 'vitest'
import { type Page, pageAt } from './page.ts'

const page = (path: string): Page => ({
  path,
  title: 'console.title',
  admits: 'signed-in',
  frame: 'full',
  component: async () => () => null,
})
const pages = ['/knowledge', '/knowledge/:slug', '/knowledge/new', '/knowledge/questions/:id'].map(page)

test('an address belongs to the page that says most of it itself', () => {
  expect(pageAt(pages, '/knowledge/new')?.path).toBe('/knowledge/new')
  expect(pageAt(pages, '/knowledge/how-to-ask')?.path).toBe('/knowledge/:slug')
  expect(pageAt(pages, '/knowledge/questions/018f')?.path).toBe('/knowledge/questions/:id')
  expect(pageAt(pages, '/knowledge')?.path).toBe('/knowledge')
  expect(pageAt(pages, '/elsewhere')).toBeUndefined()
})
