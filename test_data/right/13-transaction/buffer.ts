// Written by a learner who uses what comes with Node: Buffer, Map, Date.
import { uint32 } from '../../../solutions/02-fields';
import { count, varStr } from '../../../solutions/03-varints';
import type { Connection } from '../../../solutions/10-connection';
import { askFor, hash256, hashBytes, hashText, INVENTORY, inventories } from '../../../solutions/12-getdata';
import * as given from '../../../solutions/13-transaction';
import type { Block, Transaction } from '../../../solutions/13-transaction';
import { decode, list } from '../../../src/wire/codec/codec';
import { WireError } from '../../../src/wire/codec/error';
import type { Reader } from '../../../src/wire/codec/reader';
import { Writer } from '../../../src/wire/codec/writer';
import { FalseAnswerError, NotFoundError, ReceiveTimeoutError } from '../../../src/wire/streams/peer-errors';

const inputs = list(count, given.input, 100_000);
const outputs = list(count, given.output, 100_000);
const items = list(count, varStr, 1_000_000);

export function readTransaction(r: Reader): Transaction {
  const start = { version: r.field('version', uint32.read), inputs: r.field('inputs', inputs.read) };
  if (start.inputs.length > 0) {
    return {
      ...start,
      outputs: r.field('outputs', outputs.read),
      locktime: r.field('locktime', uint32.read),
    };
  }
  const at = r.offset;
  const [flag] = r.bytes(1, 'flag');
  if (flag !== 0x01) throw new WireError('flag', at, '1', String(flag));
  start.inputs = r.field('inputs', inputs.read);
  const pays = r.field('outputs', outputs.read);
  const end = r.offset;
  const witnesses: Uint8Array[][] = [];
  while (witnesses.length < start.inputs.length) {
    witnesses.push(r.field(`witnesses[${witnesses.length}]`, items.read));
  }
  if (!witnesses.some(({ length }) => length)) throw new WireError('witnesses', end, 'some', 'none');
  return { ...start, outputs: pays, witnesses, locktime: r.field('locktime', uint32.read) };
}

export function writeTransaction(w: Writer, tx: Transaction): void {
  const segwit = tx.witnesses?.some(({ length }) => length > 0) ?? false;
  const [inputCount, witnessCount] = [tx.inputs.length, tx.witnesses?.length];
  if (tx.witnesses && inputCount !== witnessCount)
    throw new RangeError(`${witnessCount} witnesses, ${inputCount} inputs`);
  w.field('version', (inner) => uint32.write(inner, tx.version));
  if (!inputCount) throw new WireError('inputs', w.offset, 'one', 'none');
  if (segwit) w.bytes(Buffer.from('0001', 'hex'));
  w.field('inputs', (inner) => inputs.write(inner, tx.inputs));
  w.field('outputs', (inner) => outputs.write(inner, tx.outputs));
  for (let i = 0; segwit && i < inputCount; i++) {
    w.field(`witnesses[${i}]`, (inner) => items.write(inner, tx.witnesses![i]));
  }
  w.field('locktime', (inner) => uint32.write(inner, tx.locktime));
}

export function txid({ version, inputs, outputs, locktime }: Transaction): string {
  const w = new Writer();
  writeTransaction(w, { version, inputs, outputs, locktime });
  return hashText(hash256(w.finish()));
}

/** From the root down: a node without a right child has its left child twice. */
export function merkleRoot(hashes: Uint8Array[]): Uint8Array {
  const height = Math.ceil(Math.log2(hashes.length));
  const node = (level: number, index: number): Uint8Array => {
    if (level === 0) return hashes[index];
    const last = Math.ceil(hashes.length / 2 ** (level - 1)) - 1;
    const [left, right] = [2 * index, Math.min(2 * index + 1, last)].map((one) => node(level - 1, one));
    return hash256(Buffer.concat([left, right]));
  };
  return node(height, 0);
}

export function findInBlock(found: Block, hash: string, id: string): Transaction {
  const named = new Map(found.transactions.map((tx) => [txid(tx), tx]));
  const isIt = hashText(hash256(found.header)) === hash.toLowerCase();
  const root = found.transactions.length && merkleRoot(found.transactions.map((tx) => hashBytes(txid(tx))));
  const [first] = found.transactions;
  const starts =
    first?.inputs.length === 1 &&
    ~first.inputs[0].index === 0 &&
    Buffer.alloc(32).equals(first.inputs[0].txid);
  const whole = starts && named.size === found.transactions.length;
  if (!isIt || !whole || !root || Buffer.compare(root, found.header.subarray(36, 68)) !== 0) {
    throw new FalseAnswerError('not the block that was asked for');
  }
  const tx = named.get(id.toLowerCase());
  if (tx === undefined) throw new NotFoundError('not in the block');
  return tx;
}

export async function fetchTransaction(connection: Connection, id: string, hash?: string) {
  const { WITNESS_BLOCK, WITNESS_TX } = INVENTORY;
  const names = [id, hash ?? id].map((text) => hashText(hashBytes(text)));
  await connection.send('getdata', askFor(hash ? WITNESS_BLOCK : WITNESS_TX, names[1]));
  const answers: Record<string, (payload: Uint8Array) => Transaction | undefined> = {
    tx: (payload) => [decode(readTransaction, payload)].find((tx) => txid(tx) === names[1]),
    block: (payload) => {
      const found = decode(given.block.read, payload);
      return hashText(hash256(found.header)) === names[1]
        ? findInBlock(found, names[1], names[0])
        : undefined;
    },
    notfound: (payload) => {
      const missing = decode(inventories.read, payload).map((one) => hashText(one.hash));
      if (missing.includes(names[1])) throw new NotFoundError(names[1]);
      return undefined;
    },
  };
  const end = Date.now() + connection.patience;
  let answer: Transaction | undefined;
  while (!answer) {
    const message = await connection.receive(Math.max(0, end - Date.now()));
    if (Date.now() > end) throw new ReceiveTimeoutError(`no ${names[1]}`);
    answer = answers[message.command]?.(message.payload);
  }
  return answer;
}
