// Written by a learner who asks for one byte at a time, and writes every loop in full.
import * as given from '../../../solutions/19-encrypted';
import { WireError } from '../../../src/wire/codec/error';
import type { Script } from '../../../src/wire/streams/script';

function* take(count: number): Script<never, Uint8Array> {
  const bytes = new Uint8Array(count);
  for (let i = 0; i < count; i++) bytes[i] = (yield 1)[0];
  return bytes;
}

export function* readPacket(
  { length, packet }: given.Ciphers,
  along = new Uint8Array(0),
): Script<never, given.Packet> {
  const [low, middle, high] = length.crypt(yield 3);
  const size = low + 256 * (middle + 256 * high);
  if (size > 4_000_013) throw new WireError('length', 0, 'less', String(size));
  const [header, ...contents] = packet.decrypt(yield size + 17, along);
  return { contents: Uint8Array.from(contents), decoy: header >= 128 };
}

export function* readGarbage(terminator: Uint8Array): Script<never, Uint8Array> {
  const seen = Array.from(yield* take(16));
  const found = () => terminator.every((byte, i) => seen[seen.length - 16 + i] === byte);
  while (!found()) {
    if (seen.length >= 4111) throw new WireError('terminator', 0, 'a terminator', 'none');
    seen.push(...(yield* take(1)));
  }
  return Uint8Array.from(seen.slice(0, -16));
}
