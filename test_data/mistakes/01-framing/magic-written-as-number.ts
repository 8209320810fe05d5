// 0xf9beb4d9 is the order on the wire; as a little-endian number it goes out as d9 b4 be f9.
import { checksum, type Message, writeCommand, writeLength } from '../../../solutions/01-framing';
import { fromHex } from '../../../src/wire/bytes';
import { WireError } from '../../../src/wire/codec/error';
import type { Writer } from '../../../src/wire/codec/writer';
import { NETWORKS, type NetworkName } from '../../../src/wire/networks';

export const exercise = 'writeMessage';
export const diagnosis = 'The magic is back to front';

export function writeMessage(w: Writer, { command, payload }: Message, network: NetworkName = 'mainnet') {
  if (payload.length > 4_000_000) {
    throw new WireError('length', w.offset + 16, 'at most 4000000', String(payload.length));
  }
  w.bytes(fromHex(NETWORKS[network].magic).reverse());
  w.field('command', () => writeCommand(w, command));
  w.field('length', () => writeLength(w, payload.length));
  w.bytes(checksum(payload));
  w.bytes(payload);
}
