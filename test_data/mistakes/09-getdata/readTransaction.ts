import { uint32, uint8 } from '../../../solutions/02-fields';
import { count, varStr } from '../../../solutions/03-varints';
import * as right from '../../../solutions/09-getdata';
import { input, output, type Transaction } from '../../../solutions/09-getdata';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { list } from '../../../src/wire/codec/codec';
import { WireError } from '../../../src/wire/codec/error';
import type { Reader } from '../../../src/wire/codec/reader';
import { changeError } from '../variants/change-error';
import { readTransactionWith } from '../variants/read-transaction';

/** Wrong answers for readTransaction. */
export const mistakes = new MistakeTable('readTransaction');

// It reads the flag, but does not check it.
mistakes.add('read-any-flag', 'You ignored the flag 00', (r: Reader) => {
  const version = r.field('version', uint32.read);
  let inputs = r.field('inputs', list(count, input, 1000).read);
  const segwit = inputs.length === 0;
  if (segwit) {
    r.field('flag', uint8.read);
    inputs = r.field('inputs', list(count, input, 1000).read);
  }
  const outputs = r.field('outputs', list(count, output, 1000).read);
  const witness = list(count, varStr, 1000);
  const witnesses = segwit ? inputs.map((_, i) => r.field(`witnesses[${i}]`, witness.read)) : undefined;
  return { version, inputs, outputs, witnesses, locktime: r.field('locktime', uint32.read) };
});

// An empty witness looks like no witness, so it is left out.
mistakes.add('read-empty-witness-dropped', 'The first is empty, but it is a witness', (r: Reader) => {
  const tx = right.readTransaction(r);
  return tx.witnesses ? { ...tx, witnesses: tx.witnesses.filter((items) => items.length > 0) } : tx;
});

// It calls the codecs without field(): the error says where, but not which field.
{
  function rewound(r: Reader, count: number): Reader {
    r.offset -= count;
    return r;
  }
  mistakes.add('read-fields-not-named', 'it should name', (r: Reader): Transaction => {
    const version = uint32.read(r);
    const { version: _, ...rest } = right.readTransaction(rewound(r, 4));
    return { version, ...rest };
  });
}

// 00 00: no inputs and no outputs, an empty transaction, as Core reads it.
mistakes.add('read-flag-as-no-outputs', 'You ignored the flag 00', (r: Reader) => {
  const version = r.field('version', uint32.read);
  let inputs = r.field('inputs', list(count, input, 1000).read);
  const segwit = inputs.length === 0;
  if (segwit) {
    if (uint8.read(r) === 0)
      return { version, inputs, outputs: [], locktime: r.field('locktime', uint32.read) };
    inputs = r.field('inputs', list(count, input, 1000).read);
  }
  const outputs = r.field('outputs', list(count, output, 1000).read);
  const witness = list(count, varStr, 1000);
  const witnesses = segwit ? inputs.map((_, i) => r.field(`witnesses[${i}]`, witness.read)) : undefined;
  return { version, inputs, outputs, witnesses, locktime: r.field('locktime', uint32.read) };
});

// The error names the flag, but points at the byte after it.
mistakes.add('read-flag-offset-after-it', 'points at byte', (r: Reader) => {
  const version = r.field('version', uint32.read);
  let inputs = r.field('inputs', list(count, input, 1000).read);
  const segwit = inputs.length === 0;
  if (segwit) {
    if (uint8.read(r) !== 1) throw new WireError('flag', r.offset, '1', String(r.source[r.offset - 1]));
    inputs = r.field('inputs', list(count, input, 1000).read);
  }
  const outputs = r.field('outputs', list(count, output, 1000).read);
  const witness = list(count, varStr, 1000);
  const witnesses = segwit ? inputs.map((_, i) => r.field(`witnesses[${i}]`, witness.read)) : undefined;
  return { version, inputs, outputs, witnesses, locktime: r.field('locktime', uint32.read) };
});

// reverse() on what bytes() returns: a view, so the message itself is changed.
mistakes.add('read-hash-reversed-in-place', 'You reversed the hash in the input', (r: Reader) => {
  const tx = right.readTransaction(r);
  for (const one of tx.inputs) one.txid.reverse();
  return tx;
});

// It reverses the hash on reading, and then again to show it.
mistakes.add('read-hash-reversed', 'You reversed the hash in the input', (r: Reader) => {
  const tx = right.readTransaction(r);
  return { ...tx, inputs: tx.inputs.map((one) => ({ ...one, txid: one.txid.slice().reverse() })) };
});

// getUint32() without `true`.
{
  const swapped = (value: number) => {
    const view = new DataView(new ArrayBuffer(4));
    view.setUint32(0, value, true);
    return view.getUint32(0);
  };
  mistakes.add('read-index-big-endian', 'You read the index big-endian', (r: Reader) => {
    const tx = right.readTransaction(r);
    return { ...tx, inputs: tx.inputs.map((one) => ({ ...one, index: swapped(one.index) })) };
  });
}

// | 0, or readInt32LE. It shows only in a coinbase.
mistakes.add('read-index-signed', 'An index has no sign', (r: Reader) => {
  const tx = right.readTransaction(r);
  return { ...tx, inputs: tx.inputs.map((one) => ({ ...one, index: one.index | 0 })) };
});

// The same limit for all lists: as many as there can be outputs.
mistakes.add(
  'read-items-limited-as-outputs',
  'an empty item takes one of them',
  readTransactionWith((witnesses) => witnesses.flat().length === 0, 444_444),
);

// Outputs, witnesses, done. It forgets the last four bytes.
mistakes.add('read-locktime-forgotten', 'The locktime is missing', (r: Reader) => {
  const tx = right.readTransaction(r);
  const { locktime: _, ...rest } = tx;
  r.offset -= 4;
  return rest;
});

// All numbers of four bytes must be int32, since the version is.
mistakes.add('read-locktime-signed', 'A locktime has no sign', (r: Reader) => {
  const tx = right.readTransaction(r);
  return { ...tx, locktime: tx.locktime | 0 };
});

// Witnesses were added later, so they are expected at the end.
mistakes.add('read-locktime-too-early', 'in the wrong place. They come between', (r: Reader) => {
  const version = r.field('version', uint32.read);
  let inputs = r.field('inputs', list(count, input, 1000).read);
  const segwit = inputs.length === 0;
  if (segwit) {
    if (uint8.read(r) !== 1) throw new WireError('flag', r.offset - 1, '1', String(r.source[r.offset - 1]));
    inputs = r.field('inputs', list(count, input, 1000).read);
  }
  const outputs = r.field('outputs', list(count, output, 1000).read);
  const locktime = r.field('locktime', uint32.read);
  const witness = list(count, varStr, 1000);
  const witnesses = segwit ? inputs.map((_, i) => r.field(`witnesses[${i}]`, witness.read)) : undefined;
  return { version, inputs, outputs, witnesses, locktime };
});

// All transactions of today have them; those of 2009 do not.
mistakes.add('read-marker-always', 'this transaction has neither', (r: Reader) => {
  const version = r.field('version', uint32.read);
  r.bytes(2);
  const inputs = r.field('inputs', list(count, input, 1000).read);
  const outputs = r.field('outputs', list(count, output, 1000).read);
  const witness = list(count, varStr, 1000);
  const witnesses = inputs.map((_, i) => r.field(`witnesses[${i}]`, witness.read));
  return { version, inputs, outputs, witnesses, locktime: r.field('locktime', uint32.read) };
});

// Segwit came with version 2, some say. It did not.
mistakes.add('read-marker-by-version', 'The marker decides', (r: Reader): Transaction => {
  const version = r.field('version', uint32.read);
  const marker = r.source[r.offset] === 0;
  const segwit = marker || version === 2;
  if (segwit && r.bytes(2)[1] !== 1) throw new WireError('flag', 5, '1', String(r.source[5]));
  const inputs = r.field('inputs', list(count, input, 1000).read);
  const outputs = r.field('outputs', list(count, output, 1000).read);
  const witness = list(count, varStr, 1000);
  const witnesses = segwit ? inputs.map((_, i) => r.field(`witnesses[${i}]`, witness.read)) : undefined;
  return { version, inputs, outputs, witnesses, locktime: r.field('locktime', uint32.read) };
});

// It skips the marker, and takes the flag for the number of inputs.
mistakes.add('read-marker-without-flag', 'marker and flag are two bytes', (r: Reader) => {
  const version = r.field('version', uint32.read);
  let inputs = r.field('inputs', list(count, input, 1000).read);
  const segwit = inputs.length === 0;
  if (segwit) {
    inputs = r.field('inputs', list(count, input, 1000).read);
  }
  const outputs = r.field('outputs', list(count, output, 1000).read);
  const witness = list(count, varStr, 1000);
  const witnesses = segwit ? inputs.map((_, i) => r.field(`witnesses[${i}]`, witness.read)) : undefined;
  return { version, inputs, outputs, witnesses, locktime: r.field('locktime', uint32.read) };
});

// There is always a list, so that nobody has to check whether there is one.
mistakes.add(
  'read-no-witnesses-as-empty-list',
  'You returned witnesses that are not in the bytes',
  (r: Reader) => {
    const tx = right.readTransaction(r);
    return { ...tx, witnesses: tx.witnesses ?? [] };
  },
);

// It counts offsets from where the transaction begins.
mistakes.add('read-offset-from-its-own-start', 'The reader was at byte 7', (r: Reader) => {
  const start = r.offset;
  return changeError(
    () => right.readTransaction(r),
    ({ offset }) => ({ offset: offset - start }),
  );
});

// One signature for the transaction, so one witness.
mistakes.add('read-one-witness', 'You read only one witness', (r: Reader) => {
  const version = r.field('version', uint32.read);
  let inputs = r.field('inputs', list(count, input, 1000).read);
  const segwit = inputs.length === 0;
  if (segwit) {
    if (uint8.read(r) !== 1) throw new WireError('flag', r.offset - 1, '1', String(r.source[r.offset - 1]));
    inputs = r.field('inputs', list(count, input, 1000).read);
  }
  const outputs = r.field('outputs', list(count, output, 1000).read);
  const witness = list(count, varStr, 1000);
  const witnesses = segwit ? [r.field('witnesses[0]', witness.read)] : undefined;
  return { version, inputs, outputs, witnesses, locktime: r.field('locktime', uint32.read) };
});

// | 0, or readInt32LE: ff ff ff ff becomes -1.
mistakes.add('read-sequence-signed', 'A sequence has no sign', (r: Reader) => {
  const tx = right.readTransaction(r);
  return { ...tx, inputs: tx.inputs.map((one) => ({ ...one, sequence: one.sequence | 0 })) };
});

// It checks only the first witness.
mistakes.add(
  'read-superfluous-first-only',
  'invalid only if no witness has an item',
  readTransactionWith(([first]) => first?.length === 0),
);

// It takes two empty witnesses for some witnesses.
mistakes.add(
  'read-superfluous-of-one',
  'a superfluous witness record',
  readTransactionWith((witnesses) => witnesses.length < 2 && witnesses.flat().length === 0),
);

// It forgets a transaction without inputs: some() of an empty list is false.
mistakes.add(
  'read-superfluous-without-inputs',
  'a superfluous witness record',
  readTransactionWith((witnesses) => witnesses.length > 0 && witnesses.flat().length === 0),
);

// It reads the witnesses as they come, even if all of them are empty.
mistakes.add(
  'read-superfluous-witness',
  'a superfluous witness record',
  readTransactionWith(() => false),
);

// A message is one transaction, so everything left must belong to it. In a block more follow.
mistakes.add('read-to-the-end', 'You read past the locktime', (r: Reader) => {
  const tx = right.readTransaction(r);
  r.bytes(r.left);
  return tx;
});

// Number(), so that it can be divided by 100,000,000.
mistakes.add('read-value-as-number', 'A value has 64 bits: it is a bigint', (r: Reader) => {
  const tx = right.readTransaction(r);
  return { ...tx, outputs: tx.outputs.map((one) => ({ ...one, value: Number(one.value) })) };
});

// getBigInt64() without `true`: a DataView is big-endian by default.
{
  const swapped = (value: bigint) => {
    const view = new DataView(new ArrayBuffer(8));
    view.setBigInt64(0, value, true);
    return view.getBigInt64(0);
  };
  mistakes.add('read-value-big-endian', 'There will never be so many bitcoins', (r: Reader) => {
    const tx = right.readTransaction(r);
    return { ...tx, outputs: tx.outputs.map((one) => ({ ...one, value: swapped(one.value) })) };
  });
}

// readInt32LE(): enough for 21 bitcoins.
mistakes.add('read-value-of-32-bits', 'A negative amount', (r: Reader) => {
  const tx = right.readTransaction(r);
  return { ...tx, outputs: tx.outputs.map((one) => ({ ...one, value: BigInt.asIntN(32, one.value) })) };
});

// The low and the high half, combined as numbers.
mistakes.add('read-value-through-a-float', 'The last satoshi is gone', (r: Reader) => {
  const tx = right.readTransaction(r);
  return { ...tx, outputs: tx.outputs.map((one) => ({ ...one, value: BigInt(Number(one.value)) })) };
});

// Nobody owns less than nothing, so the value must be unsigned.
mistakes.add('read-value-unsigned', 'A value is an int64', (r: Reader) => {
  const tx = right.readTransaction(r);
  return { ...tx, outputs: tx.outputs.map((one) => ({ ...one, value: BigInt.asUintN(64, one.value) })) };
});

// An int32, as it was until Bitcoin Core 28.0 and still is in most descriptions.
mistakes.add('read-version-signed', 'Since then it has been a uint32', (r: Reader) => {
  const tx = right.readTransaction(r);
  return { ...tx, version: tx.version | 0 };
});

// As it was until 2017: there was no marker.
mistakes.add(
  'read-without-marker',
  'The 00 where their number would be is the marker',
  (r: Reader): Transaction => {
    const version = r.field('version', uint32.read);
    const inputs = r.field('inputs', list(count, input, 1000).read);
    const outputs = r.field('outputs', list(count, output, 1000).read);
    return { version, inputs, outputs, locktime: r.field('locktime', uint32.read) };
  },
);

// Every list starts with a count; this one does not.
mistakes.add(
  'read-witnesses-counted',
  'there is no such count: there is one witness for each input',
  (r: Reader) => {
    const version = r.field('version', uint32.read);
    let inputs = r.field('inputs', list(count, input, 1000).read);
    const segwit = inputs.length === 0;
    if (segwit) {
      if (uint8.read(r) !== 1) throw new WireError('flag', r.offset - 1, '1', String(r.source[r.offset - 1]));
      inputs = r.field('inputs', list(count, input, 1000).read);
    }
    const outputs = r.field('outputs', list(count, output, 1000).read);
    const witness = list(count, varStr, 1000);
    const witnesses = segwit
      ? r.field('witnesses', list(count, { read: witness.read, write: witness.write }, 1000).read)
      : undefined;
    return { version, inputs, outputs, witnesses, locktime: r.field('locktime', uint32.read) };
  },
);

// It reads them to find what follows, and then forgets them.
mistakes.add('read-witnesses-dropped', 'The witnesses are missing. They belong', (r: Reader) => {
  const tx = right.readTransaction(r);
  return { version: tx.version, inputs: tx.inputs, outputs: tx.outputs, locktime: tx.locktime };
});

// It skips marker and flag, and that seems to be all.
mistakes.add('read-witnesses-forgotten', 'You did not read the witnesses', (r: Reader) => {
  const version = r.field('version', uint32.read);
  let inputs = r.field('inputs', list(count, input, 1000).read);
  const segwit = inputs.length === 0;
  if (segwit) {
    if (uint8.read(r) !== 1) throw new WireError('flag', r.offset - 1, '1', String(r.source[r.offset - 1]));
    inputs = r.field('inputs', list(count, input, 1000).read);
  }
  const outputs = r.field('outputs', list(count, output, 1000).read);
  return { version, inputs, outputs, locktime: r.field('locktime', uint32.read) };
});

// All items in one list; which input they belong to is lost.
mistakes.add('read-witnesses-in-one-list', 'You collected all items in one list', (r: Reader) => {
  const version = r.field('version', uint32.read);
  let inputs = r.field('inputs', list(count, input, 1000).read);
  const segwit = inputs.length === 0;
  if (segwit) {
    if (uint8.read(r) !== 1) throw new WireError('flag', r.offset - 1, '1', String(r.source[r.offset - 1]));
    inputs = r.field('inputs', list(count, input, 1000).read);
  }
  const outputs = r.field('outputs', list(count, output, 1000).read);
  const witness = list(count, varStr, 1000);
  const witnesses = segwit ? inputs.flatMap((_, i) => r.field(`witnesses[${i}]`, witness.read)) : undefined;
  return { version, inputs, outputs, witnesses, locktime: r.field('locktime', uint32.read) };
});
