import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'bench/**/*.test.ts'],
    globalSetup: ['test/cluster.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // The files of a worker share its modules: loading the hub anew for each file was a third of the run. Nothing of ours keeps a
    // state outside what a test starts itself, and nothing is mocked; a file that needed that would need a project of its own.
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // What happens a little later is waited for; how fast it is belongs to the bench.
    expect: { poll: { timeout: 10_000 } },
  },
})
