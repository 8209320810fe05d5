import * as right from '../../../solutions/13-transaction';
import type { Transaction } from '../../../solutions/13-transaction';
import { type Change, MistakeTable } from '../../../src/acceptance/mistake-table';
import type { Reader } from '../../../src/wire/codec/reader';
import { changeError } from '../variants/change-error';

/** Wrong answers for readTransaction. */
export const mistakes = new MistakeTable('readTransaction');

/** The solution does not import it. */
const INT32: Change = ['import { int64, uint32, uint8 }', 'import { int32, int64, uint32, uint8 }'];

/** A readTransaction that changes what it has read. */
const reading = (change: (tx: Transaction) => unknown) => (r: Reader) => change(right.readTransaction(r));

/** A readTransaction that changes something in each input. */
const readingInputs = (change: (one: Transaction['inputs'][number]) => object) =>
  reading((tx) => ({ ...tx, inputs: tx.inputs.map((one) => ({ ...one, ...change(one) })) }));

/** A readTransaction that changes the value of each output. */
const readingValues = (change: (value: bigint) => unknown) =>
  reading((tx) => ({ ...tx, outputs: tx.outputs.map((one) => ({ ...one, value: change(one.value) })) }));

// It reads the flag, but does not check it.
mistakes.patch('read-any-flag', 'You ignored the flag 00', ['flag !== 1', 'false']);

// An empty witness looks like no witness, so it is left out.
mistakes.add(
  'read-empty-witness-dropped',
  'The first is empty, but it is a witness',
  reading((tx) =>
    tx.witnesses ? { ...tx, witnesses: tx.witnesses.filter((items) => items.length > 0) } : tx,
  ),
);

// It calls the codecs without field(): the error says where, but not which field.
mistakes.patch('read-fields-not-named', 'it should name', [
  "r.field('version', uint32.read)",
  'uint32.read(r)',
]);

// 00 00: no inputs and no outputs, an empty transaction, as Core reads it.
mistakes.patch('read-flag-as-no-outputs', 'You ignored the flag 00', [
  "r.field('flag', readFlag);",
  "if (uint8.read(r) === 0) return { version, inputs, outputs: [], locktime: r.field('locktime', uint32.read) };",
]);

// The error names the flag, but points at the byte after it.
mistakes.patch('read-flag-offset-after-it', 'points at byte', [
  "start, '1 (witnesses follow)'",
  "r.offset, '1 (witnesses follow)'",
]);

// reverse() on what bytes() returns: a view, so the message itself is changed.
mistakes.add(
  'read-hash-reversed-in-place',
  'You reversed the hash in the input',
  readingInputs(({ txid }) => ({ txid: txid.reverse() })),
);

// It reverses the hash on reading, and then again to show it.
mistakes.add(
  'read-hash-reversed',
  'You reversed the hash in the input',
  readingInputs(({ txid }) => ({ txid: txid.slice().reverse() })),
);

// getUint32() without `true`.
mistakes.patch('read-index-big-endian', 'You read the index big-endian', [
  'index: uint32',
  'index: { ...uint32, read: (r) => new DataView(r.bytes(4).slice().buffer).getUint32(0) }',
]);

// | 0, or readInt32LE. It shows only in a coinbase.
mistakes.patch('read-index-signed', 'An index has no sign', ['index: uint32', 'index: int32'], INT32);

// The same limit for all lists: as many as there can be outputs.
mistakes.patch('read-items-limited-as-outputs', 'an empty item takes one of them', [
  'varStr, MAX_WITNESS_ITEMS',
  'varStr, MAX_OUTPUTS',
]);

// Outputs, witnesses, done. It forgets the last four bytes.
mistakes.add('read-locktime-forgotten', 'The locktime is missing', (r: Reader) => {
  const tx = right.readTransaction(r);
  const { locktime: _, ...rest } = tx;
  r.offset -= 4;
  return rest;
});

// All numbers of four bytes must be int32, since the version is.
mistakes.add(
  'read-locktime-signed',
  'A locktime has no sign',
  reading((tx) => ({ ...tx, locktime: tx.locktime | 0 })),
);

// Witnesses were added later, so they are expected at the end.
mistakes.patch(
  'read-locktime-too-early',
  'in the wrong place. They come between',
  ['const witnesses', "const locktime = r.field('locktime', uint32.read); const witnesses"],
  ["witnesses, locktime: r.field('locktime', uint32.read)", 'witnesses, locktime'],
);

// All transactions of today have them; those of 2009 do not.
mistakes.patch(
  'read-marker-always',
  'this transaction has neither',
  ["let inputs = r.field('inputs', inputList.read)", 'let inputs = []; r.bytes(1)'],
  ['flag !== 1', 'false'],
);

// The marker is byte 4 of a tx message, so it looks there. In a block, transactions begin elsewhere.
mistakes.patch(
  'read-marker-at-byte-4',
  'byte 4 of the source is in the first one',
  ['let inputs =', 'const segwit = r.source[4] === 0;\nlet inputs = segwit ? (r.bytes(1), []) :'],
  ['const segwit = inputs.length === 0;', ''],
);

// Segwit came with version 2, some say. It did not.
mistakes.patch('read-marker-by-version', 'The marker decides', [
  'inputs.length === 0',
  'inputs.length === 0 || version === 2',
]);

// It skips the marker, and takes the flag for the number of inputs.
mistakes.patch('read-marker-without-flag', 'marker and flag are two bytes', [
  "r.field('flag', readFlag);",
  '',
]);

// There is always a list, so that nobody has to check whether there is one.
mistakes.patch('read-no-witnesses-as-empty-list', 'You returned witnesses that are not in the bytes', [
  'outputs, locktime',
  'outputs, witnesses: [], locktime',
]);

// It counts offsets from where the transaction begins.
mistakes.add('read-offset-from-its-own-start', 'The reader was at byte 7', (r: Reader) => {
  const start = r.offset;
  return changeError(
    () => right.readTransaction(r),
    ({ offset }) => ({ offset: offset - start }),
  );
});

// One signature for the transaction, so one witness.
mistakes.patch('read-one-witness', 'You read only one witness', [
  'readWitnesses(r, inputs.length)',
  '[witness.read(r)]',
]);

// | 0, or readInt32LE: ff ff ff ff becomes -1.
mistakes.patch(
  'read-sequence-signed',
  'A sequence has no sign',
  ['sequence: uint32', 'sequence: int32'],
  INT32,
);

// It checks only the first witness.
mistakes.patch('read-superfluous-first-only', 'invalid only if no witness has an item', [
  'witnesses.every((items) => items.length === 0)',
  'witnesses[0]?.length === 0',
]);

// It takes two empty witnesses for some witnesses.
mistakes.patch('read-superfluous-of-one', 'a superfluous witness record', [
  'witnesses.every',
  'witnesses.length < 2 && witnesses.every',
]);

// It forgets a transaction without inputs: some() of an empty list is false.
mistakes.patch('read-superfluous-without-inputs', 'a superfluous witness record', [
  'witnesses.every',
  'witnesses.length > 0 && witnesses.every',
]);

// It reads the witnesses as they come, even if all of them are empty.
mistakes.patch('read-superfluous-witness', 'a superfluous witness record', [
  'witnesses.every((items) => items.length === 0)',
  'false',
]);

// A message is one transaction, so everything left must belong to it. In a block more follow.
mistakes.add('read-to-the-end', 'You read past the locktime', (r: Reader) => {
  const tx = right.readTransaction(r);
  r.bytes(r.left);
  return tx;
});

// Number(), so that it can be divided by 100,000,000.
mistakes.add('read-value-as-number', 'A value has 64 bits: it is a bigint', readingValues(Number));

// getBigInt64() without `true`: a DataView is big-endian by default.
mistakes.patch('read-value-big-endian', 'There will never be so many bitcoins', [
  'value: int64',
  'value: { ...int64, read: (r) => new DataView(r.bytes(8).slice().buffer).getBigInt64(0) }',
]);

// readInt32LE(): enough for 21 bitcoins.
mistakes.add(
  'read-value-of-32-bits',
  'A negative amount',
  readingValues((value) => BigInt.asIntN(32, value)),
);

// The low and the high half, combined as numbers.
mistakes.add(
  'read-value-through-a-float',
  'The last satoshi is gone',
  readingValues((value) => BigInt(Number(value))),
);

// Nobody owns less than nothing, so the value must be unsigned.
mistakes.add(
  'read-value-unsigned',
  'A value is an int64',
  readingValues((value) => BigInt.asUintN(64, value)),
);

// An int32, as it was until Bitcoin Core 28.0 and still is in most descriptions.
mistakes.patch(
  'read-version-signed',
  'Since then it has been a uint32',
  ["r.field('version', uint32.read)", "r.field('version', int32.read)"],
  INT32,
);

// As it was until 2017: there was no marker.
mistakes.patch('read-without-marker', 'The 00 where their number would be is the marker', [
  'inputs.length === 0',
  'false',
]);

// Every list starts with a count; this one does not.
mistakes.patch('read-witnesses-counted', 'there is no such count: there is one witness for each input', [
  'readWitnesses(r, inputs.length)',
  'list(count, witness, 1000).read(r)',
]);

// The same, where all witnesses are then expected to have an item.
mistakes.patch('read-witnesses-counted-and-checked', 'with no count before them', [
  'r.items(inputs, witness.read)',
  'list(count, witness, 1000).read(r)',
]);

// It reads them to find what follows, and then forgets them.
mistakes.patch('read-witnesses-dropped', 'The witnesses are missing. They belong', [
  'outputs, witnesses, locktime',
  'outputs, locktime',
]);

// It skips marker and flag, and that seems to be all.
mistakes.patch('read-witnesses-forgotten', 'You did not read the witnesses', [
  'if (!segwit) return',
  'return',
]);

// All items in one list; which input they belong to is lost.
mistakes.patch('read-witnesses-in-one-list', 'You collected all items in one list', [
  'readWitnesses(r, inputs.length)',
  'readWitnesses(r, inputs.length).flat()',
]);

// The number of witnesses is taken from the list that comes right before them.
mistakes.patch('read-witness-for-each-output', 'not for each output', [
  'inputs.length))',
  'outputs.length))',
]);

// After the flag it goes on with the outputs.
mistakes.patch('read-inputs-not-again', 'You took the inputs for outputs', [
  "    inputs = r.field('inputs', inputList.read);\n",
  '',
]);
