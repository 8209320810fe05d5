// "Message length" taken for the length of the whole message.
import { checksum, type Message, writeCommand, writeLength } from '../../../solutions/01-framing';
import { fromHex } from '../../../src/wire/bytes';
import { WireError } from '../../../src/wire/codec/error';
import type { Writer } from '../../../src/wire/codec/writer';
import { NETWORKS, type NetworkName } from '../../../src/wire/networks';

export const exercise = 'writeMessage';
export const diagnosis = 'The length counts the 24 header bytes';

export function writeMessage(w: Writer, { command, payload }: Message, network: NetworkName = 'mainnet') {
  if (payload.length > 4_000_000) {
    throw new WireError('length', w.offset + 16, 'at most 4000000', String(payload.length));
  }
  w.bytes(fromHex(NETWORKS[network].magic));
  w.field('command', () => writeCommand(w, command));
  w.field('length', () => writeLength(w, 24 + payload.length));
  w.bytes(checksum(payload));
  w.bytes(payload);
}
