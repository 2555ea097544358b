// A process of a tenth of a second that gives back each handle it is sent: Node offers no other way to have a listening socket twice.

process.on('message', (word: string, handle: unknown) => {
  process.send?.(word, handle as Parameters<NonNullable<typeof process.send>>[1])
})
process.on('disconnect', () => process.exit())
