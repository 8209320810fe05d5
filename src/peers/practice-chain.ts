import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { hash256 } from '../../solutions/12-getdata';
import { bitsToTarget, type HashedHeader, header, meetsTarget } from '../../solutions/14-headers';
import { type Chain, EPOCH, expectedBits, extendChain, startChain } from '../../solutions/15-chain';
import { hex } from '../wire/bytes';
import { cacheFolder } from '../base/cache-folder';
import { CHAIN_RULES } from '../wire/chain-rules';
import { encode } from '../wire/codec/codec';
import { withLock } from '../base/file-lock';
import { SeededRandom } from './seeded-random';

/** The number of headers in the practice chain, not counting the genesis header. */
export const PRACTICE_LENGTH = 40_000;

const HEADER_SIZE = 80;
const NONCE_OFFSET = 76;
const HASH_SIZE = 32;
/** If you change anything that affects the mined chain, also change the number in the file's name. */
const SEED = 31800;

/**
 * The average number of seconds between two blocks, for each epoch. 600 would keep the difficulty unchanged;
 * below 150 and above 2,400 the retarget is clamped.
 */
const PACE = [
  600, 290, 700, 2600, 100, 1300, 900, 310, 620, 1500, 140, 560, 2700, 800, 600, 300, 1100, 650, 420, 600,
];

/**
 * The practice chain: really mined, with the rules of mainnet and a limit that a laptop meets with about two
 * hashes. It is always the same. Mining it takes a few seconds the first time; after that it is read from the
 * user's cache folder.
 *
 * @param length - the number of headers, not counting the genesis header
 * @param onProgress - called from time to time with the number of headers so far
 * @returns the headers after the genesis header, concatenated, 80 bytes each
 */
export async function practiceChain(
  length = PRACTICE_LENGTH,
  onProgress: (done: number) => void | Promise<void> = () => {},
): Promise<Uint8Array> {
  const file = join(cacheFolder(), `practice-chain-1-${length}.bin`);
  const kept = await read(file, length);
  if (kept) return kept;
  return withLock(`${file}.lock`, async () => {
    // another process may have mined it meanwhile
    const theirs = await read(file, length);
    if (theirs) return theirs;
    const mined = await mine(length, onProgress);
    await keep(file, mined);
    return mined;
  });
}

async function read(file: string, length: number): Promise<Uint8Array | undefined> {
  const kept = await readFile(file).catch(() => undefined);
  return kept && isWhole(kept, length) ? new Uint8Array(kept.subarray(0, -HASH_SIZE)) : undefined;
}

/** The hash of the headers follows them, so that an incomplete file is recognised. */
function isWhole(file: Uint8Array, length: number): boolean {
  if (file.length !== length * HEADER_SIZE + HASH_SIZE) return false;
  return hex(hash256(file.subarray(0, -HASH_SIZE))) === hex(file.subarray(-HASH_SIZE));
}

/**
 * Two processes can write at the same time without harm: each writes its own file and renames it when
 * complete.
 */
async function keep(file: string, headers: Uint8Array): Promise<void> {
  const draft = `${file}.${process.pid}`;
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(draft, Buffer.concat([headers, hash256(headers)]));
    await rename(draft, file);
  } catch {
    // it will be mined again next time
    await rm(draft, { force: true }).catch(() => {});
  }
}

async function mine(length: number, onProgress: (done: number) => void | Promise<void>): Promise<Uint8Array> {
  const random = new SeededRandom(SEED);
  const chain = startChain(CHAIN_RULES.practice);
  const mined = new Uint8Array(length * HEADER_SIZE);
  for (let i = 0; i < length; i++) {
    const next = mineNext(chain, random);
    extendChain(chain, next);
    mined.set(encode(header.write, next), i * HEADER_SIZE);
    // let a notebook's kernel, or a server in the same process, have its turn
    if (i % 500 === 499) await onProgress(i + 1);
    if (i % 500 === 499) await new Promise(setImmediate);
  }
  return mined;
}

/** Try one nonce after another, until the hash is low enough. */
function mineNext(chain: Chain, random: SeededRandom): HashedHeader {
  const pace = PACE[Math.floor((chain.height + 1) / EPOCH) % PACE.length];
  const time = chain.tip.time + Math.round(pace * (0.5 + random.between(0, 1000) / 1000));
  const bits = expectedBits(chain, time);
  const target = bitsToTarget(bits, chain.rules.limit);
  const next = { version: 1, previous: chain.tip.hash, merkle_root: random.bytes(32), time, bits, nonce: 0 };
  const tried = encode(header.write, next);
  const nonce = new DataView(tried.buffer, tried.byteOffset + NONCE_OFFSET, 4);
  let hash = hash256(tried);
  while (!meetsTarget(hash, target)) {
    nonce.setUint32(0, ++next.nonce, true);
    hash = hash256(tried);
  }
  return { ...next, hash };
}
