// One suite, many subjects: a suite imports `answers/NN-slug`, and ANSWERS says whose answers those are.
const answers = process.env.ANSWERS ?? 'exercises';

/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/src', '<rootDir>/exercises'],
  testMatch: ['**/*.test.ts'],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json'],
  moduleNameMapper: { '^answers/(.*)$': `<rootDir>/${answers}/$1` },
  transform: { '\\.[cm]?[jt]s$': '<rootDir>/scripts/lib/jest-transform.cjs' },
  transformIgnorePatterns: ['/node_modules/(?!@noble/)'],
  setupFilesAfterEnv: ['<rootDir>/src/check/jest-setup.ts'],
  watchman: false,
};
