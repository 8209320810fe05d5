import { hex } from '../../wire/bytes';
import { type Codec, decode } from '../../wire/codec/codec';
import type { Service } from './options';

/** The question for headers. */
export interface GetHeadersLike {
  /** Hashes that the asker knows, the newest first, as they lie on the wire. */
  locator: Uint8Array[];
  /** The hash to stop at; all zeros: none. */
  stop: Uint8Array;
}

/** A chain that is served, with the genesis at height 0. */
export interface ServedChain {
  /** All headers, one behind the other, 80 bytes each. */
  headers: Uint8Array;
  /** The hash of each, as it lies on the wire, one behind the other. */
  hashes: Uint8Array;
}

const HEADER = 80;
const HASH = 32;

/**
 * What a node answers to getheaders: what comes behind the first hash of the locator that it knows, or behind the
 * genesis if it knows none.
 *
 * @param getheaders - lesson 10: the payload of getheaders
 * @param count - lesson 03: how the number of headers is written
 * @param chain - the headers
 * @param most - how many fit into one message
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
      // a hash that lies further down never comes
      const end = last < from ? length : last + 1;
      // never below from: where there is nothing to come, the answer is empty
      const to = Math.max(from, Math.min(from + most, end, length));
      return [{ command: 'headers', payload: entries(chain.headers, count, from, to) }];
    },
  };
}

/** A count, then each header with a zero behind it. */
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
