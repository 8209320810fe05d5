import { uint32 } from '../../../solutions/02-fields';
import { count, varStr } from '../../../solutions/03-varints';
import * as right from '../../../solutions/09-getdata';
import { input, output, type Transaction } from '../../../solutions/09-getdata';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { encode, list } from '../../../src/wire/codec/codec';
import type { Writer } from '../../../src/wire/codec/writer';
import { changeError } from '../variants/change-error';

/** Wrong answers for writeTransaction. */
export const mistakes = new MistakeTable('writeTransaction');

// An empty witness has nothing to write.
{
  const inputs = list(count, input, 500_000);
  const outputs = list(count, output, 500_000);
  const witness = list(count, varStr, 500_000);
  mistakes.add(
    'write-empty-witness-left-out',
    'witness is empty. Write it anyway',
    (w: Writer, tx: Transaction): void => {
      if (tx.witnesses && tx.witnesses.length !== tx.inputs.length)
        throw new RangeError(`${tx.witnesses.length} for ${tx.inputs.length}`);
      w.field('version', () => uint32.write(w, tx.version));
      if (tx.witnesses) w.bytes(Uint8Array.of(0, 1));
      w.field('inputs', () => inputs.write(w, tx.inputs));
      w.field('outputs', () => outputs.write(w, tx.outputs));
      tx.witnesses?.forEach(
        (items, i) => items.length && w.field(`witnesses[${i}]`, () => witness.write(w, items)),
      );
      w.field('locktime', () => uint32.write(w, tx.locktime));
    },
  );
}

// There is a list of witnesses, so there are witnesses.
mistakes.add(
  'write-empty-witnesses-announced',
  'Marker and flag promise witnesses',
  (w: Writer, tx: Transaction): void => {
    const { witnesses, ...plain } = tx;
    if (witnesses?.length !== tx.inputs.length || witnesses.some((stack) => stack.length > 0)) {
      return right.writeTransaction(w, tx);
    }
    const bytes = encode(right.writeTransaction, plain);
    w.bytes(bytes.subarray(0, 4));
    w.bytes(Uint8Array.of(0, 1));
    w.bytes(bytes.subarray(4, -4));
    for (const stack of witnesses) count.write(w, stack.length);
    w.bytes(bytes.subarray(-4));
  },
);

// It leaves out empty witnesses first, and counts afterwards.
mistakes.add(
  'write-empty-witnesses-not-counted',
  'since all its witnesses are empty',
  (w: Writer, transaction: Transaction): void => {
    const { witnesses, ...plain } = transaction;
    const signed = witnesses?.some((items) => items.length > 0);
    right.writeTransaction(w, signed ? { ...plain, witnesses } : plain);
  },
);

// A marker only for witnesses that have items. The witnesses themselves are written if there is a list.
mistakes.add(
  'write-empty-witnesses-unannounced',
  'but not marker and flag',
  (w: Writer, tx: Transaction): void => {
    const { witnesses, ...plain } = tx;
    if (witnesses?.length !== tx.inputs.length || witnesses.some((stack) => stack.length > 0)) {
      return right.writeTransaction(w, tx);
    }
    const bytes = encode(right.writeTransaction, plain);
    w.bytes(bytes.subarray(0, -4));
    for (const stack of witnesses) count.write(w, stack.length);
    w.bytes(bytes.subarray(-4));
  },
);

// It calls the codecs without field().
{
  const inputs = list(count, input, 500_000);
  const outputs = list(count, output, 500_000);
  const witness = list(count, varStr, 500_000);
  mistakes.add('write-fields-not-named', 'it should name "version"', (w: Writer, tx: Transaction): void => {
    if (tx.witnesses && tx.witnesses.length !== tx.inputs.length)
      throw new RangeError(`${tx.witnesses.length} for ${tx.inputs.length}`);
    uint32.write(w, tx.version);
    if (tx.witnesses) w.bytes(Uint8Array.of(0, 1));
    w.field('inputs', () => inputs.write(w, tx.inputs));
    w.field('outputs', () => outputs.write(w, tx.outputs));
    tx.witnesses?.forEach((items, i) => w.field(`witnesses[${i}]`, () => witness.write(w, items)));
    w.field('locktime', () => uint32.write(w, tx.locktime));
  });
}

// Only the first input is signed.
{
  const inputs = list(count, input, 500_000);
  const outputs = list(count, output, 500_000);
  const witness = list(count, varStr, 500_000);
  mistakes.add(
    'write-first-witness-only',
    'The witness of the second input is missing',
    (w: Writer, tx: Transaction): void => {
      if (tx.witnesses && tx.witnesses.length !== tx.inputs.length)
        throw new RangeError(`${tx.witnesses.length} for ${tx.inputs.length}`);
      w.field('version', () => uint32.write(w, tx.version));
      if (tx.witnesses) w.bytes(Uint8Array.of(0, 1));
      w.field('inputs', () => inputs.write(w, tx.inputs));
      w.field('outputs', () => outputs.write(w, tx.outputs));
      if (tx.witnesses) w.field('witnesses[0]', () => witness.write(w, tx.witnesses![0]));
      w.field('locktime', () => uint32.write(w, tx.locktime));
    },
  );
}

// Hashes are reversed on the wire, and this one already is.
{
  const inputs = list(count, input, 500_000);
  const outputs = list(count, output, 500_000);
  const witness = list(count, varStr, 500_000);
  mistakes.add('write-hash-reversed', 'Write it as it was read', (w: Writer, tx: Transaction): void => {
    if (tx.witnesses && tx.witnesses.length !== tx.inputs.length)
      throw new RangeError(`${tx.witnesses.length} for ${tx.inputs.length}`);
    w.field('version', () => uint32.write(w, tx.version));
    if (tx.witnesses) w.bytes(Uint8Array.of(0, 1));
    w.field('inputs', () =>
      inputs.write(
        w,
        tx.inputs.map((one) => ({ ...one, txid: one.txid.slice().reverse() })),
      ),
    );
    w.field('outputs', () => outputs.write(w, tx.outputs));
    tx.witnesses?.forEach((items, i) => w.field(`witnesses[${i}]`, () => witness.write(w, items)));
    w.field('locktime', () => uint32.write(w, tx.locktime));
  });
}

// Outputs, witnesses, done.
{
  const inputs = list(count, input, 500_000);
  const outputs = list(count, output, 500_000);
  const witness = list(count, varStr, 500_000);
  mistakes.add('write-locktime-forgotten', 'The locktime is missing', (w: Writer, tx: Transaction): void => {
    if (tx.witnesses && tx.witnesses.length !== tx.inputs.length)
      throw new RangeError(`${tx.witnesses.length} for ${tx.inputs.length}`);
    w.field('version', () => uint32.write(w, tx.version));
    if (tx.witnesses) w.bytes(Uint8Array.of(0, 1));
    w.field('inputs', () => inputs.write(w, tx.inputs));
    w.field('outputs', () => outputs.write(w, tx.outputs));
    tx.witnesses?.forEach((items, i) => w.field(`witnesses[${i}]`, () => witness.write(w, items)));
  });
}

// Witnesses were added later, so they go at the end.
{
  const inputs = list(count, input, 500_000);
  const outputs = list(count, output, 500_000);
  const witness = list(count, varStr, 500_000);
  mistakes.add('write-locktime-too-early', 'The locktime comes last', (w: Writer, tx: Transaction): void => {
    if (tx.witnesses && tx.witnesses.length !== tx.inputs.length)
      throw new RangeError(`${tx.witnesses.length} for ${tx.inputs.length}`);
    w.field('version', () => uint32.write(w, tx.version));
    if (tx.witnesses) w.bytes(Uint8Array.of(0, 1));
    w.field('inputs', () => inputs.write(w, tx.inputs));
    w.field('outputs', () => outputs.write(w, tx.outputs));
    w.field('locktime', () => uint32.write(w, tx.locktime));
    tx.witnesses?.forEach((items, i) => w.field(`witnesses[${i}]`, () => witness.write(w, items)));
  });
}

// >>> 0 makes a uint32 of any number.
{
  const inputs = list(count, input, 500_000);
  const outputs = list(count, output, 500_000);
  const witness = list(count, varStr, 500_000);
  mistakes.add('write-locktime-wrapped', 'never wrap it', (w: Writer, tx: Transaction): void => {
    if (tx.witnesses && tx.witnesses.length !== tx.inputs.length)
      throw new RangeError(`${tx.witnesses.length} for ${tx.inputs.length}`);
    w.field('version', () => uint32.write(w, tx.version));
    if (tx.witnesses) w.bytes(Uint8Array.of(0, 1));
    w.field('inputs', () => inputs.write(w, tx.inputs));
    w.field('outputs', () => outputs.write(w, tx.outputs));
    tx.witnesses?.forEach((items, i) => w.field(`witnesses[${i}]`, () => witness.write(w, items)));
    w.field('locktime', () => uint32.write(w, tx.locktime >>> 0));
  });
}

// All transactions of today have them, it seems.
{
  const inputs = list(count, input, 500_000);
  const outputs = list(count, output, 500_000);
  const witness = list(count, varStr, 500_000);
  mistakes.add(
    'write-marker-always',
    'You wrote marker and flag, but no witness follows',
    (w: Writer, tx: Transaction): void => {
      if (tx.witnesses && tx.witnesses.length !== tx.inputs.length)
        throw new RangeError(`${tx.witnesses.length} for ${tx.inputs.length}`);
      w.field('version', () => uint32.write(w, tx.version));
      w.bytes(Uint8Array.of(0, 1));
      w.field('inputs', () => inputs.write(w, tx.inputs));
      w.field('outputs', () => outputs.write(w, tx.outputs));
      tx.witnesses?.forEach((items, i) => w.field(`witnesses[${i}]`, () => witness.write(w, items)));
      w.field('locktime', () => uint32.write(w, tx.locktime));
    },
  );
}

// 01 for yes, and a 00 after it.
{
  const inputs = list(count, input, 500_000);
  const outputs = list(count, output, 500_000);
  const witness = list(count, varStr, 500_000);
  mistakes.add(
    'write-marker-and-flag-swapped',
    'The marker is 00, the flag 01',
    (w: Writer, tx: Transaction): void => {
      if (tx.witnesses && tx.witnesses.length !== tx.inputs.length)
        throw new RangeError(`${tx.witnesses.length} for ${tx.inputs.length}`);
      w.field('version', () => uint32.write(w, tx.version));
      if (tx.witnesses) w.bytes(Uint8Array.of(1, 0));
      w.field('inputs', () => inputs.write(w, tx.inputs));
      w.field('outputs', () => outputs.write(w, tx.outputs));
      tx.witnesses?.forEach((items, i) => w.field(`witnesses[${i}]`, () => witness.write(w, items)));
      w.field('locktime', () => uint32.write(w, tx.locktime));
    },
  );
}

// A marker must belong at the beginning.
{
  const inputs = list(count, input, 500_000);
  const outputs = list(count, output, 500_000);
  const witness = list(count, varStr, 500_000);
  mistakes.add('write-marker-first', 'The version comes first', (w: Writer, tx: Transaction): void => {
    if (tx.witnesses && tx.witnesses.length !== tx.inputs.length)
      throw new RangeError(`${tx.witnesses.length} for ${tx.inputs.length}`);
    if (tx.witnesses) w.bytes(Uint8Array.of(0, 1));
    w.field('version', () => uint32.write(w, tx.version));
    w.field('inputs', () => inputs.write(w, tx.inputs));
    w.field('outputs', () => outputs.write(w, tx.outputs));
    tx.witnesses?.forEach((items, i) => w.field(`witnesses[${i}]`, () => witness.write(w, items)));
    w.field('locktime', () => uint32.write(w, tx.locktime));
  });
}

// It writes the witnesses, and nothing announces them.
{
  const inputs = list(count, input, 500_000);
  const outputs = list(count, output, 500_000);
  const witness = list(count, varStr, 500_000);
  mistakes.add(
    'write-marker-forgotten',
    'Marker and flag are missing',
    (w: Writer, tx: Transaction): void => {
      if (tx.witnesses && tx.witnesses.length !== tx.inputs.length)
        throw new RangeError(`${tx.witnesses.length} for ${tx.inputs.length}`);
      w.field('version', () => uint32.write(w, tx.version));
      w.field('inputs', () => inputs.write(w, tx.inputs));
      w.field('outputs', () => outputs.write(w, tx.outputs));
      tx.witnesses?.forEach((items, i) => w.field(`witnesses[${i}]`, () => witness.write(w, items)));
      w.field('locktime', () => uint32.write(w, tx.locktime));
    },
  );
}

// Marker and flag, and then nothing of what they announce.
{
  const inputs = list(count, input, 500_000);
  const outputs = list(count, output, 500_000);
  mistakes.add(
    'write-marker-without-witnesses',
    'although the marker promises them',
    (w: Writer, tx: Transaction): void => {
      if (tx.witnesses && tx.witnesses.length !== tx.inputs.length)
        throw new RangeError(`${tx.witnesses.length} for ${tx.inputs.length}`);
      w.field('version', () => uint32.write(w, tx.version));
      if (tx.witnesses) w.bytes(Uint8Array.of(0, 1));
      w.field('inputs', () => inputs.write(w, tx.inputs));
      w.field('outputs', () => outputs.write(w, tx.outputs));
      w.field('locktime', () => uint32.write(w, tx.locktime));
    },
  );
}

// It counts offsets from where the transaction begins.
mistakes.add('write-offset-from-its-own-start', 'Seven bytes had already been written', ((w, transaction) => {
  const start = w.offset;
  return changeError(
    () => right.writeTransaction(w, transaction),
    ({ offset }) => ({ offset: offset - start }),
  );
}) satisfies typeof right.writeTransaction);

// setBigInt64() takes any bigint, and wraps it.
{
  const inputs = list(count, input, 500_000);
  const outputs = list(count, output, 500_000);
  const witness = list(count, varStr, 500_000);
  mistakes.add('write-value-wrapped', 'never wrap it', (w: Writer, tx: Transaction): void => {
    if (tx.witnesses && tx.witnesses.length !== tx.inputs.length)
      throw new RangeError(`${tx.witnesses.length} for ${tx.inputs.length}`);
    w.field('version', () => uint32.write(w, tx.version));
    if (tx.witnesses) w.bytes(Uint8Array.of(0, 1));
    w.field('inputs', () => inputs.write(w, tx.inputs));
    w.field('outputs', () =>
      outputs.write(
        w,
        tx.outputs.map((one) => ({ ...one, value: BigInt.asIntN(64, one.value) })),
      ),
    );
    tx.witnesses?.forEach((items, i) => w.field(`witnesses[${i}]`, () => witness.write(w, items)));
    w.field('locktime', () => uint32.write(w, tx.locktime));
  });
}

// >>> 0 makes a uint32 of any number.
{
  const inputs = list(count, input, 500_000);
  const outputs = list(count, output, 500_000);
  const witness = list(count, varStr, 500_000);
  mistakes.add('write-version-wrapped', 'never wrap it', (w: Writer, tx: Transaction): void => {
    if (tx.witnesses && tx.witnesses.length !== tx.inputs.length)
      throw new RangeError(`${tx.witnesses.length} for ${tx.inputs.length}`);
    w.field('version', () => uint32.write(w, tx.version >>> 0));
    if (tx.witnesses) w.bytes(Uint8Array.of(0, 1));
    w.field('inputs', () => inputs.write(w, tx.inputs));
    w.field('outputs', () => outputs.write(w, tx.outputs));
    tx.witnesses?.forEach((items, i) => w.field(`witnesses[${i}]`, () => witness.write(w, items)));
    w.field('locktime', () => uint32.write(w, tx.locktime));
  });
}

// No inputs are written like any other list: a 0, and then come the outputs.
mistakes.add(
  'write-without-inputs',
  'a 0 for the number of inputs is the marker',
  (w: Writer, tx: Transaction): void => {
    if (tx.inputs.length > 0 || tx.witnesses?.length) return right.writeTransaction(w, tx);
    uint32.write(w, tx.version);
    count.write(w, 0);
    list(count, output, 1000).write(w, tx.outputs);
    uint32.write(w, tx.locktime);
  },
);

// The bytes that the txid is made of: nodes of today take this for an unsigned transaction.
{
  const inputs = list(count, input, 500_000);
  const outputs = list(count, output, 500_000);
  mistakes.add(
    'write-without-witnesses',
    'which is hashed for the txid',
    (w: Writer, tx: Transaction): void => {
      w.field('version', () => uint32.write(w, tx.version));
      w.field('inputs', () => inputs.write(w, tx.inputs));
      w.field('outputs', () => outputs.write(w, tx.outputs));
      w.field('locktime', () => uint32.write(w, tx.locktime));
    },
  );
}

// A wrong number of witnesses is an error like any other.
{
  const inputs = list(count, input, 500_000);
  const outputs = list(count, output, 500_000);
  const witness = list(count, varStr, 500_000);
  mistakes.add(
    'write-witness-count-as-wire-error',
    'not with a RangeError',
    (w: Writer, tx: Transaction): void => {
      if (tx.witnesses && tx.witnesses.length !== tx.inputs.length)
        throw new TypeError(`${tx.witnesses.length} for ${tx.inputs.length}`);
      w.field('version', () => uint32.write(w, tx.version));
      if (tx.witnesses) w.bytes(Uint8Array.of(0, 1));
      w.field('inputs', () => inputs.write(w, tx.inputs));
      w.field('outputs', () => outputs.write(w, tx.outputs));
      tx.witnesses?.forEach((items, i) => w.field(`witnesses[${i}]`, () => witness.write(w, items)));
      w.field('locktime', () => uint32.write(w, tx.locktime));
    },
  );
}

// It writes the witnesses without field(): the error does not say which one.
{
  const inputs = list(count, input, 500_000);
  const outputs = list(count, output, 500_000);
  const witness = list(count, varStr, 500_000);
  mistakes.add(
    'write-witness-not-named',
    'it should be about "witnesses[1][1].length"',
    (w: Writer, tx: Transaction): void => {
      if (tx.witnesses && tx.witnesses.length !== tx.inputs.length)
        throw new RangeError(`${tx.witnesses.length} for ${tx.inputs.length}`);
      w.field('version', () => uint32.write(w, tx.version));
      if (tx.witnesses) w.bytes(Uint8Array.of(0, 1));
      w.field('inputs', () => inputs.write(w, tx.inputs));
      w.field('outputs', () => outputs.write(w, tx.outputs));
      tx.witnesses?.forEach((items) => witness.write(w, items));
      w.field('locktime', () => uint32.write(w, tx.locktime));
    },
  );
}

// A count before every list.
{
  const inputs = list(count, input, 500_000);
  const outputs = list(count, output, 500_000);
  const witness = list(count, varStr, 500_000);
  mistakes.add(
    'write-witnesses-counted',
    'You wrote the number of witnesses',
    (w: Writer, tx: Transaction): void => {
      if (tx.witnesses && tx.witnesses.length !== tx.inputs.length)
        throw new RangeError(`${tx.witnesses.length} for ${tx.inputs.length}`);
      w.field('version', () => uint32.write(w, tx.version));
      if (tx.witnesses) w.bytes(Uint8Array.of(0, 1));
      w.field('inputs', () => inputs.write(w, tx.inputs));
      w.field('outputs', () => outputs.write(w, tx.outputs));
      if (tx.witnesses) list(count, witness, 500_000).write(w, tx.witnesses);
      w.field('locktime', () => uint32.write(w, tx.locktime));
    },
  );
}

// It writes the witnesses as they are, however many there are.
{
  const inputs = list(count, input, 500_000);
  const outputs = list(count, output, 500_000);
  const witness = list(count, varStr, 500_000);
  mistakes.add('write-witnesses-not-counted', 'nobody can read it', (w: Writer, tx: Transaction): void => {
    w.field('version', () => uint32.write(w, tx.version));
    if (tx.witnesses) w.bytes(Uint8Array.of(0, 1));
    w.field('inputs', () => inputs.write(w, tx.inputs));
    w.field('outputs', () => outputs.write(w, tx.outputs));
    tx.witnesses?.forEach((items, i) => w.field(`witnesses[${i}]`, () => witness.write(w, items)));
    w.field('locktime', () => uint32.write(w, tx.locktime));
  });
}
