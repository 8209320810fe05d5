// Numbers in halves, bits counted by hand, and lists that are filled before they are looked at.
import type { Connection } from '../../../solutions/10-connection';
import { fetchByHash, hashBytes, hashText, inventories } from '../../../solutions/12-getdata';
import { type Block, block, findInBlock, type Transaction, txid } from '../../../solutions/13-transaction';
import { type Chain, followChain, startChain } from '../../../solutions/15-chain';
import { readVarInt } from '../../../solutions/03-varints';
import * as given from '../../../solutions/20-light-client';
import type { ChainRules } from '../../../src/wire/chain-rules';
import { WireError } from '../../../src/wire/codec/error';
import { Reader } from '../../../src/wire/codec/reader';
import { sha256 } from '../../../src/wire/sha256';
import { sipHash } from '../../../src/wire/siphash';
import { FalseAnswerError } from '../../../src/wire/streams/peer-errors';

const equal = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0;

export function hashToRange(script: Uint8Array, size: number, hash: Uint8Array): number {
  const number = sipHash(Uint8Array.from(hash.subarray(0, 16)), script);
  const range = 784_931n * BigInt(size);
  // high · range / 2^32, and what the low half adds to it
  const [high, low] = [number / 2n ** 32n, number % 2n ** 32n];
  return Number((high * range + (low * range) / 2n ** 32n) / 2n ** 32n);
}

export function readFilter(r: Reader): number[] {
  const start = r.offset;
  const size = r.field('count', () => readVarInt(r));
  if (size * 20n > BigInt(r.left) * 8n) throw new WireError('count', start, 'fewer', `${size}`);
  const numbers: number[] = [];
  let [current, unused] = [0, 0];
  const oneBit = () => {
    if (unused === 0) [current, unused] = [r.bytes(1)[0], 8];
    unused -= 1;
    const bit = current >= 128 ? 1 : 0;
    current = (current * 2) % 256;
    return bit;
  };
  let sum = 0;
  while (numbers.length < Number(size)) {
    r.field(`[${numbers.length}]`, () => {
      for (; oneBit() === 1; sum += 524_288);
      for (let worth = 2 ** 18; worth >= 1; worth /= 2) sum += worth * oneBit();
    });
    numbers.push(sum);
  }
  return numbers;
}

export function matches(filter: Uint8Array, hash: Uint8Array, scripts: Uint8Array[]): boolean {
  const r = new Reader(filter);
  const numbers = readFilter(r);
  if (r.left !== 0) throw new WireError('', r.offset, 'nothing', `${r.left} bytes`);
  const wanted = scripts.map((script) => hashToRange(script, numbers.length, hash));
  return numbers.some((number) => wanted.includes(number));
}

export function filterHeader(filterHash: Uint8Array, previous: Uint8Array): Uint8Array {
  const both = new Uint8Array(64);
  both.set(filterHash);
  both.set(previous, 32);
  return sha256(sha256(both));
}

function demand(holds: boolean, what: string): void {
  if (!holds) throw new FalseAnswerError(what);
}

export async function fetchFilters(
  connection: Connection,
  chain: given.FilterChain,
  hashes: Uint8Array[],
  onFilter: (checked: given.CheckedFilter) => void,
): Promise<void> {
  const last = hashes.at(-1)!;
  const question = { filter_type: 0, start_height: chain.height + 1, stop_hash: last };
  await connection.send('getcfheaders', question);
  const answer = await connection.waitFor('cfheaders');
  const promised = given.cfheaders.read(new Reader(answer.payload));
  demand(equal(promised.stop_hash, last), 'another stop hash');
  demand(equal(promised.previous_filter_header, chain.tip), 'another chain');
  demand(promised.filter_hashes.length === hashes.length, 'another number');
  await connection.send('getcfilters', question);
  const rest = promised.filter_hashes.map((filterHash, i) => ({ filterHash, hash: hashes[i] }));
  for (let next = rest.shift(); next; next = rest.shift()) {
    const { payload } = await connection.waitFor('cfilter');
    const { block_hash, filter } = given.cfilter.read(new Reader(payload));
    demand(equal(block_hash, next.hash), 'another block');
    demand(equal(sha256(sha256(filter)), next.filterHash), 'another filter');
    chain.height += 1;
    chain.tip = filterHeader(next.filterHash, chain.tip);
    onFilter({ hash: next.hash, height: chain.height, filter });
  }
}

export function checkBlock(found: Block, { hash, filter }: given.CheckedFilter): void {
  demand(found.transactions.length > 0, 'no transaction');
  findInBlock(found, hashText(hash), txid(found.transactions.at(-1)!));
  for (const script of given.filterScripts(found))
    demand(matches(filter, hash, [script]), 'a script is missing');
}

export async function scan(
  connection: Connection,
  rules: ChainRules,
  scripts: Uint8Array[],
): Promise<given.Scan> {
  const chain: Chain = startChain(rules);
  const filters = { height: -1, tip: new Uint8Array(32) };
  const hashes = [chain.tip.hash];
  const payments: given.Payment[] = [];
  const range = async (few: Uint8Array[]) => {
    const all: given.CheckedFilter[] = [];
    await fetchFilters(connection, filters, few, (one) => void all.push(one));
    for (const one of all.filter(({ filter, hash }) => matches(filter, hash, scripts))) {
      const message = await fetchByHash(connection, 2, hashText(one.hash));
      const found = block.read(new Reader(message.payload));
      checkBlock(found, one);
      payments.push(...given.paymentsIn(found, one.height, scripts));
    }
  };
  await followChain(connection, chain, async (_, batch) => {
    for (const { hash } of batch) hashes.push(hash);
    for (let from = filters.height + 1; from < hashes.length; from = filters.height + 1)
      await range(hashes.slice(from, from + 1000));
  });
  return { payments, chain, filters };
}

export async function announce(connection: Connection, tx: Transaction): Promise<string> {
  const name = txid(tx);
  const hash = hashBytes(name);
  await connection.send('inv', [{ type: 1, hash }]);
  for (let type = 0; ;) {
    const asked = await connection.waitFor('getdata');
    for (const one of inventories.read(new Reader(asked.payload))) if (equal(one.hash, hash)) type = one.type;
    if (type === 0) continue;
    const { witnesses, ...rest } = tx;
    await connection.send('tx', type === 0x40000001 ? { ...rest, witnesses } : rest);
    return name;
  }
}
