// A suite imports `answers/NN-slug`; ANSWERS names the folder with those answers.
const answers = process.env.ANSWERS ?? 'exercises';

/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/src', '<rootDir>/exercises'],
  testMatch: ['**/*.test.ts'],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json'],
  moduleNameMapper: {
    '^answers/(.*)$': `<rootDir>/${answers}/$1`,
    // Node loads these as ES modules, which jest cannot require; they also come as a single file, and the
    // first loads the second like a web page
    '^@observablehq/plot$': '<rootDir>/node_modules/@observablehq/plot/dist/plot.umd.js',
    '^typescript$': '<rootDir>/scripts/lib/shared-typescript.cjs',
    '^d3@[^/]+/dist/d3\\.min\\.js$': '<rootDir>/node_modules/d3/dist/d3.js',
  },
  testRunner: '<rootDir>/scripts/lib/runner-with-compiler.cjs',
  transform: { '\\.[cm]?[jt]s$': '<rootDir>/scripts/lib/jest-transform.cjs' },
  // even if a package manager nests packages: node_modules/.pnpm/…/node_modules/@noble
  transformIgnorePatterns: ['/node_modules/(?!(?:.*/)?(?:@noble/|@scure/|micro-packed/))'],
  setupFilesAfterEnv: ['<rootDir>/src/suite/jest-setup.ts'],
  watchman: false,
};
