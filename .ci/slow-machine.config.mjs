// The catalogue of mistakes as on a machine that is twenty times slower: the clocks of a connection run that much
// faster than the turns in which the suites count.
import base from '../jest.config.mjs';

/** @type {import('jest').Config} */
export default {
  ...base,
  rootDir: '..',
  roots: ['<rootDir>/src/acceptance/mistakes'],
  // from lesson 10 on there are connections
  testMatch: ['**/{1,2}[0-9]-*.test.ts'],
  // most of the time they wait
  maxWorkers: 6,
  setupFiles: ['<rootDir>/.ci/fast-clocks.cjs'],
};
