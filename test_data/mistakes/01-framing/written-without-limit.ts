// The limit is kept in mind for what comes in only.
import { checksum, type Message, writeCommand, writeLength } from '../../../solutions/01-framing';
import { fromHex } from '../../../src/wire/bytes';
import { WireError } from '../../../src/wire/codec/error';
import type { Writer } from '../../../src/wire/codec/writer';
import { NETWORKS, type NetworkName } from '../../../src/wire/networks';

export const exercise = 'writeMessage';
export const diagnosis = 'each one hangs up';

export function writeMessage(w: Writer, { command, payload }: Message, network: NetworkName = 'mainnet') {
  if (payload.length > 0xffffffff) {
    throw new WireError('length', w.offset + 16, 'at most 4000000', String(payload.length));
  }
  w.bytes(fromHex(NETWORKS[network].magic));
  w.field('command', () => writeCommand(w, command));
  w.field('length', () => writeLength(w, payload.length));
  w.bytes(checksum(payload));
  w.bytes(payload);
}
