import { MistakeTable } from '../../../src/acceptance/mistake-table';

/** Wrong answers for looksLikeV1. */
export const mistakes = new MistakeTable('looksLikeV1');

// The magic is what everything begins with.
mistakes.patch('magic-alone', 'are not enough to be sure', [
  'const expected = joinBytes(magicOf(network), command);',
  'const expected = command.length > 0 ? magicOf(network) : command;',
]);

// Fewer than 16 bytes cannot be the beginning.
mistakes.patch('short-is-false', 'so it is possible. Wait', [
  'return length === expected.length || undefined;',
  'return length === expected.length;',
]);

// A prefix that fits is taken for the whole.
mistakes.patch('prefix-is-true', 'are not enough to be sure', [
  'return length === expected.length || undefined;',
  'return true;',
]);

// It waits for 16 bytes before it looks.
mistakes.patch('waits-for-16', 'That is enough to know', [
  'const length = Math.min(start.length, expected.length);',
  'if (start.length < expected.length) return undefined;\n  const length = expected.length;',
]);

// All bytes that have come are compared with the 16.
mistakes.patch('compares-too-many', 'Compare only as many bytes', [
  'if (!sameBytes(start.subarray(0, length), ',
  'if (!sameBytes(start, ',
]);

// The magic of mainnet is the only one that was tried.
mistakes.patch('only-mainnet', 'On simnet the magic is', [
  'const expected = joinBytes(magicOf(network), command);',
  "const expected = joinBytes(magicOf('mainnet'), command);",
]);

// The name without its zeros.
mistakes.patch('name-without-zeros', 'are not enough to be sure', [
  'const expected = joinBytes(magicOf(network), command);',
  'const expected = joinBytes(magicOf(network), command.subarray(0, 7));',
]);

// null for "not known".
mistakes.patch('null-for-unknown', 'Return undefined, not null', [
  'return length === expected.length || undefined;',
  'return (length === expected.length || null) as true;',
]);
