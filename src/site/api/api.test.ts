import { apiAddress } from './api';

const PAGES = new Set(['api/functions/src_a.header.html', 'api/interfaces/src_a.Header.html']);

test.each([
  ['header', 'api/functions/src_a.header.html'],
  ['Header', 'api/interfaces/src_a.Header.html'],
  ['HEADER', undefined],
])('the page of %s is the one with exactly its letters', (name, address) => {
  expect(apiAddress(PAGES, 'src/a.ts', name)).toBe(address);
});
