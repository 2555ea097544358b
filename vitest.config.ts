import { defineConfig } from 'vitest/config'

const all = ['src/**/*.test.ts', 'test/**/*.test.ts', 'bench/**/*.test.ts']
/** Whole products: a world played from its past, hubs of their own, browsers. Each has its modules to itself. */
const whole = ['src/demonstration*.test.ts', 'test/**/*.test.ts']

export default defineConfig({
  test: {
    globalSetup: ['test/cluster.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // What happens a little later is waited for; how fast it is belongs to the bench.
    expect: { poll: { timeout: 10_000 } },
    projects: [
      { extends: true, test: { name: 'whole', include: whole } },
      // The files of a worker share its modules: loading the hub anew for each was a third of the run. Nothing is mocked.
      { extends: true, test: { name: 'parts', include: all, exclude: whole, isolate: false } },
    ],
  },
})
