import { hashBytes, INVENTORY } from '../../../solutions/09-getdata';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { fromHex } from '../../../src/wire/bytes';

/** Wrong answers for askFor. */
export const mistakes = new MistakeTable('askFor');

// This lesson is about transactions, so that is what it asks for.
mistakes.add(
  'ask-always-for-a-transaction',
  'That is not the type that you were given',
  (type: number, ...hashes: string[]) =>
    hashes.map((text) => ({ type: type && INVENTORY.TX, hash: hashBytes(text) })),
);

// The hash is sent as entered: the second error of the tutorial.
mistakes.add('ask-as-displayed', 'in which people write it. No node', (type: number, ...hashes: string[]) =>
  hashes.map((text) => ({ type, hash: hashBytes(text).reverse() })),
);

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
mistakes.add('ask-for-the-first-only', 'Only one is left', (type: number, ...hashes: string[]) =>
  hashes.slice(0, 1).map((text) => ({ type, hash: hashBytes(text) })),
);

// Anything that is not a hash is left out, so that the rest can be asked for.
mistakes.add('ask-invalid-hashes-left-out', 'It must be refused', (type: number, ...hashes: string[]) => {
  const good = hashes.filter((text) => text.length === 64);
  return good.map((text) => ({ type, hash: hashBytes(text) }));
});

// The list is reversed, too.
mistakes.add(
  'ask-list-reversed',
  'reverse the bytes of each hash, not the list',
  (type: number, ...hashes: string[]) => hashes.map((text) => ({ type, hash: hashBytes(text) })).reverse(),
);

// It asks for one thing, so one object is enough.
mistakes.add('ask-one-object', 'That is one vector', (type: number, ...hashes: string[]) => ({
  type,
  hash: hashBytes(hashes[0]),
}));

// All types are small numbers, except those with witnesses.
mistakes.add(
  'ask-type-in-one-byte',
  'That is not the type that you were given',
  (type: number, ...hashes: string[]) => hashes.map((text) => ({ type: type & 0xff, hash: hashBytes(text) })),
);

// The string stays a string: the codec will know what to do.
mistakes.add('ask-with-hex-strings', 'The hash is still a string', (type: number, ...hashes: string[]) =>
  hashes.map((hash) => ({ type, hash })),
);
