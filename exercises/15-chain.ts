/**
 * Lesson 15 · The chain.
 *
 * Headers fetched from a node and judged one by one: each follows the previous one, each proves its work, and
 * the difficulty is what the rules say.
 *
 * @module
 */
import { fromHex, sameBytes } from '../src/wire/bytes';
import type { ChainRules } from '../src/wire/chain-rules';
import { bytes, type Codec, list, struct } from '../src/wire/codec/codec';
import { Reader } from '../src/wire/codec/reader';
import { ChainError } from '../src/wire/streams/peer-errors';
import { uint32 } from './02-fields';
import { count } from './03-varints';
import { PAYLOADS } from './07-own-version';
import type { Connection } from './10-connection';
import { hashText } from './12-getdata';
import {
  bitsToTarget,
  type HashedHeader,
  type Header,
  headers,
  MAX_HEADERS,
  meetsTarget,
  readHeaderEntry,
  targetToBits,
  workFor,
} from './14-headers';
import { todo } from '../src/base/todo';

/** The number of blocks with the same difficulty. */
export const EPOCH = 2016;

/**
 * A height that no chain has reached: it would take a block a minute since 2009. A peer can make headers of
 * little work without end, so there must be a height at which to stop asking.
 */
export const MAX_HEIGHT = 10_000_000;

/** By how many seconds the first header of an epoch may be earlier than the previous one. @see BIP 94 */
export const MAX_TIME_WARP = 600;

/** How long an epoch should take, in seconds: two weeks. */
export const TWO_WEEKS = 14 * 24 * 60 * 60;

/** The most hashes that a locator may have. @see Bitcoin Core, src/net_processing.cpp, MAX_LOCATOR_SZ */
export const MAX_LOCATOR = 101;

/**
 * The bits of the next epoch. The target grows with the time that the old epoch took: twice as long means
 * twice as easy. It changes by a factor of at most 4, and never goes above the limit.
 *
 * The time is measured from the first block of an epoch to its last. Those are 2015 intervals, and not 2016.
 *
 * @param bits - the bits from which the retarget starts
 * @param firstTime - the time in the first header of the old epoch
 * @param lastTime - the time in its last header; it may be earlier, since miners' clocks are not always right
 * @param limit - the highest target that is allowed
 * @see Bitcoin Core, src/pow.cpp, CalculateNextWorkRequired
 */
export function nextBits(bits: number, firstTime: number, lastTime: number, limit: bigint): number {
  return todo('15-chain', 'nextBits');
}

/**
 * What you must know about a chain to judge its next header. Its size does not depend on the chain's length.
 */
export interface Chain {
  readonly rules: ChainRules;
  /** The height of the last header; that of the first is 0. */
  height: number;
  /** The last header. */
  tip: HashedHeader;
  /** The first header of the epoch that the tip is in. */
  epoch: Header;
  /**
   * The difficulty of that epoch: its first header's bits. Easy headers on test networks do not change it.
   */
  bits: number;
  /** How many hashes it takes on average to make the whole chain. */
  work: bigint;
}

/**
 * A new chain of one header, the genesis. It has height 0, and its work counts.
 *
 * @param rules - `genesis` is 80 bytes, written as hex; append `00`, the count that readHeaderEntry reads
 *   after them
 */
export function startChain(rules: ChainRules): Chain {
  return todo('15-chain', 'startChain');
}

/**
 * The bits that the next header must have.
 *
 *   every 2016th height          nextBits of the last header's bits, even if it is an easy one, and of the times
 *                                in the epoch's first and last header
 *   any other                    the epoch's bits (`chain.bits`)
 *
 * Without `retargets` (regtest) they are those of the previous header at every height, and nothing else here
 * applies.
 *
 * On the test networks (`easyAfter20Minutes`) a header inside an epoch whose time is more than 20 minutes
 * after the previous one must have the limit; the next ones return to the epoch's bits. With `fromFirst` the
 * retarget starts from the bits of the epoch's first header instead of the last.
 *
 * @param chain - up to the previous header
 * @param time - the time in the next header
 * @see Bitcoin Core, src/pow.cpp, GetNextWorkRequired; BIP 94 for testnet4
 */
export function expectedBits(chain: Chain, time: number): number {
  return todo('15-chain', 'expectedBits');
}

/**
 * Append a header to a chain, if it is valid. If it is not, the chain does not change.
 *
 * @param chain - updated in place
 * @param next - the header, with its hash: readHeaderEntry computes it
 * @throws ChainError with its height, and the first rule that it breaks: `link` if it does not follow the
 *   tip, `bits` if they differ from {@link expectedBits}, `time` if it is the first of an epoch and too early,
 *   `proof` if its hash is above its target. The rule `time` applies only with `noTimeWarp`: too early is
 *   more than {@link MAX_TIME_WARP} seconds before the time of the tip
 * @see Bitcoin Core, src/validation.cpp, ContextualCheckBlockHeader
 */
export function extendChain(chain: Chain, next: HashedHeader): void {
  return todo('15-chain', 'extendChain');
}

/** The request: what comes after these hashes? */
export const getheaders = struct({
  version: uint32,
  /**
   * Hashes of headers that we have, the newest first. The answer begins after the first that the node has.
   */
  locator: list(count, bytes(32), MAX_LOCATOR),
  /** The hash at which to stop; all zeros for as many headers as fit. */
  stop: bytes(32),
});

PAYLOADS.set('getheaders', getheaders as Codec<unknown>);

/**
 * The heights of the headers to name in a locator, so that a node on another branch finds the fork quickly:
 * the last ten, then in steps of 2, 4, 8 and so on, and the first.
 *
 * @param height - the height of the last header
 * @returns heights, the highest first, each once, and 0 at the end
 * @example locatorHeights(20) // [20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 9, 5, 0]
 * @see Bitcoin Core, src/chain.cpp, LocatorEntries
 */
export function locatorHeights(height: number): number[] {
  return todo('15-chain', 'locatorHeights');
}

/**
 * Ask a node for headers, again and again, until it has no more, and append each to the chain.
 *
 * The first headers message after a request counts as the answer. A chain that keeps only its tip cannot
 * follow a fork: if the node has left the branch that the tip is on, or sends unsolicited headers, they do
 * not link, and that is a ChainError. The work of the headers plays no part, either: only `until` ends an
 * endless chain of easy headers.
 *
 * @param connection - the handshake is done
 * @param chain - updated in place; headers that were appended before an error stay
 * @param onBatch - called after each message that has headers, once they are on the chain, and awaited; it may
 *   be called after an empty message, too
 * @param until - once the chain has this height, ask no more (if it has it already, do not ask at all);
 *   further headers in the same message may be appended or ignored
 * @throws ChainError if a header breaks a rule
 * @throws WireError if a message cannot be read as a headers message. Bytes after its last field are ignored
 * @throws what {@link Connection.waitFor} throws, and what onBatch throws
 */
export async function followChain(
  connection: Connection,
  chain: Chain,
  onBatch: (chain: Chain, batch: HashedHeader[]) => void | Promise<void> = () => {},
  until = MAX_HEIGHT,
): Promise<void> {
  return todo('15-chain', 'followChain');
}
