// Serves the built console: immutable assets, one page with a nonce for styles, and headers that let nothing foreign in.
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { Failure } from './failure.ts'
import { packageFolder } from './settings.ts'

const folder = join(packageFolder(), 'dist', 'console')

const policy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ')

const secure = (reply: FastifyReply, nonce: string): FastifyReply =>
  reply
    .header('content-security-policy', policy(nonce))
    .header('cross-origin-opener-policy', 'same-origin')
    .header('cross-origin-resource-policy', 'same-origin')
    .header('permissions-policy', 'camera=(self), microphone=(), geolocation=()')
    .header('x-frame-options', 'DENY')

/** Whether the console has been built; without it the API works and the page says so. */
export const consoleIsBuilt = (): boolean => existsSync(join(folder, 'index.html'))

/** Serves the console below `/`. Paths of pages answer the one page; what looks like a file and is none answers 404. */
export const serveConsole = async (server: FastifyInstance): Promise<void> => {
  if (!consoleIsBuilt()) return
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  await server.register(fastifyStatic, {
    root: folder,
    index: false,
    serve: true,
    wildcard: false,
    cacheControl: false,
    decorateReply: false,
    setHeaders: (response, path) => {
      void response.header('content-security-policy', policy('none'))
      void response.header('x-content-type-options', 'nosniff')
      void response.header(
        'cache-control',
        path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      )
    },
  })
  const showPage = async (_request: unknown, reply: FastifyReply) => {
    const nonce = randomBytes(16).toString('base64')
    return secure(reply, nonce)
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(page.replaceAll('__NONCE__', nonce))
  }
  server.get('/', { schema: { hide: true } as object }, showPage)
  server.get<{ Params: { '*': string } }>('/*', { schema: { hide: true } as object }, async (request, reply) => {
    const path = request.params['*']
    if (path.startsWith('api/') || /\.\w{1,8}$/.test(path)) throw new Failure('notFound', 'request.no-such-path')
    return showPage(request, reply)
  })
}
