import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Vitest leaves a processor to itself, which on two of them means one file at a time.
    maxWorkers: availableParallelism(),
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**', 'test/browser/**'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // No unit test changes what others see: no mocks, no globals, caches of pure results alone. To load the
          // project anew for each file would take longer than most files do.
          isolate: false,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: 'test/browser/support/setup.ts',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // One browser serves all files, one after another; what they load, they load once.
          isolate: false,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: 'test/e2e/support/build.ts',
          testTimeout: 300_000,
          hookTimeout: 300_000,
          // Not among the unit tests, whose processes would end whenever a file of this project comes between.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
