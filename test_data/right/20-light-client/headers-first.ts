// All headers, then all filters, as BIP 157 suggests, and the blocks last.
import type { Connection } from '../../../solutions/10-connection';
import { fetchByHash, hashText, INVENTORY } from '../../../solutions/12-getdata';
import { block } from '../../../solutions/13-transaction';
import { followChain, startChain } from '../../../solutions/15-chain';
import * as given from '../../../solutions/20-light-client';
import type { ChainRules } from '../../../src/wire/chain-rules';
import { Reader } from '../../../src/wire/codec/reader';

export async function scan(
  connection: Connection,
  rules: ChainRules,
  scripts: Uint8Array[],
): Promise<given.Scan> {
  const chain = startChain(rules);
  const hashes = [chain.tip.hash];
  await followChain(connection, chain, (_, batch) => void hashes.push(...batch.map(({ hash }) => hash)));
  const filters = { height: -1, tip: new Uint8Array(32) };
  const matched: given.CheckedFilter[] = [];
  while (filters.height < chain.height) {
    const next = hashes.slice(filters.height + 1).slice(0, given.MAX_FILTERS);
    await given.fetchFilters(connection, filters, next, (one) => {
      if (given.matches(one.filter, one.hash, scripts)) matched.push(one);
    });
  }
  const payments: given.Payment[] = [];
  for (const one of matched) {
    const { payload } = await fetchByHash(connection, INVENTORY.BLOCK, hashText(one.hash));
    const found = block.read(new Reader(payload));
    given.checkBlock(found, one);
    payments.push(...given.paymentsIn(found, one.height, scripts));
  }
  return { payments, chain, filters };
}
