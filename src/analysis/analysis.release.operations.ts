// What leaves a file: released as text here, as tables by the export of the material; received, opened and acknowledged.
import { operation } from '../kernel/operation.ts'
import { afterMark, id, list, pager, shape } from '../kernel/schema.ts'
import { releaseEntry, releaseLine, releaseShape } from './analysis.release.schema.ts'

const one = shape({ id: id('Id of the release') })
const ofFile = shape({ id: id('Id of the file') })
const receivers = ['analyst', 'desk', 'command'] as const

export const releaseText = operation({
  name: 'analysis.release',
  method: 'post',
  path: '/api/v1/files/:id/releases',
  summary: 'Releases a text made of claims of a file, as far as codes, order, consents and terms allow',
  admits: ['analyst'],
  effect: 'change',
  purpose: true,
  params: ofFile,
  body: releaseEntry,
  answer: releaseLine,
  status: 201,
  fresh: true,
})

export const listFileReleases = operation({
  name: 'analysis.file-releases',
  method: 'get',
  path: '/api/v1/files/:id/releases',
  summary: 'Lists what left a file, with receipts',
  admits: ['analyst', 'command', 'data-protection'],
  effect: 'quiet',
  params: ofFile,
  query: shape({ ...pager }),
  answer: shape({ releases: list(releaseLine, 'Releases, newest first', 200), after: afterMark }),
})

export const listReleases = operation({
  name: 'analysis.releases',
  method: 'get',
  path: '/api/v1/file-releases',
  summary: 'Lists releases the bureau has received',
  admits: receivers,
  effect: 'quiet',
  query: shape({ ...pager }),
  answer: shape({ releases: list(releaseLine, 'Releases, newest first', 200), after: afterMark }),
})

export const showRelease = operation({
  name: 'analysis.show-release',
  method: 'get',
  path: '/api/v1/file-releases/:id',
  summary: 'Shows a release whole; the first look of a recipient is its receipt',
  admits: receivers,
  effect: 'read',
  purpose: true,
  params: one,
  answer: releaseShape,
})

export const acknowledgeRelease = operation({
  name: 'analysis.acknowledge',
  method: 'post',
  path: '/api/v1/file-releases/:id/acknowledge',
  summary: 'Acknowledges a release for the bureau',
  admits: receivers,
  effect: 'change',
  params: one,
  answer: releaseLine,
})
