// Written by a learner who thinks in hex strings, and lets the codecs do what codecs can.
import { uint32, uint8 } from '../../../solutions/02-fields';
import { count, varStr } from '../../../solutions/03-varints';
import type { Connection } from '../../../solutions/10-connection';
import { askFor, hash256, hashText, INVENTORY, inventories } from '../../../solutions/12-getdata';
import * as given from '../../../solutions/13-transaction';
import type { Block, Transaction } from '../../../solutions/13-transaction';
import { fromHex, hex } from '../../../src/wire/bytes';
import { type Codec, encode, list, struct } from '../../../src/wire/codec/codec';
import { WireError } from '../../../src/wire/codec/error';
import { Reader } from '../../../src/wire/codec/reader';
import type { Writer } from '../../../src/wire/codec/writer';
import { FalseAnswerError, NotFoundError, ReceiveTimeoutError } from '../../../src/wire/streams/peer-errors';

const reverseBytes = (text: string) => (text.match(/../g) ?? []).reverse().join('');

/** Marker and flag: writes both, 00 01; reads the flag, after the marker. */
const mark: Codec<undefined> = {
  read(r) {
    const flag = uint8.read(r);
    if (flag !== 1) throw new WireError('', r.offset - 1, 'flag 1', `flag ${flag}`);
    return undefined;
  },
  write: (w) => w.bytes(fromHex('0001')),
};
const body = struct({ inputs: list(count, given.input, 99_999), outputs: list(count, given.output, 99_999) });
const stack = list(count, varStr, 2 ** 22);

export function readTransaction(r: Reader): Transaction {
  const version = r.field('version', uint32.read);
  const marked = r.left > 0 && r.source[r.offset] === 0;
  if (marked) r.bytes(1);
  if (marked) r.field('flag', mark.read);
  const tx = { version, ...body.read(r) };
  const witnesses: Uint8Array[][] = [];
  if (marked) for (const i of tx.inputs.keys()) witnesses[i] = r.field(`witnesses[${i}]`, stack.read);
  if (marked && tx.inputs.every((_, i) => !witnesses[i][0]))
    throw new WireError('witnesses', r.offset - tx.inputs.length, 'an item', 'not one');
  const end = { locktime: r.field('locktime', uint32.read) };
  return marked ? { ...tx, witnesses, ...end } : { ...tx, ...end };
}

export function writeTransaction(w: Writer, tx: Transaction): void {
  const stacks = tx.witnesses ?? [];
  const some = stacks.some((items) => items.length > 0);
  if (tx.witnesses && stacks.length - tx.inputs.length !== 0) {
    throw new RangeError(`${tx.inputs.length} inputs and ${stacks.length} witnesses`);
  }
  w.field('version', () => uint32.write(w, tx.version));
  if (!tx.inputs[0]) throw new WireError('inputs', w.offset, 'an input', 'none');
  if (some) mark.write(w, undefined);
  body.write(w, tx);
  for (const [i, items] of some ? stacks.entries() : [])
    w.field(`witnesses[${i}]`, () => stack.write(w, items));
  w.field('locktime', () => uint32.write(w, tx.locktime));
}

export const txid = (tx: Transaction): string =>
  hashText(hash256(encode(writeTransaction, { ...tx, witnesses: undefined })));

export const merkleRoot = ([left, ...others]: Uint8Array[]): Uint8Array => {
  if (others.length === 0) return left;
  const texts = [left, ...others].map(hex);
  if (texts.length % 2) texts.push(texts[texts.length - 1]);
  const pairs = texts.join('').match(/.{128}/g)!;
  return merkleRoot(pairs.map((pair) => hash256(fromHex(pair))));
};

export function findInBlock({ header, transactions }: Block, hash: string, id: string): Transaction {
  const ids = transactions.map(txid);
  const rootInHeader = hex(header).slice(72, 136);
  const root = ids.length === 0 ? '' : hex(merkleRoot(ids.map(reverseBytes).map(fromHex)));
  switch (false) {
    case hashText(hash256(header)) === hash.toLowerCase():
    case transactions[0]?.inputs.map((one) => one.index + hex(one.txid)).join() ===
      `4294967295${'0'.repeat(64)}`:
    case ids.every((one, i) => ids.lastIndexOf(one) === i):
    case root === rootInHeader:
      throw new FalseAnswerError(`not ${hash}`);
    case ids.includes(id.toLowerCase()):
      throw new NotFoundError(`not in ${hash}`);
  }
  return transactions[ids.indexOf(id.toLowerCase())];
}

export async function fetchTransaction(
  connection: Connection,
  id: string,
  hash?: string,
): Promise<Transaction> {
  const [one] = askFor(INVENTORY.WITNESS_TX, id);
  const [asked = one] = hash === undefined ? [] : askFor(INVENTORY.WITNESS_BLOCK, hash);
  await connection.send('getdata', [asked]);
  return listen(connection, hashText(one.hash), asked.hash, performance.now() + connection.patience);
}

function taken(command: string, payload: Uint8Array, id: string, asked: Uint8Array): Transaction | undefined {
  if (command === 'tx') {
    const tx = readTransaction(new Reader(payload));
    return txid(tx) === id ? tx : undefined;
  }
  if (hex(hash256(payload.slice(0, 80))) !== hex(asked)) return undefined;
  return findInBlock(given.block.read(new Reader(payload)), hashText(asked), id);
}

async function listen(
  connection: Connection,
  id: string,
  asked: Uint8Array,
  end: number,
): Promise<Transaction> {
  const left = end - performance.now();
  if (left < 0) throw new ReceiveTimeoutError(hashText(asked));
  const { command, payload } = await connection.receive(left);
  const answer = hashText(asked) === id ? 'tx' : 'block';
  const found = command === answer ? taken(command, payload, id, asked) : undefined;
  if (found) return found;
  const missing = command === 'notfound' ? inventories.read(new Reader(payload)) : [];
  const texts = missing.map((one) => hex(one.hash)).join();
  if (texts.includes(hex(asked))) throw new NotFoundError(hashText(asked));
  return listen(connection, id, asked, end);
}
