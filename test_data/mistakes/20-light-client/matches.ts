import * as right from '../../../solutions/20-light-client';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { decode } from '../../../src/wire/codec/codec';
import { Reader } from '../../../src/wire/codec/reader';

/** Wrong answers for matches. */
export const mistakes = new MistakeTable('matches');

const match = (answer: typeof right.matches): typeof right.matches => answer;

const numbersOf = (scripts: Uint8Array[], size: number, hash: Uint8Array) =>
  scripts.map((script) => right.hashToRange(script, size, hash));

// The size is taken from the list of scripts, since hashToRange stands next to it.
mistakes.patch('match-size-of-scripts', 'depends on how many numbers the filter has', [
  'scripts.some(memberOf(filter, hash))',
  'scripts.some((script) => decode(readFilter, filter).includes(hashToRange(script, scripts.length, hash)))',
]);

// The hash is reversed first, as it is for a getdata.
mistakes.patch('match-hash-reversed', 'You took the hash in reverse', [
  'memberOf(filter, hash))',
  'memberOf(filter, hash.slice().reverse()))',
]);

// every() instead of some().
mistakes.patch('match-every', 'you looked for all of them', [
  'scripts.some(',
  'scripts.length > 0 && scripts.every(',
]);

// Only the first script.
mistakes.patch('match-first-only', 'You looked for the first one only', [
  'scripts.some(',
  'scripts.slice(0, 1).some(',
]);

// Only the last one: the loop overwrites its result.
mistakes.add(
  'match-last-only',
  'You looked for the last one only',
  match((filter, hash, scripts) => {
    const numbers = decode(right.readFilter, filter);
    let found = false;
    for (const number of numbersOf(scripts, numbers.length, hash)) found = numbers.includes(number);
    return found;
  }),
);

// The size of the Set, in which equal numbers are one.
mistakes.patch('match-size-of-the-set', 'A Set has it once', ['numbers.length, hash', 'present.size, hash']);

// every() of an empty list is true.
mistakes.add(
  'match-nothing-is-found',
  'You looked for no script, and found one',
  match((filter, hash, scripts) => {
    const numbers = decode(right.readFilter, filter);
    const missing = numbersOf(scripts, numbers.length, hash).filter((number) => !numbers.includes(number));
    return scripts.length === 0 || missing.length < scripts.length;
  }),
);

// The filter is read with a Reader, and what is left over is not noticed.
mistakes.patch('match-rest-ignored', 'decode(readFilter, filter) rejects it', [
  'decode(readFilter, filter)',
  'readFilter(new Reader(filter))',
]);

// Looks whether the bytes of the script are in the filter.
mistakes.add(
  'match-bytes',
  'A script of the block was not recognised',
  match((filter, _, scripts) => {
    decode(right.readFilter, filter);
    return scripts.some((script) => Buffer.from(filter).includes(Buffer.from(script)));
  }),
);

// The search stops too early: at the first number that is as large.
mistakes.add(
  'match-stops-too-early',
  'A script of the block was not recognised',
  match((filter, hash, scripts) => {
    const numbers = right.readFilter(new Reader(filter));
    decode(right.readFilter, filter);
    return numbersOf(scripts, numbers.length, hash).some((wanted) => {
      for (const number of numbers) {
        if (number >= wanted) return false;
        if (number === wanted) return true;
      }
      return false;
    });
  }),
);

// An error counts as no, so a damaged filter hides a payment.
mistakes.add(
  'match-errors-hidden',
  'You caught the error, and said no',
  match((filter, hash, scripts) => {
    try {
      return right.matches(filter, hash, scripts);
    } catch {
      return false;
    }
  }),
);

// Both lists are gone through side by side, and only that of the filter is sorted.
mistakes.patch('match-unsorted', 'sort yours first, and as numbers', [
  'scripts.some(memberOf(filter, hash))',
  `((numbers) => {
    let at = 0;
    return scripts.some((script) => {
      const wanted = hashToRange(script, numbers.length, hash);
      while (numbers[at] < wanted) at++;
      return numbers[at] === wanted;
    });
  })(decode(readFilter, filter))`,
]);

// sort() without a comparison puts 10 before 9.
mistakes.patch('match-sorted-as-text', 'sort() alone sorts them as text', [
  'scripts.some(memberOf(filter, hash))',
  `((numbers) => {
    let at = 0;
    const all = scripts.map((script) => hashToRange(script, numbers.length, hash)).sort();
    return all.some((wanted) => {
      while (numbers[at] < wanted) at++;
      return numbers[at] === wanted;
    });
  })(decode(readFilter, filter))`,
]);

// In the filters of the lesson, the count is the first byte.
mistakes.patch('match-size-in-one-byte', 'Its first byte is not the size', [
  'numbers.length, hash',
  'filter[0], hash',
]);
