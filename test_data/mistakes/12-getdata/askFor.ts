import { hashBytes } from '../../../solutions/12-getdata';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { fromHex } from '../../../src/wire/bytes';

/** Wrong answers for askFor. */
export const mistakes = new MistakeTable('askFor');

// This lesson is about transactions, so that is what it asks for.
mistakes.patch('ask-always-for-a-transaction', 'That is not the type that you were given', [
  'type, hash',
  'type: INVENTORY.TX, hash',
]);

// The hash is sent as entered: the second error of the tutorial.
mistakes.patch('ask-as-displayed', 'in which people write it. No node', [
  'hashBytes(text)',
  'hashBytes(text).reverse()',
]);

// struct.pack('<bb32s', count, type, hash), as the tutorial has it: the type in one byte.
mistakes.add(
  'ask-as-the-tutorial-does',
  'Those are bytes. inventories writes them',
  (type: number, ...hashes: string[]) => Uint8Array.of(hashes.length, type, ...fromHex(hashes.join(''))),
);

// forEach() returns nothing, and the list is never filled.
mistakes.add('ask-for-nothing', 'The list is empty', (type: number, ...hashes: string[]) => {
  const wanted: { type: number; hash: Uint8Array }[] = [];
  hashes.forEach((text) => [...wanted, { type, hash: hashBytes(text) }]);
  return wanted;
});

// Nobody asks for more than one.
mistakes.patch('ask-for-the-first-only', 'Only one is left', ['hashes.map', 'hashes.slice(0, 1).map']);

// Anything that is not a hash is left out, so that the rest can be asked for.
mistakes.patch('ask-invalid-hashes-left-out', 'it must be rejected', [
  'hashes.map',
  'hashes.filter((text) => text.length === 64).map',
]);

// The list is reversed, too.
mistakes.patch('ask-list-reversed', 'reverse the bytes of each hash, not the list', [
  'hashes.map',
  'hashes.reverse().map',
]);

// It asks for one thing, so one object is enough.
mistakes.add('ask-one-object', 'That is one vector', (type: number, ...hashes: string[]) => ({
  type,
  hash: hashBytes(hashes[0]),
}));

// All types are small numbers, except those with witnesses.
mistakes.patch('ask-type-in-one-byte', 'That is not the type that you were given', [
  'type, hash',
  'type: type & 0xff, hash',
]);

// The string stays a string: the codec will know what to do.
mistakes.patch('ask-with-hex-strings', 'The hash is still a string', ['hashBytes(text)', 'text']);
