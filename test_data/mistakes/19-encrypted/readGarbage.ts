import { MistakeTable } from '../../../src/acceptance/mistake-table';

/** Wrong answers for readGarbage. */
export const mistakes = new MistakeTable('readGarbage');

// Everything that was read is returned.
mistakes.patch('terminator-included', 'The terminator is not a part of the garbage', [
  'return bytes.slice(0, garbage);',
  'return bytes.slice(0, end);',
]);

// What was looked for is returned.
mistakes.patch('terminator-returned', 'You returned the terminator', [
  'return bytes.slice(0, garbage);',
  'return terminator;',
]);

// The garbage is thrown away: it is garbage.
mistakes.patch('garbage-dropped', 'Five bytes come before the terminator', [
  'return bytes.slice(0, garbage);',
  'return NOTHING;',
]);

// First a byte is read, then compared.
mistakes.patch('first-16-skipped', 'All bytes of the terminator are there', [
  'bytes.set(yield TAG_LENGTH);\n  for (let end = TAG_LENGTH; ; end++) {',
  'bytes.set(yield TAG_LENGTH);\n  bytes.set(yield TAG_LENGTH, TAG_LENGTH);\n  for (let end = 2 * TAG_LENGTH; ; end++) {',
]);

// 16 bytes at a time, which only fits a multiple of 16.
mistakes.patch('sixteen-at-a-time', 'It can begin at any byte', [
  'bytes.set(yield 1, end);',
  'bytes.set(yield TAG_LENGTH, end);\n    end += TAG_LENGTH - 1;',
]);

// After a false start it begins again with the next byte, and forgets those that it has.
mistakes.patch('false-start', 'after a false start', [
  'for (let end = TAG_LENGTH; ; end++) {\n    const garbage = end - TAG_LENGTH;\n    if (sameBytes(bytes.subarray(garbage, end), terminator)) return bytes.slice(0, garbage);',
  'let same = 0;\n  for (let end = 1; ; end++) {\n    const garbage = end - TAG_LENGTH;\n    same = bytes[end - 1] === terminator[same] ? same + 1 : 0;\n    if (same === TAG_LENGTH) return bytes.slice(0, garbage);\n    if (end < TAG_LENGTH) continue;',
]);

// It looks one byte further, to be sure.
mistakes.patch('one-byte-more', 'All bytes of the terminator are there', [
  'if (sameBytes(bytes.subarray(garbage, end), terminator)) return bytes.slice(0, garbage);',
  'if (sameBytes(bytes.subarray(garbage, end), terminator)) {\n      yield 1;\n      return bytes.slice(0, garbage);\n    }',
]);

// The limit counts the terminator as well.
mistakes.patch('limit-with-terminator', 'which are allowed', [
  'new Uint8Array(MAX_GARBAGE_LENGTH + TAG_LENGTH);',
  'new Uint8Array(MAX_GARBAGE_LENGTH);',
]);

// There is no limit, or a generous one.
mistakes.patch('garbage-for-ever', 'The limit is 4,095', [
  'new Uint8Array(MAX_GARBAGE_LENGTH + TAG_LENGTH);',
  'new Uint8Array(100_000);',
]);

// Off by one: a terminator after 4,096 bytes.
mistakes.patch('garbage-of-4096', 'You accepted 4,096 bytes', [
  'new Uint8Array(MAX_GARBAGE_LENGTH + TAG_LENGTH);',
  'new Uint8Array(MAX_GARBAGE_LENGTH + 1 + TAG_LENGTH);',
]);
