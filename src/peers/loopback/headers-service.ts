import { hex } from '../../wire/bytes';
import { type Codec, decode } from '../../wire/codec/codec';
import type { Service } from './options';

/** A request for headers. */
export interface GetHeadersLike {
  /** Hashes that the requesting node knows, newest first, in wire order. */
  locator: Uint8Array[];
  /** The hash to stop at; all zeros means none. */
  stop: Uint8Array;
}

/** A chain to be served, with the genesis header at height 0. */
export interface ServedChain {
  /** All headers, concatenated, 80 bytes each. */
  headers: Uint8Array;
  /** Their hashes, in wire order, concatenated, 32 bytes each. */
  hashes: Uint8Array;
}

const HEADER = 80;
const HASH = 32;

/**
 * Creates a service that answers getheaders with the headers after the first hash in the locator that it
 * knows, or after the genesis header if it knows none.
 *
 * @param getheaders - lesson 15: the payload of getheaders
 * @param count - lesson 03: writes the number of headers
 * @param chain - the headers
 * @param most - the maximum number of headers in one message
 * @see Bitcoin Core, src/net_processing.cpp, ProcessMessage (getheaders)
 */
export function headersService(
  getheaders: Pick<Codec<GetHeadersLike>, 'read'>,
  count: (howMany: number) => Uint8Array,
  chain: ServedChain,
  most = 2000,
): Service {
  const length = chain.headers.length / HEADER;
  const heights = new Map<string, number>();
  for (let height = 0; height < length; height++) {
    heights.set(hex(chain.hashes.subarray(height * HASH, (height + 1) * HASH)), height);
  }
  return {
    commands: ['getheaders'],
    answer({ payload }) {
      const { locator, stop } = decode(getheaders.read, payload);
      const known = locator.map((hash) => heights.get(hex(hash))).find((height) => height !== undefined);
      const from = (known ?? 0) + 1;
      const last = heights.get(hex(stop)) ?? length;
      // a stop hash at a lower height is never reached
      const end = last < from ? length : last + 1;
      // never below `from`: if there is nothing to send, the answer is empty
      const to = Math.max(from, Math.min(from + most, end, length));
      return [{ command: 'headers', payload: entries(chain.headers, count, from, to) }];
    },
  };
}

/** A count, then each header followed by a zero byte. */
function entries(
  headers: Uint8Array,
  count: (howMany: number) => Uint8Array,
  from: number,
  to: number,
): Uint8Array {
  const start = count(to - from);
  const payload = new Uint8Array(start.length + (to - from) * (HEADER + 1));
  payload.set(start);
  for (let i = 0; i < to - from; i++) {
    const at = (from + i) * HEADER;
    payload.set(headers.subarray(at, at + HEADER), start.length + i * (HEADER + 1));
  }
  return payload;
}
