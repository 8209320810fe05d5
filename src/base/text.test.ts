import { cut, errorText, printableText, sentence } from './text';

test('cut truncates a string that is too long, never within a character', () => {
  expect(cut('abc', 3)).toBe('abc');
  expect(cut('abcd', 3)).toBe('ab…');
  expect(cut('a😀bc', 3)).toBe('a…');
});

test.each([
  ['\u001b[2J\u0007', '.[2J.'],
  ['a\r\nb\tc', 'a..b.c'],
  ['\u202ereversed\u2066', '.reversed.'],
  ['\u2028\u2029\u0085\u009b', '....'],
  ['half \ud83d', 'half .'],
  ['Käse 😀', 'Käse 😀'],
])('printableText turns %j into %j', (words, shown) => {
  expect(printableText(words, 80)).toBe(shown);
});

test('printableText truncates first, so a huge string costs nothing', () => {
  const huge = '\u001b'.repeat(50_000_000);
  expect(printableText(huge, 4)).toBe('....'.slice(1) + '…');
});

describe('the text of an error', () => {
  test('is never empty', () => {
    expect(errorText(new Error(''))).toBe('Error');
    expect(errorText(Object.assign(new Error(''), { code: 'ECONNREFUSED' }))).toBe('ECONNREFUSED');
    expect(errorText('')).toBe('an error without a message');
    expect(errorText(undefined)).toBe('undefined');
    expect(errorText(null)).toBe('null');
  });

  test('is that of each error in an AggregateError', () => {
    expect(errorText(new AggregateError([new Error('one'), new Error('two')]))).toBe('one; two');
  });

  test('has only a few lines, none of them long', () => {
    const lines = errorText(new Error('word\n'.repeat(1000))).split('\n');
    expect(lines.length).toBeLessThanOrEqual(17);
    expect(errorText(new Error('x'.repeat(10_000_000))).length).toBeLessThanOrEqual(500);
  });

  test('keeps its line breaks, but no control characters', () => {
    expect(errorText(new Error('one\n  two \u001b[31m'))).toBe('one\n  two .[31m');
    // git indents a command that it recommends
    expect(errorText(new Error('call:\n\tgit config'))).toBe('call:\n    git config');
  });
});

test.each([
  ['SSH', 'SSH.'],
  ['is that a port?', 'is that a port?'],
  ['no such file.', 'no such file.'],
])('%s as a sentence is %s', (words, whole) => {
  expect(sentence(words)).toBe(whole);
});
