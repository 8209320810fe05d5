import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../base/root';

test('packages are not transformed, except those with ES modules only, wherever a package manager puts them', () => {
  const [, text] = /transformIgnorePatterns: \['(.*)'\]/.exec(
    readFileSync(join(root(), 'jest.config.mjs'), 'utf8'),
  ) as unknown as [string, string];
  const ignored = (path: string) => new RegExp(text).test(path);
  expect(ignored('/wb/node_modules/jest/build/index.js')).toBe(true);
  expect(ignored('/wb/node_modules/.pnpm/jest@30.0.0/node_modules/jest/build/index.js')).toBe(true);
  expect(ignored('/wb/node_modules/@noble/hashes/sha2.js')).toBe(false);
  expect(ignored('/wb/node_modules/.pnpm/@noble+hashes@2.4.0/node_modules/@noble/hashes/sha2.js')).toBe(
    false,
  );
  expect(ignored('/wb/node_modules/@scure/base/index.js')).toBe(false);
  expect(ignored('/wb/src/node.ts')).toBe(false);
});
