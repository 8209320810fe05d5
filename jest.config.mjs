// One suite, many subjects: a suite imports `answers/NN-slug`, and ANSWERS says whose answers those are.
const answers = process.env.ANSWERS ?? 'exercises';

/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/src', '<rootDir>/exercises'],
  testMatch: ['**/*.test.ts'],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json'],
  moduleNameMapper: {
    '^answers/(.*)$': `<rootDir>/${answers}/$1`,
    // node loads these as ES modules, which jest cannot require; they bring the same as one file, too,
    // and the first asks for the second as a page would
    '^@observablehq/plot$': '<rootDir>/node_modules/@observablehq/plot/dist/plot.umd.js',
    '^d3@[^/]+/dist/d3\\.min\\.js$': '<rootDir>/node_modules/d3/dist/d3.js',
  },
  transform: { '\\.[cm]?[jt]s$': '<rootDir>/scripts/lib/jest-transform.cjs' },
  // also where a package manager keeps packages in folders of their own: node_modules/.pnpm/…/node_modules/@noble
  transformIgnorePatterns: ['/node_modules/(?!(?:.*/)?@noble/)'],
  setupFilesAfterEnv: ['<rootDir>/src/suite/jest-setup.ts'],
  watchman: false,
};
