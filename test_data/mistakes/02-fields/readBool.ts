import { MistakeTable } from '../../../src/acceptance/mistake-table';
import type { Reader } from '../../../src/wire/codec/reader';

/** Wrong answers for readBool. */
export const mistakes = new MistakeTable('readBool');

// In C, 0 and 1 are as good as false and true.
mistakes.add('bool-as-a-number', 'It should be true', (r: Reader) => r.bytes(1)[0]);

// An absent relay means true. But that is a rule for the version message, not for every bool.
mistakes.add('bool-default-made-up', 'you made up true', (r: Reader) => r.left === 0 || r.bytes(1)[0] !== 0);

// r.source begins at the start of the message, not where the reader is.
mistakes.add('bool-from-the-start-of-the-source', 'another place was read', (r: Reader) => {
  r.bytes(1);
  return r.source[0] !== 0;
});

// The comparison with 0 is reversed.
mistakes.add('bool-inverted', 'Reversed: you took 01 for false', (r: Reader) => r.bytes(1)[0] === 0);

// Only the reader's errors were thought of: whatever could be read is false.
mistakes.add('bool-always-false', 'You took 01 for false', (r: Reader) => r.bytes(1).length === 0);

// A bool is 0 or 1, and everything that is not 1 is taken for 0.
mistakes.add('bool-is-one', 'You took 02 for false', (r: Reader) => r.bytes(1)[0] === 1);

// !! of the array instead of its byte: an array is always truthy.
mistakes.add('bool-of-an-array', 'an array is truthy whatever it contains', (r: Reader) => !!r.bytes(1));

// read_bool at the end of a version message without relay: b'' is not b'\x01', so it is false.
mistakes.add('bool-of-nothing', 'Absent and false are two different things', (r: Reader) => {
  const byte = r.source[r.offset];
  r.offset++;
  return Boolean(byte);
});
