// The right helper exists, but writeUInt32BE is what every network book uses.
import { checksum, type Message, writeCommand } from '../../../solutions/01-framing';
import { fromHex } from '../../../src/wire/bytes';
import { WireError } from '../../../src/wire/codec/error';
import type { Writer } from '../../../src/wire/codec/writer';
import { NETWORKS, type NetworkName } from '../../../src/wire/networks';

export const exercise = 'writeMessage';
export const diagnosis = 'The length is big-endian here';

export function writeMessage(w: Writer, { command, payload }: Message, network: NetworkName = 'mainnet') {
  if (payload.length > 4_000_000) {
    throw new WireError('length', w.offset + 16, 'at most 4000000', String(payload.length));
  }
  w.bytes(fromHex(NETWORKS[network].magic));
  w.field('command', () => writeCommand(w, command));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(payload.length);
  w.bytes(length);
  w.bytes(checksum(payload));
  w.bytes(payload);
}
