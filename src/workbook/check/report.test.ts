import { stripVTControlCharacters } from 'node:util';
import { reportHtml, typeHtml } from './report-html';
import { reportText, typeText } from './report-text';
import type { Verdict } from './verdict';

const verdict: Verdict = {
  slug: '01-framing',
  state: 'wrong',
  exercises: [
    { name: 'checksum', state: 'wrong' },
    { name: 'readCommand', state: 'wrong' },
  ],
  finding: { exercise: 'checksum', test: 'of no bytes', message: 'Why.\n  you gave <1>', where: 'a.ts:1' },
  more: [
    { exercise: 'readCommand', test: 'verack', message: `${'why '.repeat(200)}\nmore`, where: 'a.ts:9' },
  ],
  printed: [{ test: 'checksum · of no bytes', lines: ['one <1>', 'two'] }, { lines: ['loading'] }],
};
const done: Verdict = { ...verdict, state: 'done', finding: undefined, more: undefined };

test('in a terminal: the first finding in full, its output, then the others in two lines each', () => {
  const text = stripVTControlCharacters(reportText([verdict]));
  expect(text).toContain(
    [
      'Next: a.ts:1  checksum · of no bytes',
      '  Why.',
      '    you gave <1>',
      '',
      '01-framing · Printed in checksum · of no bytes:',
      '  one <1>',
      '  two',
      '01-framing · Printed while it was loading:',
      '  loading',
      '',
      'After that, if still wrong:',
      '  a.ts:9  readCommand · verack',
      '    why why',
    ].join('\n'),
  );
  expect(text.length).toBeLessThan(700);
});

test('in a notebook: the same, escaped', () => {
  const html = reportHtml(verdict);
  const places = [
    'you gave &lt;1&gt;',
    'Printed in checksum',
    'one &lt;1&gt;',
    'loading',
    'After that, if still wrong:',
    'a.ts:9',
  ];
  expect(places.map((text) => html.indexOf(text)).every((at, i, all) => at > (all[i - 1] ?? 0))).toBe(true);
  expect(html.match(/why /g)?.length).toBeLessThan(50);
});

test('of many type errors the first are shown, and how many there are; none is long', () => {
  const fault = { where: 'a.ts:1', message: 'x'.repeat(10_000) };
  for (const shown of [typeText(Array(300).fill(fault)), typeHtml(Array(300).fill(fault))]) {
    expect(shown).toContain('… and 292 more type errors');
    expect(shown.length).toBeLessThan(6000);
  }
  expect(typeText([fault])).not.toContain('more');
});

test('output is also shown when nothing is wrong', () => {
  expect(reportText([done])).toContain('Printed while it was loading:\n  loading');
  expect(reportHtml(done)).toContain('two');
});

describe('a check after another one', () => {
  const before: Verdict = {
    slug: '05-net-addr',
    state: 'in progress',
    exercises: [
      { name: 'readIp', state: 'not written' },
      { name: 'writeIp', state: 'not written' },
      { name: 'readNetAddr', state: 'not written' },
    ],
    finding: { exercise: 'readIp', message: 'readIp is yours to write.', where: 'a.ts:1' },
  };
  const after: Verdict = {
    ...before,
    by: '02-fields',
    exercises: [
      { name: 'readIp', state: 'done' },
      { name: 'writeIp', state: 'not written' },
      { name: 'readNetAddr', state: 'blocked' },
    ],
  };

  test('says first what is new, and folds the list of the exercises', () => {
    expect(reportHtml(before)).toContain('<details style="margin-top:0.5em" open>');
    const html = reportHtml(after, before);
    expect(html).toContain('New since the last check: ✔ readIp is done. ✔ readNetAddr is right, but calls');
    expect(html.indexOf('New since')).toBeLessThan(html.indexOf('Next:'));
    expect(html).not.toContain(' open>');
    expect(html).toContain('All exercises: 1 of 3 done');
  });

  test('an answer that only waits for an earlier lesson is called right', () => {
    expect(reportHtml(after)).toContain('✔ readNetAddr right, waits for 02');
  });

  test('says so if nothing has changed', () => {
    expect(reportHtml(before, before)).toContain('Nothing has changed since the last check.');
  });
});

test('a lesson that is done leads to the comparison and to the next lesson', () => {
  const lesson: Verdict = {
    slug: '01-framing',
    state: 'done',
    exercises: [{ name: 'checksum', state: 'done' }],
  };
  expect(reportHtml(lesson)).toMatch(/compare\('01'\).*<a href="02-fields\.ipynb">02 · /);
  const text = stripVTControlCharacters(reportText([lesson]));
  expect(text).toContain('npm run compare 01');
  expect(text).toContain('Next: notebooks/02-fields.ipynb');
});
