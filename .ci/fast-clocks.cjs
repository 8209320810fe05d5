// @ts-check
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const FASTER = 20;

const limits = join(__dirname, '..', 'src', 'wire', 'streams', 'limits');
/** The limits that are times, as their comments say. */
const TIMES = /in milliseconds(?:(?!\*\/)[^])*\*\/\s*export const (\w+)/g;

jest.mock(limits, () => {
  const real = jest.requireActual(limits);
  const times = [...readFileSync(`${limits}.ts`, 'utf8').matchAll(TIMES)].map(([, name]) => name);
  if (times.length === 0) throw new Error(`${limits}.ts: no limit is said to be in milliseconds`);
  return { ...real, ...Object.fromEntries(times.map((name) => [name, real[name] / FASTER])) };
});
