// Written by a learner who peeks before reading, reads numbers through a DataView, and counts in loops.
import { readVarInt, writeVarInt } from '../../../solutions/03-varints';
import type { Connection } from '../../../solutions/10-connection';
import { hash256, hashBytes, hashText, inventories } from '../../../solutions/12-getdata';
import { type Block, block, type Transaction } from '../../../solutions/13-transaction';
import { WireError } from '../../../src/wire/codec/error';
import { Reader } from '../../../src/wire/codec/reader';
import { Writer } from '../../../src/wire/codec/writer';
import { FalseAnswerError, NotFoundError, ReceiveTimeoutError } from '../../../src/wire/streams/peer-errors';

const view = (b: Uint8Array) => new DataView(b.buffer, b.byteOffset, b.byteLength);

/** A count of items that need at least `size` bytes each. */
function readBoundedCount(r: Reader, size: number): number {
  const start = r.offset;
  const count = r.field('count', readVarInt);
  if (count * BigInt(size) > r.left)
    throw new WireError('count', start, `at most ${r.left / size}`, `${count}`);
  return Number(count);
}

function readScript(r: Reader): Uint8Array {
  const start = r.offset;
  const length = r.field('length', readVarInt);
  if (length > 0x02000000n) throw new WireError('length', start, 'at most 33554432', `${length}`);
  return r.bytes(Number(length), 'bytes');
}

export function readTransaction(r: Reader): Transaction {
  const version = view(r.bytes(4, 'version')).getUint32(0, true);
  const segwit = r.left > 0 && r.source[r.offset] === 0;
  if (segwit) {
    r.bytes(1, 'marker');
    const flag = r.bytes(1, 'flag')[0];
    if (flag !== 1) throw new WireError('flag', r.offset - 1, '1', `${flag}`);
  }
  const tx: Transaction = { version, inputs: [], outputs: [], locktime: 0 };
  const spends = r.field('inputs', () => readBoundedCount(r, 1));
  for (let i = 0; i < spends; i++) {
    tx.inputs.push(
      r.field(`inputs[${i}]`, () => ({
        txid: r.bytes(32, 'txid'),
        index: view(r.bytes(4, 'index')).getUint32(0, true),
        script: r.field('script', readScript),
        sequence: view(r.bytes(4, 'sequence')).getUint32(0, true),
      })),
    );
  }
  const pays = r.field('outputs', () => readBoundedCount(r, 1));
  for (let i = 0; i < pays; i++) {
    tx.outputs.push(
      r.field(`outputs[${i}]`, () => ({
        value: view(r.bytes(8, 'value')).getBigInt64(0, true),
        script: r.field('script', readScript),
      })),
    );
  }
  if (segwit) {
    const start = r.offset;
    tx.witnesses = [];
    for (let i = 0; i < spends; i++) {
      tx.witnesses[i] = r.field(`witnesses[${i}]`, () => {
        const items: Uint8Array[] = [];
        const count = readBoundedCount(r, 1);
        for (let j = 0; j < count; j++) items.push(r.field(`[${j}]`, readScript));
        return items;
      });
    }
    if (tx.witnesses.flat().length === 0) throw new WireError('witnesses', start, 'an item', 'none');
  }
  tx.locktime = view(r.bytes(4, 'locktime')).getUint32(0, true);
  return tx;
}

function put(w: Writer, name: string, size: number, value: number | bigint, min: bigint, max: bigint): void {
  if (Number(value) % 1 || BigInt(value) < min || BigInt(value) > max)
    throw new WireError(name, w.offset, `${min}…${max}`, `${value}`);
  const bytes = new Uint8Array(8);
  view(bytes).setBigUint64(0, BigInt.asUintN(64, BigInt(value)), true);
  w.bytes(bytes.subarray(0, size));
}

function putScript(w: Writer, name: string, script: Uint8Array): void {
  if (script.length > 0x02000000) {
    throw new WireError(`${name}.length`, w.offset, 'at most 33554432', `${script.length}`);
  }
  writeVarInt(w, BigInt(script.length));
  w.bytes(script);
}

const UINT32 = 2n ** 32n - 1n;

export function writeTransaction(w: Writer, tx: Transaction): void {
  const { inputs, outputs, witnesses } = tx;
  if (witnesses !== undefined && witnesses.length !== inputs.length) {
    throw new RangeError(`inputs: ${inputs.length}, witnesses: ${witnesses.length}`);
  }
  put(w, 'version', 4, tx.version, 0n, UINT32);
  if (inputs.length === 0) throw new WireError('inputs', w.offset, '1 or more', '0');
  const segwit = witnesses?.flat().length;
  if (segwit) w.bytes(new Uint8Array([0x00, 0x01]));
  writeVarInt(w, BigInt(inputs.length));
  inputs.forEach(({ txid, index, script, sequence }, i) => {
    if (txid.length !== 32) throw new WireError(`inputs[${i}].txid`, w.offset, '32 bytes', `${txid.length}`);
    w.bytes(txid);
    put(w, `inputs[${i}].index`, 4, index, 0n, UINT32);
    putScript(w, `inputs[${i}].script`, script);
    put(w, `inputs[${i}].sequence`, 4, sequence, 0n, UINT32);
  });
  writeVarInt(w, BigInt(outputs.length));
  outputs.forEach(({ value, script }, i) => {
    put(w, `outputs[${i}].value`, 8, value, -(2n ** 63n), 2n ** 63n - 1n);
    putScript(w, `outputs[${i}].script`, script);
  });
  for (const [i, items] of (segwit ? witnesses! : []).entries()) {
    writeVarInt(w, BigInt(items.length));
    items.forEach((item, j) => putScript(w, `witnesses[${i}][${j}]`, item));
  }
  put(w, 'locktime', 4, tx.locktime, 0n, UINT32);
}

export function txid(tx: Transaction): string {
  const w = new Writer();
  writeTransaction(w, { ...tx, witnesses: undefined });
  return hashText(hash256(w.finish()));
}

export function merkleRoot(hashes: Uint8Array[]): Uint8Array {
  const level = [...hashes];
  for (let size = level.length; size > 1; size = Math.ceil(size / 2)) {
    for (let i = 0; i < size; i += 2) {
      const both = new Uint8Array(64);
      both.set(level[i]);
      both.set(level[Math.min(i + 1, size - 1)], 32);
      level[i / 2] = hash256(both);
    }
  }
  return level[0];
}

export function findInBlock(found: Block, hash: string, id: string): Transaction {
  if (hashBytes(hash).some((byte, i) => byte !== hash256(found.header)[i])) throw new FalseAnswerError(hash);
  const names = found.transactions.map((tx) => hashBytes(txid(tx)));
  if (names.length === 0) throw new FalseAnswerError(`${hash} has no transactions`);
  const [{ inputs }] = found.transactions;
  const spendsNothing = inputs[0].index === 2 ** 32 - 1 && Math.max(...inputs[0].txid) === 0;
  if (!spendsNothing || inputs.length > 1)
    throw new FalseAnswerError(`${hash} does not begin with a coinbase`);
  const seen = new Set<string>();
  for (const one of names) {
    if (seen.has(String(one))) throw new FalseAnswerError(`${hash} has a transaction twice`);
    seen.add(String(one));
  }
  if (merkleRoot(names).some((byte, i) => byte !== found.header[36 + i])) throw new FalseAnswerError(hash);
  for (const tx of found.transactions) if (txid(tx) === id.toLowerCase()) return tx;
  throw new NotFoundError(`${id} in ${hash}`);
}

export async function fetchTransaction(
  connection: Connection,
  id: string,
  hash?: string,
): Promise<Transaction> {
  const [name, within] = [hashBytes(id), hash === undefined ? undefined : hashBytes(hash)];
  const wanted = hashText(within ?? name);
  await connection.send('getdata', [{ type: within ? 0x40000002 : 0x40000001, hash: within ?? name }]);
  const end = performance.now() + connection.patience;
  while (performance.now() < end) {
    const { command, payload } = await connection.receive(end - performance.now());
    if (command === 'tx' && !within) {
      const tx = readTransaction(new Reader(payload));
      if (txid(tx) === wanted) return tx;
    }
    if (command === 'block' && within && hashText(hash256(payload.subarray(0, 80))) === wanted) {
      return findInBlock(block.read(new Reader(payload)), wanted, id);
    }
    if (command !== 'notfound') continue;
    for (const one of inventories.read(new Reader(payload))) {
      if (hashText(one.hash) === wanted) throw new NotFoundError(`no ${wanted}`);
    }
  }
  throw new ReceiveTimeoutError(`no ${wanted} in time`);
}
