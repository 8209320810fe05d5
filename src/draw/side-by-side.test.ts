import { fromHex } from '../wire/bytes';
import { Reader } from '../wire/codec/reader';
import { type Column, sideBySide } from './side-by-side';
import { figureHtml } from './figure';

/** A message with a version (4 bytes), a name (the bytes between) and, optionally, a flag (1 byte). */
function column(title: string, bytes: Uint8Array, flag: boolean): Column {
  const { spans } = new Reader(bytes).trace((r) => {
    r.field('version', (inner) => inner.bytes(4)[0]);
    r.bytes(r.left - (flag ? 1 : 0), 'name');
    if (flag) r.field('flag', (inner) => inner.bytes(1)[0] !== 0);
  });
  return { title, bytes, spans };
}

const theirs = column('theirs', fromHex('7f110100 2f613a312f 01'), true);
const mine = column('mine', fromHex('7f110100 2f623a312f 01'), true);
const shorter = column('shorter', fromHex('7f110100 2f613a312f'), false);

const lineOf = (text: string, path: string) => text.split('\n').find((line) => line.endsWith(` ${path}`));

test('every field has a row with the bytes and the value of every message', () => {
  const { svg, text } = sideBySide([theirs, mine], { title: 'two messages' });
  for (const word of ['version', 'name', 'flag', 'theirs', 'mine', '7f 11 01 00', '2f 61 3a 31 2f', 'true']) {
    expect(svg).toContain(`>${word}</text>`);
    expect(text).toContain(word);
  }
  expect(text).toContain("theirs: 2f 61 3a 31 2f  '/a:1/'");
  expect(text).toContain("mine: 2f 62 3a 31 2f  '/b:1/'");
});

test('a field that differs is marked with a sign, not only by colour', () => {
  const { svg, text } = sideBySide([theirs, mine], { title: 'two messages' });
  expect(lineOf(text, 'version')).toBe('= version');
  expect(lineOf(text, 'name')).toBe('≠ name');
  expect(svg.match(/>≠<\/text>/g)).toHaveLength(1);
  expect(svg.match(/>=<\/text>/g)).toHaveLength(2);
  expect(text).toContain('1 of 3 fields differ');
});

test('equal values of different bytes count as different', () => {
  const other = column('other', fromHex('7f110100 2f613a312f 02'), true);
  expect(lineOf(sideBySide([theirs, other], { title: 'flags' }).text, 'flag')).toBe('≠ flag');
});

test('a field that a message lacks is shown as absent, and counts as different', () => {
  for (const columns of [
    [theirs, shorter],
    [shorter, theirs],
  ]) {
    const { svg, text } = sideBySide(columns, { title: 'with and without' });
    expect(svg).toContain('>absent</text>');
    expect(lineOf(text, 'flag')).toBe('≠ flag');
    expect(text).toContain('shorter: absent');
  }
});

test('fields keep the order of the messages, even if the first message has fewer', () => {
  const early = { title: 'early', bytes: fromHex('01 03'), spans: spans('a', 'c') };
  const late = { title: 'late', bytes: fromHex('01 02 03'), spans: spans('a', 'b', 'c') };
  const { text } = sideBySide([early, late], { title: 'order' });
  expect(text.match(/^[=≠] \w$/gm)).toEqual(['= a', '≠ b', '= c']);
});

test('more than two messages can be compared', () => {
  const { text } = sideBySide([theirs, mine, shorter], { title: 'three' });
  expect(lineOf(text, 'version')).toBe('= version');
  expect(text.match(/^ {4}/gm)).toHaveLength(9);
});

test('many bytes and long values are truncated', () => {
  const long = { title: 'long', bytes: new Uint8Array(40).fill(0x61), spans: spans('a') };
  long.spans[0].end = 40;
  long.spans[0].value = long.bytes;
  const { svg } = sideBySide([long], { title: 'long' });
  expect(svg).toContain('61 61 61 61 61 61 61 61 …');
  expect(svg).not.toContain('a'.repeat(40));
  expect(svg).toContain('a…</text>');
});

test('an empty field, and bytes that are not text, are shown without a value', () => {
  const odd = { title: 'odd', bytes: fromHex('ff'), spans: spans('a', 'nothing') };
  odd.spans[0].value = odd.bytes;
  odd.spans[1].end = 1;
  odd.spans[1].value = new Uint8Array();
  const { text } = sideBySide([odd], { title: 'odd' });
  expect(text).toContain('odd: ff\n');
  expect(text).toContain('odd: no bytes\n');
});

test('titles and bytes are escaped', () => {
  const hostile = column('<b>', fromHex('7f110100 3c623e'), false);
  const { svg } = sideBySide([hostile], { title: 'a "picture"' });
  expect(svg).not.toContain('<b>');
  expect(svg).toContain('&lt;b&gt;');
});

test('the picture’s HTML has a label for screen readers', () => {
  const html = figureHtml(sideBySide([theirs, mine], { title: 'a "picture"' }));
  expect(html).toContain('role="img" aria-label="a &quot;picture&quot;"');
});

/** Consecutive fields of one byte each. */
function spans(...paths: string[]) {
  return paths.map((path, i) => ({ path, start: i, end: i + 1, value: i as unknown }));
}
