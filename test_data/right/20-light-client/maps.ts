// Maps by hash: all filters of a range are collected first, and each is then looked up; so are scripts, by their number.
import type { Connection } from '../../../solutions/10-connection';
import { hash256, inventories } from '../../../solutions/12-getdata';
import { transaction, type Transaction, txid } from '../../../solutions/13-transaction';
import {
  cfheaders,
  cfilter,
  type CheckedFilter,
  type FilterChain,
  filterHeader,
  hashToRange,
  readFilter,
} from '../../../solutions/20-light-client';
import { fromHex, hex } from '../../../src/wire/bytes';
import { decode, encode } from '../../../src/wire/codec/codec';
import { Reader } from '../../../src/wire/codec/reader';
import { FalseAnswerError } from '../../../src/wire/streams/peer-errors';

export function matches(filter: Uint8Array, hash: Uint8Array, scripts: Uint8Array[]): boolean {
  const numbers = decode(readFilter, filter);
  const wanted = new Map(scripts.map((script) => [hashToRange(script, numbers.length, hash), script]));
  return numbers.some((number) => wanted.has(number));
}

export async function fetchFilters(
  connection: Connection,
  chain: FilterChain,
  hashes: Uint8Array[],
  onFilter: (checked: CheckedFilter) => void,
): Promise<void> {
  const range = { filter_type: 0, start_height: chain.height + 1, stop_hash: hashes[hashes.length - 1] };
  await connection.send('getcfheaders', range);
  const promise = cfheaders.read(new Reader((await connection.waitFor('cfheaders')).payload));
  const expected = [range.stop_hash, chain.tip].map(hex).join();
  if ([promise.stop_hash, promise.previous_filter_header].map(hex).join() !== expected)
    throw new FalseAnswerError('the cfheaders is for another range, or does not continue the chain');
  if (promise.filter_hashes.length !== hashes.length)
    throw new FalseAnswerError('not one filter hash for each block');
  await connection.send('getcfilters', range);
  const filters = new Map<string, Uint8Array>();
  while (filters.size < hashes.length) {
    const one = cfilter.read(new Reader((await connection.waitFor('cfilter')).payload));
    const name = hex(one.block_hash);
    if (filters.has(name) || !hashes.some((hash) => hex(hash) === name)) {
      filters.set('another block', one.filter);
      break;
    }
    filters.set(name, one.filter);
  }
  for (const [i, hash] of hashes.entries()) {
    const filter = filters.get(hex(hash));
    if (!filter || hex(hash256(filter)) !== hex(promise.filter_hashes[i]))
      throw new FalseAnswerError(`no filter, or a wrong one, for the block ${hex(hash)}`);
    chain.tip = filterHeader(promise.filter_hashes[i], chain.tip);
    onFilter({ height: (chain.height += 1), hash, filter });
  }
}

export async function announce(connection: Connection, tx: Transaction): Promise<string> {
  const id = txid(tx);
  const hash = fromHex(id).reverse();
  const { version, inputs, outputs, locktime } = tx;
  const forms = new Map([
    [true, encode(transaction.write, tx)],
    [false, encode(transaction.write, { version, inputs, outputs, locktime })],
  ]);
  await connection.send('inv', [{ type: 1, hash }]);
  for (;;) {
    const { payload } = await connection.waitFor('getdata');
    const wanted = new Map(inventories.read(new Reader(payload)).map((one) => [hex(one.hash), one.type]));
    const type = wanted.get(hex(hash));
    if (type === undefined) continue;
    await connection.sendMessage({ command: 'tx', payload: forms.get(type === 0x40000001)! });
    return id;
  }
}
