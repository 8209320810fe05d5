import { fetchFilters } from 'answers/20-light-client';
import { withDeadline } from '../../src/suite/deadline';
import type { KnownMistakes } from '../../src/suite/matchers';
import { Unsettled } from '../../src/suite/never-settled';
import type { PeerMessage } from '../../src/peers/peer-codecs';
import { fromHex, hex } from '../../src/wire/bytes';
import { decode, encode } from '../../src/wire/codec/codec';
import type { Connection } from '../../solutions/10-connection';
import { cfheaders, type CheckedFilter, type FilterChain } from '../../solutions/20-light-client';
import { type Change, chainOf, MINE, paying, type Served, talking } from './chain.shared';
import { must, reversed } from './shared';

export const CHAIN = chainOf([[], [paying(2, MINE)], [], [paying(4, MINE, MINE)], []]);

export const start = (): FilterChain => ({ height: -1, tip: new Uint8Array(32) });

/** The state after the filter at a height. Its tip is a copy: an answer may write into it. */
export const after = (height: number): FilterChain => ({ height, tip: CHAIN[height].filterHeader.slice() });

export const NEVER = 'It never ended. First wait for one cfheaders, then for one cfilter for each hash.';

/** What happened when the filters of some heights were fetched. */
export interface Outcome {
  /** What the call returned or threw. */
  outcome: () => unknown;
  chain: FilterChain;
  asked: PeerMessage[];
  filters: CheckedFilter[];
  /** The height of the chain when each filter was passed on. */
  heights: number[];
  /** The tip of the chain when each filter was passed on. */
  tips: Uint8Array[];
  /** How many filters had come when each was passed on. */
  came: number[];
}

/** Fetch the filters from a height to another. */
export const fetched = (
  [from, to]: [from: number, to: number],
  body: (result: Outcome) => void | Promise<void>,
  { change, served = CHAIN }: { change?: Change; served?: Served[] } = {},
) =>
  talking(
    served,
    async (connection, asked) => {
      const chain = from === 0 ? start() : after(from - 1);
      const filters: CheckedFilter[] = [];
      const heights: number[] = [];
      const tips: Uint8Array[] = [];
      const came: number[] = [];
      const hashes = CHAIN.slice(from, to + 1).map(({ hash }) => hash);
      const waiting = countWaits(connection);
      const outcome = await withDeadline(
        () =>
          fetchFilters(connection, chain, hashes, (checked) => {
            filters.push(checked);
            heights.push(chain.height);
            tips.push(chain.tip.slice());
            came.push(waiting.filters);
          }),
        NEVER,
      );
      if (isOver(outcome)) await allHeard(connection).catch(() => {});
      try {
        await body({ outcome, chain, asked, filters, heights, tips, came });
      } catch (error) {
        must(
          waiting.most < 2,
          'You started several waitFor at a time, and each of them skips what the others wait for: the answers go to the wrong one. Await one after another.',
        );
        throw error;
      }
    },
    change,
  );

/** Counts how many waitFor of a connection wait at the same time, and how many filters they have returned. */
function countWaits(connection: Pick<Connection, 'waitFor'>): { most: number; filters: number } {
  const { waitFor } = connection;
  const counted = { most: 0, filters: 0 };
  let now = 0;
  connection.waitFor = async (...commands) => {
    counted.most = Math.max(counted.most, ++now);
    try {
      const message = await waitFor.apply(connection, commands);
      if (message.command === 'cfilter') counted.filters++;
      return message;
    } finally {
      now--;
    }
  };
  return counted;
}

/** Whether the answer has ended: otherwise it still waits for messages. */
export function isOver(outcome: () => unknown): boolean {
  try {
    return !(outcome() instanceof Unsettled);
  } catch {
    return true;
  }
}

/** Wait until the node has received all that was sent: it answers in order. */
export async function allHeard(connection: Pick<Connection, 'send' | 'waitFor'>): Promise<void> {
  await connection.send('ping', { nonce: 20n });
  await connection.waitFor('pong');
}

/** Changes each message with a command. */
export const each =
  (command: string, change: (payload: Uint8Array) => Uint8Array): Change =>
  (message) => [message.command === command ? { command, payload: change(message.payload) } : message];

export const inHeaders = (change: (value: ReturnType<typeof cfheaders.read>) => void) =>
  each('cfheaders', (payload) => {
    const value = decode(cfheaders.read, payload);
    change(value);
    return encode(cfheaders.write, value);
  });

export const range = (start_height: string, hash: Uint8Array) => fromHex(`00 ${start_height} ${hex(hash)}`);

export const RANGES = (first: string, from: Uint8Array, to: Uint8Array): KnownMistakes => [
  [undefined, 'The node was not asked.'],
  [range(first, from), 'The stop hash is that of the last block, and you sent that of the first one.'],
  [
    range(first, reversed(to)),
    'You sent the hash as people write it. On the wire the last byte comes first.',
  ],
  [
    (got: unknown) => got instanceof Uint8Array && hex(got.subarray(5)) === hex(to) && got[0] === 0,
    'The start height is that of the first block that you ask for: chain.height + 1.',
  ],
  [
    (got: unknown) => got instanceof Uint8Array && got[0] !== 0,
    'The filter type is BASIC_FILTER, which is 0.',
  ],
];
