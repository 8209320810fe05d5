// The length is checked first, since it is the more dangerous of the two.
import { WireError } from '../../../src/wire/codec/error';
import { examine as right } from '../../../solutions/07-streams';

export const exercise = 'examine';
export const diagnosis = 'the peer speaks another protocol';

export function examine(...[bytes, network, limit = 4_000_000]: Parameters<typeof right>) {
  if (bytes.length >= 24) {
    const announced = new DataView(bytes.buffer, bytes.byteOffset).getUint32(16, true);
    if (announced > limit) {
      const error = new WireError('length', 16, `at most ${limit} bytes`, String(announced));
      return { kind: 'faulty' as const, error };
    }
  }
  return right(bytes, network, limit);
}
