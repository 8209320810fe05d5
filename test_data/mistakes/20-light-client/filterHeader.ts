import { MistakeTable } from '../../../src/acceptance/mistake-table';

/** Wrong answers for filterHeader. */
export const mistakes = new MistakeTable('filterHeader');

// As in a header of a block, where the previous hash comes first.
mistakes.patch('header-previous-first', 'You put the previous header first', [
  '...filterHash, ...previous',
  '...previous, ...filterHash',
]);

// One SHA-256.
mistakes.patch(
  'header-hashed-once',
  'You hashed once',
  ['hash256(Uint8Array', 'sha256(Uint8Array'],
  ['import { SIPHASH_KEY', "import { sha256 } from '../src/wire/sha256';\nimport { SIPHASH_KEY"],
);

// The filter is hashed once more: the parameter is taken for the filter.
mistakes.patch('header-filter-hashed-again', 'You hashed the filter hash once more', [
  '...filterHash,',
  '...hash256(filterHash),',
]);

// The previous header is left out.
mistakes.patch('header-without-previous', 'That does not depend on the previous header', [
  ', ...previous)',
  ')',
]);

// Nothing is hashed.
mistakes.patch('header-is-the-hash', 'The header also depends on the one before it', [
  'hash256(Uint8Array.of(...filterHash, ...previous))',
  'filterHash',
]);

// As people write it.
mistakes.patch('header-as-displayed', 'The right header, in reverse', [
  '...previous));',
  '...previous)).reverse();',
]);

// Both are reversed first.
mistakes.patch('header-parts-reversed', 'You reversed the hashes before you hashed them', [
  '...filterHash, ...previous',
  '...filterHash.slice().reverse(), ...previous.slice().reverse()',
]);

// Zeros look like nothing at all, so they are left out.
mistakes.patch('header-zeros-left-out', 'the previous header is 32 zeros, and they are hashed, too', [
  '...previous)',
  '...(previous.some((byte) => byte > 0) ? previous : []))',
]);

// The parameter is written to.
mistakes.patch('header-parameter-changed', 'A parameter has changed', [
  'return hash256(Uint8Array.of(...filterHash, ...previous));',
  'const next = hash256(Uint8Array.of(...filterHash, ...previous));\n  previous.set(next);\n  return next;',
]);

// The previous header is taken as people write it.
mistakes.patch('header-previous-reversed', 'You reversed one of the hashes', [
  'previous)',
  'previous.slice().reverse())',
]);

// Hashes are shown as text, and joined as text.
mistakes.patch('header-of-text', 'You hashed the text of the two hashes', [
  'Uint8Array.of(...filterHash, ...previous)',
  'new TextEncoder().encode(hex(filterHash) + hex(previous))',
]);
