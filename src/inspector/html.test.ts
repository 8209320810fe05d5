import { recording } from '../peers/recordings';
import { headingHtml, MOST_SHOWN, partHtml, summaryOf } from './html';
import { inspect } from './inspect';
import { inspectInput } from './inspect-input';
import { MAX_INPUT } from './limits';
import type { Part } from './model';

const LONG = { perRow: 16, ...MOST_SHOWN };
const version = inspectInput(recording('some-cool-software').bytes);

test('each field has a row in the table, and its frames in the picture have the same number', () => {
  const [part] = version.parts;
  const html = partHtml(part, LONG);
  const rows = [...html.matchAll(/<tr role="row" data-field="(\d+)"/g)].map(([, index]) => index);
  expect(rows).toEqual(part.fields.map((_, i) => String(i)));
  for (const index of rows) expect(html).toContain(`<rect data-field="${index}"`);
  // one stop of the Tab key
  expect(html.match(/tabindex="0"/g)).toHaveLength(1);
});

test('the frames of a field take up as many bytes as it has, in rows of any length', () => {
  for (const perRow of [8, 16]) {
    const html = partHtml(version.parts[0], { ...LONG, perRow });
    const widths = [...html.matchAll(/<rect data-field="(\d+)" x="[\d.]+" y="\d+" width="(\d+)"/g)];
    const sizes = version.parts[0].fields.map((_, i) =>
      widths
        .filter(([, index]) => Number(index) === i)
        .reduce((sum, [, , width]) => sum + (Number(width) + 2) / 27, 0),
    );
    expect(sizes).toEqual(version.parts[0].fields.map(({ start, end }) => end - start));
  }
});

test('an error is marked in the picture, in the table and in words', () => {
  const { parts } = inspectInput(recording('tutorial-getdata').bytes);
  const html = partHtml(parts[0], LONG);
  expect(html).toContain('[0].hash at byte 29: expected 32 bytes, found 29');
  expect(html).toContain('>!</text>');
  expect(html.match(/class="wrong"/g)).toHaveLength(1);
  expect(headingHtml(parts[0], 0, 1)).toContain('✘ 1 error');
  expect(partHtml(version.parts[0], LONG)).not.toContain('>!</text>');
});

test('every error is marked in the picture', () => {
  // a wrong checksum, and a hash that ends too early
  const message = recording('tutorial-getdata').bytes.slice();
  message[20] ^= 1;
  const [part] = inspect({ bytes: message, written: 'hex' }).parts;
  expect(part.errors.map(({ path }) => path)).toEqual(['checksum', '[0].hash']);
  const html = partHtml(part, LONG);
  expect(html.match(/>!<\/text>/g)).toHaveLength(2);
  expect(html.match(/class="wrong"/g)).toHaveLength(2);
  const twice = partHtml({ ...part, errors: [part.errors[0], part.errors[0]] }, LONG);
  expect(twice.match(/>!<\/text>/g)).toHaveLength(1);
});

test('nothing from the bytes becomes HTML', () => {
  const part: Part = {
    title: '<img src=x>',
    about: '<b>',
    first: 0,
    bytes: new TextEncoder().encode('<i>&"'),
    fields: [{ path: '<u>', start: 0, end: 5, value: '<s>', meaning: '`<q>` & "x"' }],
    errors: [],
    facts: ['<a>'],
  };
  const html = partHtml(part, LONG) + headingHtml(part, 0, 1);
  expect(html).not.toMatch(/<(img|b|i|u|s|q|a)[ >]/);
  expect(html).toContain('<code>&lt;q&gt;</code>');
});

test('a long part is shown in part, and can be asked for', () => {
  const short = partHtml(version.parts[0], { perRow: 16, rows: 2, fields: 3 });
  expect(short).toContain('>Show all bytes and fields</button>');
  expect(short).toContain('… 15 more fields');
  expect(short).toContain('more bytes');
  expect(partHtml(version.parts[0], LONG)).not.toContain('data-more');
});

test('a part of millions of bytes is shown up to a limit, and what is left out is said', () => {
  const bytes = new Uint8Array(MAX_INPUT);
  const [part] = inspect({ bytes, written: 'hex' }, { as: 'bytes' }).parts;
  expect(partHtml(part, { perRow: 16, rows: 2, fields: 3 })).toContain(
    '>Show more bytes and fields</button>',
  );
  const html = partHtml(part, LONG);
  expect(html).not.toContain('data-more');
  expect(html).toContain(
    `This page shows no more than ${16 * MOST_SHOWN.rows} bytes and 2000 fields of a part`,
  );
  expect(html).toContain(`… ${MAX_INPUT - 16 * MOST_SHOWN.rows} more bytes`);
  expect(html.match(/xml:space/g)).toHaveLength(MOST_SHOWN.rows);
});

test('the table is as quick for a field of four billion bytes as for one of four', () => {
  const part: Part = { ...version.parts[0], fields: [{ ...version.parts[0].fields[0], end: 2 ** 32 }] };
  expect(partHtml(part, { perRow: 16, rows: 2, fields: 3 })).toContain('4294967296 bytes');
});

test('the summary says what there is, and the first error', () => {
  expect(summaryOf(version)).toBe('version, 18 fields. No errors.');
  expect(summaryOf(inspectInput(recording('tutorial-getdata').bytes))).toBe(
    'getdata, 7 fields. 1 error: [0].hash at byte 29: expected 32 bytes, found 29.',
  );
});
