// @ts-check
// Jest's own test runner. Each package is found from the one that depends on it, wherever a package manager puts
// them.
const { createRequire } = require('node:module');

const jest = createRequire(require.resolve('jest'));
const core = createRequire(jest.resolve('@jest/core'));
module.exports = createRequire(core.resolve('jest-config'))('jest-circus/runner').default;
