import { joinBytes, sameBytes } from '../bytes';
import { magicOf, type NetworkName } from '../networks';

/** The command of a version message, 12 bytes. */
const VERSION = new TextEncoder().encode('version'.padEnd(12, '\0'));

/**
 * Whether the side that has connected to us speaks v1: its first 16 bytes are the magic and the command version.
 *
 * @param start - the bytes that have come so far, any number of them
 * @param network - whose magic is expected
 * @returns undefined as long as both are possible; one different byte is enough for `false`
 * @see Bitcoin Core, src/net.cpp, V2Transport::ProcessReceivedMaybeV1Bytes
 */
export function looksLikeV1(start: Uint8Array, network: NetworkName = 'mainnet'): boolean | undefined {
  const expected = joinBytes(magicOf(network), VERSION);
  const length = Math.min(start.length, expected.length);
  if (!sameBytes(start.subarray(0, length), expected.subarray(0, length))) return false;
  return length === expected.length || undefined;
}
