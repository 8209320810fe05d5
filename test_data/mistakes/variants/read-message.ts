import * as right from '../../../solutions/01-framing';
import { hex } from '../../../src/wire/bytes';
import { WireError } from '../../../src/wire/codec/error';

/**
 * A readMessage that compares checksums in its own way.
 *
 * @param isRight - whether the checksum that was computed from the payload fits the one that was found
 */
export function readMessageIf(
  isRight: (computed: Uint8Array, found: Uint8Array, payload: Uint8Array) => boolean,
): typeof right.readMessage {
  return (r, network) => {
    const start = r.offset;
    const header = right.readHeader(r, network);
    const payload = r.bytes(header.length, 'payload');
    const computed = right.checksum(payload);
    if (!isRight(computed, header.checksum, payload)) {
      throw new WireError('checksum', start + 20, hex(computed), hex(header.checksum));
    }
    return { command: header.command, payload };
  };
}
