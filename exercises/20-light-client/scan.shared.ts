import { scan } from 'answers/20-light-client';
import { eventually, withDeadline } from '../../src/suite/deadline';
import { turns } from '../../src/suite/event-loop-turns';
import type { PeerMessage } from '../../src/peers/peer-codecs';
import { fromHex, hex } from '../../src/wire/bytes';
import { decode } from '../../src/wire/codec/codec';
import { hashText, inventories } from '../../solutions/12-getdata';
import { txid } from '../../solutions/13-transaction';
import { type Payment, type Scan } from '../../solutions/20-light-client';
import {
  blockIn,
  type Change,
  chainOf,
  MINE,
  OTHER,
  payloadsOf,
  paying,
  RULES,
  rangesOf,
  type Served,
  talking,
} from './chain.shared';
import { must } from './shared';

export const ALSO_MINE = fromHex('53');

export const CHAIN = chainOf([
  [paying(1, OTHER)],
  [],
  [paying(3, OTHER, MINE)],
  [],
  [],
  [paying(6, MINE), paying(7, OTHER, ALSO_MINE, MINE)],
  [],
]);

export const paid = (height: number, transaction: number, index: number): Payment => ({
  height,
  txid: txid(blockIn(CHAIN[height]).transactions[transaction]),
  index,
  value: 1000n + BigInt(index),
});

/** Why a scan has not ended. */
function whyNever(chain: Served[], asked: PeerMessage[]): string {
  const reversed = chain.map(({ hash }) => hex(hash));
  if (blocksAsked(asked).some((name) => reversed.includes(name)))
    return 'It never ended: you asked for a block by its hash in reverse, and the node does not have that one. fetchByHash takes the hash as people write it: hashText(hash).';
  const [first, second] = rangesOf(asked, 'getcfheaders');
  if (second && hex(second.stop_hash) === hex(first.stop_hash))
    return `It never ended: your second request begins at height ${second.start_height}, and has the stop hash of the first range. A node does not answer that.`;
  return 'It never ended. A node sends at most 1,000 filters for a request; and while you wait for a block, whatever else comes is skipped: fetch the blocks when all filters of the range have come, one after another.';
}

/** Whether the node is still asked for something. */
async function goesOn(asked: PeerMessage[]): Promise<boolean> {
  const before = asked.length;
  await turns(4);
  return asked.length > before;
}

export const scanned = (
  chain: Served[],
  scripts: Uint8Array[],
  body: (outcome: () => unknown, asked: PeerMessage[]) => void,
  change?: Change,
) =>
  talking(
    chain,
    async (connection, asked) => {
      let over = false;
      const scanning = Promise.resolve().then(() => scan(connection, RULES, scripts));
      const end = () => void (over = true);
      scanning.then(end, end);
      await eventually(() => over);
      const outcome = await withDeadline(() => scanning, whyNever(chain, asked));
      must(
        !over || !(await goesOn(asked)),
        'scan has resolved, and it still asks the node: something is not awaited. followChain waits for the promise that your function returns.',
      );
      body(outcome, asked);
    },
    change,
  );

/** The payments that a scan found; anything that is not a Scan as it is. */
export const payments = (outcome: () => unknown) => () => {
  const got = outcome();
  return got instanceof Object && 'payments' in got ? (got as Scan).payments : got;
};

/** The heights of payments. */
export const heightsOf = (got: unknown) =>
  Array.isArray(got) ? (got as Payment[]).map(({ height }) => height) : got;

/** The hashes of the blocks that the node was asked for. */
export const blocksAsked = (asked: PeerMessage[]) =>
  payloadsOf(asked, 'getdata').flatMap((payload) =>
    decode(inventories.read, payload).map(({ hash }) => hashText(hash)),
  );

export const names = (...heights: number[]) => heights.map((height) => hashText(CHAIN[height].hash));
