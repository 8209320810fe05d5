import { scan } from 'answers/20-light-client';
import { eventually, withDeadline } from '../../src/suite/deadline';
import { turns } from '../../src/suite/event-loop-turns';
import type { PeerMessage } from '../../src/peers/peer-codecs';
import { fromHex, hex, sameBytes } from '../../src/wire/bytes';
import { decode, type Infer } from '../../src/wire/codec/codec';
import type { Message } from '../../solutions/01-framing';
import type { Connection } from '../../solutions/10-connection';
import { hashText, inventories } from '../../solutions/12-getdata';
import { txid } from '../../solutions/13-transaction';
import { type filterRange, MAX_FILTERS, type Payment, type Scan } from '../../solutions/20-light-client';
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

/** What `scan` does with its connection in the wrong order; undefined as long as nothing is known. */
export type Disorder = () => string | undefined;

/** What a connection offers to the code that uses it. */
type Used = Pick<Connection, 'receive' | 'waitFor' | 'send'>;

/**
 * Watch in which order a connection is used, to say why a result is wrong. The calls themselves do not change.
 */
function watched(connection: Used, chain: Served[]): Disorder {
  let [filtersDue, filtersTaken, blocksDue] = [0, 0, 0];
  let say: string | undefined;
  const taken = ({ command }: Message) => {
    if (command === 'cfilter') filtersTaken++;
    if (command === 'block' || command === 'notfound') blocksDue--;
  };
  const counted = <T extends unknown[]>(wait: (...args: T) => Promise<Message>) => {
    return (...args: T) => {
      const message = wait.apply(connection, args);
      message.then(taken, () => {});
      return message;
    };
  };
  const { send } = connection;
  connection.receive = counted(connection.receive);
  connection.waitFor = counted(connection.waitFor);
  connection.send = (command, value) => {
    const { start_height, stop_hash } = (value ?? {}) as Partial<Infer<typeof filterRange>>;
    if (command === 'getcfilters' && stop_hash !== undefined)
      [filtersDue, filtersTaken] = [heightOf(chain, stop_hash) - Number(start_height) + 1, 0];
    if (command === 'getdata' && filtersTaken < filtersDue)
      say ??= `You asked for a block when ${filtersTaken} of the ${filtersDue} filters of its range had come. While fetchByHash waits for the block, it skips filters; and nobody awaits a promise that onFilter returns. Collect what matches, and fetch the blocks when all filters of the range have come.`;
    else if (command === 'getdata' && blocksDue++ > 0)
      say ??=
        'You asked for a block while you were waiting for another one. Each of the two waits skips the block of the other: fetch them one after another.';
    return send.call(connection, command, value);
  };
  return () => say;
}

/** The height of the block with this hash; −1 if there is none. */
export const heightOf = (chain: Served[], hash: Uint8Array) =>
  chain.findIndex((one) => sameBytes(one.hash, hash));

/** Why a scan has not ended. */
function whyNever(chain: Served[], asked: PeerMessage[], disorder: Disorder): string {
  const reversed = chain.map(({ hash }) => hex(hash));
  if (blocksAsked(asked).some((name) => reversed.includes(name)))
    return 'It never ended: you asked for a block by its hash in reverse, and the node does not have that one. fetchByHash takes the hash as people write it: hashText(hash).';
  const [first, second] = rangesOf(asked, 'getcfheaders');
  if (second && hex(second.stop_hash) === hex(first.stop_hash))
    return `It never ended: your second request begins at height ${second.start_height}, and has the stop hash of the first range. A node does not answer that.`;
  for (const { start_height, stop_hash } of rangesOf(asked, 'getcfilters')) {
    const size = heightOf(chain, stop_hash) - start_height + 1;
    if (size > MAX_FILTERS)
      return `It never ended: you asked for ${size} filters at once, those from height ${start_height} on. A node sends at most 1,000 filters for a request, and does not answer one for more: pass fetchFilters at most MAX_FILTERS hashes.`;
  }
  return `It never ended. ${disorder() ?? 'Something that you wait for does not come: while you wait for a message, all others are skipped.'}`;
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
  body: (outcome: () => unknown, asked: PeerMessage[], disorder: Disorder) => void,
  change?: Change,
) =>
  talking(
    chain,
    async (connection, asked) => {
      let over = false;
      const disorder = watched(connection, chain);
      const scanning = Promise.resolve().then(() => scan(connection, RULES, scripts));
      const end = () => void (over = true);
      scanning.then(end, end);
      await eventually(() => over);
      const outcome = await withDeadline(() => scanning, whyNever(chain, asked, disorder));
      const ended = !over || !(await goesOn(asked));
      must(
        ended,
        `scan has resolved, and it still asks the node: something is not awaited. ${disorder() ?? 'followChain waits for the promise that your function returns.'}`,
      );
      body(outcome, asked, disorder);
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
