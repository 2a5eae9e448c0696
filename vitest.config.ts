import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Files that start threads, which end with the worker, or put something else in a module's place, for all who import it. */
const alone = [
  'test/checker/kernel/linear/linear-search.test.ts',
  'test/checker/search/crew.test.ts',
  'test/checker/search/hand-over.test.ts',
];

const unit = {
  testTimeout: 60_000,
  // The first call of npm takes seconds on a busy machine.
  hookTimeout: 60_000,
  // Threads start sooner than processes.
  pool: 'threads' as const,
};

export default defineConfig({
  resolve: { alias: { counterpoint: here('./index.ts') } },
  test: {
    // One worker per core: the default leaves one core idle.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          ...unit,
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [...alone, 'test/long/**'],
          // The files that a worker runs share their modules: to load the checker anew for each took a fifth of the whole.
          isolate: false,
        },
      },
      // After the others, or a worker would be given up for it in their midst, with the modules that it has loaded.
      { extends: true, test: { ...unit, name: 'unit-alone', include: alone, sequence: { groupOrder: 1 } } },
      { extends: true, test: { name: 'long', include: ['test/long/**/*.test.ts'], testTimeout: 1_200_000 } },
    ],
  },
});
