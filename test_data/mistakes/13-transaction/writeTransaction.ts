import * as right from '../../../solutions/13-transaction';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { changeError } from '../variants/change-error';

/** Wrong answers for writeTransaction. */
export const mistakes = new MistakeTable('writeTransaction');

// An empty witness has nothing to write.
mistakes.patch('write-empty-witness-left-out', 'witness is empty. Write it anyway', [
  'w.items(signed,',
  'w.items(signed.filter((items) => items.length > 0),',
]);

// There is a list of witnesses, so there are witnesses.
mistakes.patch('write-empty-witnesses-announced', 'Marker and flag promise witnesses', [
  'witnesses?.some((items) => items.length > 0) ? witnesses : []',
  'witnesses ?? []',
]);

// It leaves out empty witnesses first, and counts afterwards.
mistakes.patch('write-empty-witnesses-not-counted', 'since all its witnesses are empty', [
  'if (witnesses &&',
  'if (witnesses?.some((items) => items.length > 0) &&',
]);

// A marker only for witnesses that have items. The witnesses themselves are written if there is a list.
mistakes.patch('write-empty-witnesses-unannounced', 'but not marker and flag', [
  'w.items(signed,',
  'w.items(witnesses ?? [],',
]);

// It calls the codecs without field().
mistakes.patch('write-fields-not-named', 'it should name "version"', [
  "w.field('version', () => uint32.write(w, version))",
  'uint32.write(w, version)',
]);

// Only the first input is signed.
mistakes.patch('write-first-witness-only', 'The witness of the second input is missing', [
  'w.items(signed,',
  'w.items(signed.slice(0, 1),',
]);

// Hashes are reversed on the wire, and this one already is.
mistakes.patch('write-hash-reversed', 'Write it as it was read', [
  'inputList.write(w, inputs)',
  'inputList.write(w, inputs.map((one) => ({ ...one, txid: one.txid.slice().reverse() })))',
]);

// Outputs, witnesses, done.
mistakes.patch('write-locktime-forgotten', 'The locktime is missing', [
  "w.field('locktime', () => uint32.write(w, locktime));",
  '',
]);

// Witnesses were added later, so they go at the end.
mistakes.patch(
  'write-locktime-too-early',
  'The locktime comes last',
  ["w.field('locktime', () => uint32.write(w, locktime));", ''],
  ["w.field('witnesses'", "w.field('locktime', () => uint32.write(w, locktime)); w.field('witnesses'"],
);

// >>> 0 makes a uint32 of any number.
mistakes.patch('write-locktime-wrapped', 'never wrap it', [
  'uint32.write(w, locktime)',
  'uint32.write(w, locktime >>> 0)',
]);

// All transactions of today have them, it seems.
mistakes.patch('write-marker-always', 'You wrote marker and flag, but no witness follows', [
  'if (signed.length > 0) w.bytes',
  'w.bytes',
]);

// 01 for yes, and a 00 after it.
mistakes.patch('write-marker-and-flag-swapped', 'The marker is 00, the flag 01', [
  'Uint8Array.of(0, 1)',
  'Uint8Array.of(1, 0)',
]);

// It asks only the first witness whether there are any items.
mistakes.patch('write-marker-by-the-first-witness', 'The first of the two witnesses is empty', [
  'witnesses?.some((items) => items.length > 0)',
  'witnesses?.[0]?.length > 0',
]);

// A marker must belong at the beginning.
mistakes.patch(
  'write-marker-first',
  'The version comes first',
  ['if (signed.length > 0) w.bytes(Uint8Array.of(0, 1));', ''],
  ["w.field('version'", "if (signed.length > 0) w.bytes(Uint8Array.of(0, 1)); w.field('version'"],
);

// It writes the witnesses, and nothing announces them.
mistakes.patch('write-marker-forgotten', 'Marker and flag are missing', [
  'if (signed.length > 0) w.bytes(Uint8Array.of(0, 1));',
  '',
]);

// Marker and flag, and then nothing of what they announce.
mistakes.patch('write-marker-without-witnesses', 'although the marker promises them', [
  "w.field('witnesses', () => w.items(signed, witness.write));",
  '',
]);

// It counts offsets from where the transaction begins.
mistakes.add('write-offset-from-its-own-start', 'Seven bytes had already been written', ((w, transaction) => {
  const start = w.offset;
  return changeError(
    () => right.writeTransaction(w, transaction),
    ({ offset }) => ({ offset: offset - start }),
  );
}) satisfies typeof right.writeTransaction);

// setBigInt64() takes any bigint, and wraps it.
mistakes.patch('write-value-wrapped', 'never wrap it', [
  'outputList.write(w, outputs)',
  'outputList.write(w, outputs.map((one) => ({ ...one, value: BigInt.asIntN(64, one.value) })))',
]);

// >>> 0 makes a uint32 of any number.
mistakes.patch('write-version-wrapped', 'never wrap it', [
  'uint32.write(w, version)',
  'uint32.write(w, version >>> 0)',
]);

// It writes no inputs like any other list: a 0, and then come the outputs.
mistakes.patch('write-without-inputs', 'a 0 for the number of inputs is the marker', [
  'inputs.length === 0',
  'false',
]);

// The bytes that the txid is made of: nodes of today take this for an unsigned transaction.
mistakes.patch('write-without-witnesses', 'which is hashed for the txid', [
  'witnesses?.some((items) => items.length > 0) ? witnesses : []',
  '[]',
]);

// A wrong number of witnesses is an error like any other.
mistakes.patch('write-witness-count-as-wire-error', 'not with a RangeError', [
  'new RangeError(',
  "new WireError('witnesses', w.offset, 'one for each input', ",
]);

// It writes the witnesses without field(): the error does not say which one.
mistakes.patch('write-witness-not-named', 'it should be about "witnesses[1][1].length"', [
  "w.field('witnesses', () => w.items(signed, witness.write))",
  'signed.forEach((items) => witness.write(w, items))',
]);

// A count before every list.
mistakes.patch('write-witnesses-counted', 'You wrote the number of witnesses', [
  "w.field('witnesses'",
  "if (signed.length > 0) count.write(w, signed.length); w.field('witnesses'",
]);

// It writes the witnesses as they are, however many there are.
mistakes.patch('write-witnesses-not-counted', 'no node can read it', [
  'witnesses && witnesses.length !== inputs.length',
  'false',
]);
