import * as right from '../../../solutions/01-framing';
import { checksum, type Message, writeCommand, writeLength } from '../../../solutions/01-framing';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { fromHex } from '../../../src/wire/bytes';
import { encode } from '../../../src/wire/codec/codec';
import { WireError } from '../../../src/wire/codec/error';
import type { Writer } from '../../../src/wire/codec/writer';
import { type NetworkName, NETWORKS } from '../../../src/wire/networks';
import { changeError } from '../variants/change-error';

/** Wrong answers for writeMessage. */
export const mistakes = new MistakeTable('writeMessage');

// if (payload) in Python is false for an empty one: the peer drops a verack with zeros.
mistakes.add(
  'empty-payload-no-checksum',
  'The checksum is all zeros',
  (w: Writer, { command, payload }: Message, network: NetworkName = 'mainnet') => {
    if (payload.length > 4_000_000) {
      throw new WireError('length', w.offset + 16, 'at most 4000000', String(payload.length));
    }
    w.bytes(fromHex(NETWORKS[network].magic));
    w.field('command', () => writeCommand(w, command));
    w.field('length', () => writeLength(w, payload.length));
    w.bytes(payload.length > 0 ? checksum(payload) : new Uint8Array(4));
    w.bytes(payload);
  },
);

// "Message length" is taken for the length of the whole message.
mistakes.add(
  'length-with-header',
  'The length includes the 24 header bytes',
  (w: Writer, { command, payload }: Message, network: NetworkName = 'mainnet') => {
    if (payload.length > 4_000_000) {
      throw new WireError('length', w.offset + 16, 'at most 4000000', String(payload.length));
    }
    w.bytes(fromHex(NETWORKS[network].magic));
    w.field('command', () => writeCommand(w, command));
    w.field('length', () => writeLength(w, 24 + payload.length));
    w.bytes(checksum(payload));
    w.bytes(payload);
  },
);

// 0xf9beb4d9 is the order on the wire; as a little-endian number it becomes d9 b4 be f9.
mistakes.add(
  'magic-written-as-number',
  'The magic is back to front',
  (w: Writer, { command, payload }: Message, network: NetworkName = 'mainnet') => {
    if (payload.length > 4_000_000) {
      throw new WireError('length', w.offset + 16, 'at most 4000000', String(payload.length));
    }
    w.bytes(fromHex(NETWORKS[network].magic).reverse());
    w.field('command', () => writeCommand(w, command));
    w.field('length', () => writeLength(w, payload.length));
    w.bytes(checksum(payload));
    w.bytes(payload);
  },
);

// The right helper exists, but every book on networking uses writeUInt32BE.
mistakes.add(
  'message-length-big-endian',
  'The length is big-endian here',
  (w: Writer, { command, payload }: Message, network: NetworkName = 'mainnet') => {
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
  },
);

// The checksum is that of everything written so far.
mistakes.add(
  'written-checksum-of-the-header',
  'Everything before the checksum is right',
  (w: Writer, message: Message, network?: NetworkName) => {
    const header = encode((inner) => right.writeMessage(inner, message, network), undefined).slice(0, 20);
    w.bytes(header);
    w.bytes(right.checksum(header));
    w.bytes(message.payload);
  },
);

// The command is written without its name.
mistakes.add('written-command-not-named', 'it should name "command"', ((w, message, network) =>
  changeError(
    () => right.writeMessage(w, message, network),
    ({ path }) => (path === 'command' ? { path: '' } : {}),
  )) satisfies typeof right.writeMessage);

// A constant MAGIC from the first version, and the argument is never used.
mistakes.add('written-for-mainnet-only', 'That is the magic of mainnet', (w: Writer, message: Message) => {
  right.writeMessage(w, message, 'mainnet');
});

// The length of the first message is at offset 16.
mistakes.add(
  'written-limit-at-sixteen',
  'the writer was at byte 3 already',
  (w: Writer, message: Message, network?: NetworkName) => {
    const { length } = message.payload;
    if (length > 4_000_000) throw new WireError('length', 16, '4000000', `${length}`);
    right.writeMessage(w, message, network);
  },
);

// The error points at the message, not at the field.
mistakes.add(
  'written-limit-at-the-start',
  'The trouble is 16 bytes further on',
  (w: Writer, message: Message, network?: NetworkName) => {
    const { length } = message.payload;
    if (length > 4_000_000) throw new WireError('length', w.offset, '4000000', `${length}`);
    right.writeMessage(w, message, network);
  },
);

// The limit itself is rejected.
mistakes.add(
  'written-limit-exclusive',
  'The limit itself is still allowed',
  (w: Writer, message: Message, network?: NetworkName) => {
    const { length } = message.payload;
    if (length >= 4_000_000) throw new WireError('length', w.offset + 16, '4000000', `${length}`);
    right.writeMessage(w, message, network);
  },
);

// The payload is a subarray() of a chunk, and the whole chunk is sent.
mistakes.add(
  'written-payload-of-the-whole-buffer',
  '`.buffer` is the whole buffer',
  (w: Writer, { command, payload }: Message, network?: NetworkName) => {
    right.writeMessage(w, { command, payload: new Uint8Array(payload.buffer) }, network);
  },
);

// The limit is applied only to incoming messages.
mistakes.add(
  'written-without-limit',
  'each one disconnects',
  (w: Writer, { command, payload }: Message, network: NetworkName = 'mainnet') => {
    if (payload.length > 0xffffffff) {
      throw new WireError('length', w.offset + 16, 'at most 4000000', String(payload.length));
    }
    w.bytes(fromHex(NETWORKS[network].magic));
    w.field('command', () => writeCommand(w, command));
    w.field('length', () => writeLength(w, payload.length));
    w.bytes(checksum(payload));
    w.bytes(payload);
  },
);
