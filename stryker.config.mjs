// Mutation testing, `npm run mutation`: where a changed solution still passes, its suite has a hole.

// npm run mutation -- --mutate solutions/14-headers.ts   runs that lesson's own suite only: it is to find all
const [lesson = ''] = process.argv.join(' ').match(/(?<=solutions\/)\d\d-/) ?? [];

// whatever the shell says
process.env.ANSWERS = 'exercises';

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: ['solutions/*.ts'],
  // in the sandbox, what is mutated becomes the answers
  buildCommand: 'node scripts/lib/mutated-answers.mjs',
  plugins: ['@stryker-mutator/*', './scripts/lib/not-mutated.mjs'],
  ignorers: ['error-texts', 'given'],
  testRunner: 'jest',
  jest: {
    config: {
      // the workbook's own tests would only slow it down
      testMatch: [`<rootDir>/exercises/${lesson}*.test.ts`],
      // Stryker accepts no runner around it
      testRunner: 'jest-circus/runner',
    },
    enableFindRelatedTests: false,
  },
  coverageAnalysis: 'perTest',
  concurrency: 2,
  // a mutant that waits in vain is caught by its suite, as a wrong answer is; this is for loops without end
  timeoutMS: 30_000,
  thresholds: { high: 98, low: 95, break: 90 },
  reporters: ['clear-text', 'progress'],
  clearTextReporter: { reportTests: false, logTests: false },
  ignorePatterns: ['.venv', '.jupyter/run', 'docs', 'exercises/backups'],
  tempDirName: '.stryker',
  cleanTempDir: 'always',
};
