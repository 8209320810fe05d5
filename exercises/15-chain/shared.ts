import { CHAIN_RULES } from '../../src/wire/chain-rules';
import { reader } from '../../src/suite/inputs';
import { decode, encode } from '../../src/wire/codec/codec';
import { ChainError } from '../../src/wire/streams/peer-errors';
import { hash256 } from '../../solutions/12-getdata';
import {
  bitsToTarget,
  type HashedHeader,
  meetsTarget,
  readHeaderEntry,
  writeHeaderEntry,
} from '../../solutions/14-headers';
import * as reference from '../../solutions/15-chain';

export type Chain = reference.Chain;

export type { HashedHeader };

export const MAINNET = CHAIN_RULES.mainnet;

export const EASY = CHAIN_RULES.practice;

/** The second header of mainnet. It proves itself: only a lot of work can make a hash so low. */
const BLOCK_1 =
  '010000006fe28c0ab6f1b372c1a6a246ae63f74f931e8365e15a089c68d6190000000000982051fd1e4ba744bbbe680e1fee14677ba1a3c3540bf7b1cdb606e857233e0e61bc6649ffff001d01e36299';

export const GENESIS_HASH = '6fe28c0ab6f1b372c1a6a246ae63f74f931e8365e15a089c68d6190000000000';

const entryOf = (header: string) => readHeaderEntry(reader(`${header}00`));

export const genesis = entryOf(MAINNET.genesis);

export const block1 = entryOf(BLOCK_1);

export const threw = (got: unknown) => got instanceof Error;

export const hex8 = (bits: unknown) => Number(bits).toString(16).padStart(8, '0');

/** The next header of a chain, with its proof of work; `change` makes it invalid before the work is done. */
export function mined(chain: Chain, change: Partial<HashedHeader> = {}, target?: bigint): HashedHeader {
  const time = change.time ?? chain.tip.time + 600;
  const bits = change.bits ?? reference.expectedBits(chain, time);
  const highest = target ?? bitsToTarget(bits, EASY.limit);
  const { hash: _, ...next } = { ...genesis, previous: chain.tip.hash, ...change, time, bits };
  const tried = encode(writeHeaderEntry, { ...next, nonce: 0 });
  const nonce = new DataView(tried.buffer, tried.byteOffset + 76, 4);
  // thousands are mined here, so only the nonce is rewritten
  while (!meetsTarget(hash256(tried.subarray(0, 80)), highest)) {
    nonce.setUint32(0, nonce.getUint32(0, true) + 1, true);
  }
  return decode(readHeaderEntry, tried);
}

/** A chain of the reference that has grown to a height in its first epoch; a block came every 100 seconds. */
export function grown(height: number): Chain {
  const start = reference.startChain(EASY);
  return { ...start, height, tip: { ...start.tip, time: start.tip.time + 100 * height } };
}

/** Why a call is rejected: `bits at height 4`. */
export const refusal = (call: () => unknown): unknown => {
  try {
    call();
    return 'it was accepted';
  } catch (error) {
    return error instanceof ChainError ? `${error.rule} at height ${error.height}` : error;
  }
};
