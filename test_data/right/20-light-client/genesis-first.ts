// The filter of the genesis block before any header, a batch at a time after it; the tip is written in place.
import type { Connection } from '../../../solutions/10-connection';
import { fetchByHash, hash256, hashText, INVENTORY } from '../../../solutions/12-getdata';
import { block } from '../../../solutions/13-transaction';
import { followChain, startChain } from '../../../solutions/15-chain';
import * as given from '../../../solutions/20-light-client';
import { sameBytes } from '../../../src/wire/bytes';
import type { ChainRules } from '../../../src/wire/chain-rules';
import { Reader } from '../../../src/wire/codec/reader';
import { FalseAnswerError } from '../../../src/wire/streams/peer-errors';

export async function fetchFilters(
  connection: Connection,
  chain: given.FilterChain,
  hashes: Uint8Array[],
  onFilter: (checked: given.CheckedFilter) => void,
): Promise<void> {
  const [stop_hash] = hashes.slice(-1);
  const range = { filter_type: given.BASIC_FILTER, start_height: chain.height + 1, stop_hash };
  await connection.send('getcfheaders', range);
  const answer = given.cfheaders.read(new Reader((await connection.waitFor('cfheaders')).payload));
  const isRight =
    sameBytes(answer.stop_hash, stop_hash) &&
    sameBytes(answer.previous_filter_header, chain.tip) &&
    answer.filter_hashes.length === hashes.length;
  if (!isRight) throw new FalseAnswerError('another answer');
  await connection.send('getcfilters', range);
  for (let i = 0; i < hashes.length; i++) {
    const { payload } = await connection.waitFor('cfilter');
    const { block_hash, filter } = given.cfilter.read(new Reader(payload));
    if (!sameBytes(block_hash, hashes[i]) || !sameBytes(hash256(filter), answer.filter_hashes[i]))
      throw new FalseAnswerError('another filter');
    chain.tip.set(given.filterHeader(hash256(filter), chain.tip));
    chain.height++;
    onFilter({ height: chain.height, hash: hashes[i], filter });
  }
}

export async function scan(
  connection: Connection,
  rules: ChainRules,
  scripts: Uint8Array[],
): Promise<given.Scan> {
  const chain = startChain(rules);
  const filters = { height: -1, tip: new Uint8Array(32) };
  const payments: given.Payment[] = [];
  const follow = async (hashes: Uint8Array[]) => {
    for (let from = 0; from < hashes.length; from += given.MAX_FILTERS) {
      const matched: given.CheckedFilter[] = [];
      await fetchFilters(connection, filters, hashes.slice(from, from + given.MAX_FILTERS), (one) => {
        if (given.matches(one.filter, one.hash, scripts)) matched.push(one);
      });
      for (const one of matched) {
        const { payload } = await fetchByHash(connection, INVENTORY.BLOCK, hashText(one.hash));
        const found = block.read(new Reader(payload));
        given.checkBlock(found, one);
        payments.push(...given.paymentsIn(found, one.height, scripts));
      }
    }
  };
  await follow([chain.tip.hash]);
  await followChain(connection, chain, (_, batch) => follow(batch.map(({ hash }) => hash)));
  return { payments, chain, filters };
}
