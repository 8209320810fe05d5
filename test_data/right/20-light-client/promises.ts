// Promises and small helpers: a request is a function of the question and the answer; each range is a recursion.
import { hash256, hashText, fetchByHash, inventories } from '../../../solutions/12-getdata';
import type { Connection } from '../../../solutions/10-connection';
import { type Block, block, type Transaction, txid } from '../../../solutions/13-transaction';
import { followChain, startChain } from '../../../solutions/15-chain';
import {
  cfheaders,
  cfilter,
  checkBlock,
  type CheckedFilter,
  type FilterChain,
  filterHeader,
  matches,
  type Payment,
  type Scan,
} from '../../../solutions/20-light-client';
import { hex } from '../../../src/wire/bytes';
import type { ChainRules } from '../../../src/wire/chain-rules';
import type { Reader as ReaderType } from '../../../src/wire/codec/reader';
import { Reader } from '../../../src/wire/codec/reader';
import { FalseAnswerError } from '../../../src/wire/streams/peer-errors';

const next = <T>(connection: Connection, command: string, read: (r: ReaderType) => T): Promise<T> =>
  connection.waitFor(command).then(({ payload }) => read(new Reader(payload)));

const same = (a: Uint8Array, b: Uint8Array) => hex(a) === hex(b);

export function fetchFilters(
  connection: Connection,
  chain: FilterChain,
  hashes: Uint8Array[],
  onFilter: (checked: CheckedFilter) => void,
): Promise<void> {
  const question = { filter_type: 0, start_height: chain.height + 1, stop_hash: hashes.at(-1)! };
  return connection
    .send('getcfheaders', question)
    .then(() => next(connection, 'cfheaders', cfheaders.read))
    .then((answer) => {
      const facts = [
        same(answer.stop_hash, question.stop_hash),
        same(answer.previous_filter_header, chain.tip),
        answer.filter_hashes.length === hashes.length,
      ];
      if (facts.includes(false)) throw new FalseAnswerError('not the cfheaders that was asked for');
      return connection.send('getcfilters', question).then(() => answer.filter_hashes);
    })
    .then((promised) =>
      hashes.reduce(
        (before, hash, i) =>
          before
            .then(() => next(connection, 'cfilter', cfilter.read))
            .then(({ block_hash, filter }) => {
              const own = hash256(filter);
              if (!same(block_hash, hash) || !same(own, promised[i]))
                throw new FalseAnswerError('not this filter');
              Object.assign(chain, { height: chain.height + 1, tip: filterHeader(own, chain.tip) });
              onFilter({ height: chain.height, hash, filter });
            }),
        Promise.resolve(),
      ),
    );
}

function paymentsOf(found: Block, height: number, scripts: Uint8Array[]): Payment[] {
  const payments: Payment[] = [];
  for (const tx of found.transactions) {
    for (const [index, { value, script }] of tx.outputs.entries()) {
      if (scripts.some((one) => same(one, script))) payments.push({ height, txid: txid(tx), index, value });
    }
  }
  return payments;
}

export async function scan(connection: Connection, rules: ChainRules, scripts: Uint8Array[]): Promise<Scan> {
  const chain = startChain(rules);
  const genesis = chain.tip.hash;
  const filters: FilterChain = { height: -1, tip: new Uint8Array(32) };
  const payments: Payment[] = [];
  const range = async (hashes: Uint8Array[]): Promise<void> => {
    if (hashes.length === 0) return;
    const candidates: CheckedFilter[] = [];
    const look = (one: CheckedFilter) =>
      void (matches(one.filter, one.hash, scripts) && candidates.push(one));
    await fetchFilters(connection, filters, hashes.slice(0, 1000), look);
    for (const one of candidates) {
      // with witnesses: another form of the same block
      const { payload } = await fetchByHash(connection, 0x40000002, hashText(one.hash));
      const found = block.read(new Reader(payload));
      checkBlock(found, one);
      payments.push(...paymentsOf(found, one.height, scripts));
    }
    return range(hashes.slice(1000));
  };
  await followChain(connection, chain, (_, batch) => {
    const own = batch.map(({ hash }) => hash);
    return range(filters.height === -1 ? [genesis, ...own] : own);
  });
  return { payments, chain, filters };
}

export async function announce(connection: Connection, tx: Transaction): Promise<string> {
  const id = txid(tx);
  const hash = Uint8Array.from(Buffer.from(id, 'hex').reverse());
  await connection.send('inv', [{ type: 1, hash }]);
  let asked: number | undefined;
  while (asked === undefined) {
    const entries = await next(connection, 'getdata', inventories.read);
    asked = entries.find((one) => same(one.hash, hash))?.type;
  }
  const { version, inputs, outputs, locktime } = tx;
  await connection.send('tx', asked > 0x40000000 ? tx : { version, inputs, outputs, locktime });
  return id;
}
