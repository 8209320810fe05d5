import { apiFinder } from './api';

const find = apiFinder([
  'api/functions/src_a.header.html',
  'api/interfaces/src_a.Header-1.html',
  'api/types/src_a.Other.html',
]);

test.each([
  ['header', 'api/functions/src_a.header.html'],
  ['Header', 'api/interfaces/src_a.Header-1.html'],
  ['HEADER', undefined],
  ['other', undefined],
])('the page of %s is the one with exactly its letters', (name, address) => {
  expect(find('src/a.ts', name)).toBe(address);
});
