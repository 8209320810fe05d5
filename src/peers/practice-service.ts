import { count } from '../../solutions/03-varints';
import { hash256 } from '../../solutions/12-getdata';
import { getheaders } from '../../solutions/15-chain';
import { fromHex } from '../wire/bytes';
import { CHAIN_RULES } from '../wire/chain-rules';
import { encode } from '../wire/codec/codec';
import { headersService, type ServedChain } from './loopback/headers-service';
import type { Service } from './loopback/options';
import { PRACTICE_LENGTH, practiceChain } from './practice-chain';

const HEADER = 80;
const HASH = 32;

/**
 * Creates a service that answers getheaders with the practice chain. The chain is mined on first use and read
 * from the cache after that.
 *
 * @param onMining - called from time to time, while the chain is mined, with the number of headers so far
 * @returns the service, and the height of the last header
 */
export async function practiceService(
  onMining?: (done: number) => void | Promise<void>,
): Promise<{ service: Service; height: number }> {
  const chain = served(await practiceChain(PRACTICE_LENGTH, onMining));
  return { service: headersService(getheaders, howMany, chain), height: PRACTICE_LENGTH };
}

/** A count, as it is written. */
export const howMany = (length: number) => encode(count.write, length);

/** Answers getheaders with no headers, as a node that has nothing after the locator does. */
export const NO_HEADERS: Service = headersService(getheaders, howMany, {
  headers: new Uint8Array(0),
  hashes: new Uint8Array(0),
});

/** Prepends the genesis header, and hashes each header. */
function served(mined: Uint8Array): ServedChain {
  const headers = Uint8Array.from(Buffer.concat([fromHex(CHAIN_RULES.practice.genesis), mined]));
  const length = headers.length / HEADER;
  const hashes = new Uint8Array(length * HASH);
  for (let height = 0; height < length; height++) {
    hashes.set(hash256(headers.subarray(height * HEADER, (height + 1) * HEADER)), height * HASH);
  }
  return { headers, hashes };
}
