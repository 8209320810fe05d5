import { createCipheriv } from 'node:crypto';
import { encode } from '../../wire/codec/codec';
import { type Message, writeMessage } from '../../../solutions/01-framing';

/** Random numbers and bytes that are the same at every run. */
export class Dice {
  private readonly cipher = createCipheriv('aes-128-ctr', Buffer.alloc(16, 'workbook'), Buffer.alloc(16));

  /** So many random bytes. */
  bytes(count: number): Buffer {
    return this.cipher.update(Buffer.alloc(count));
  }

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + (this.bytes(4).readUInt32LE() % (most - least + 1));
  }
}

/** What stands in the payloads is random: a demultiplexer looks at their checksum only. */
const KINDS: { command: string; weight: number; length: (dice: Dice) => number }[] = [
  { command: 'inv', weight: 40, length: (dice) => 1 + 36 * dice.between(1, 8) },
  { command: 'tx', weight: 40, length: (dice) => dice.between(190, 700) },
  { command: 'ping', weight: 6, length: () => 8 },
  { command: 'pong', weight: 6, length: () => 8 },
  { command: 'addr', weight: 5, length: (dice) => 1 + 30 * dice.between(1, 10) },
  { command: 'headers', weight: 3, length: (dice) => 1 + 81 * dice.between(1, 3) },
];
const WEIGHTS = KINDS.reduce((sum, { weight }) => sum + weight, 0);

function smallMessage(dice: Dice): Message {
  let left = dice.between(1, WEIGHTS);
  const kind = KINDS.find(({ weight }) => (left -= weight) <= 0) ?? KINDS[0];
  return { command: kind.command, payload: dice.bytes(kind.length(dice)) };
}

/**
 * What a node hears: announcements, transactions, now and then addresses, headers, a ping; and blocks, which are
 * half of all bytes.
 *
 * @param total - about how many bytes
 * @param block - how long a block is, at the least and at the most
 */
export function mixedTraffic(total: number, [least, most]: [number, number]): Message[] {
  const dice = new Dice();
  const messages: Message[] = [];
  let [bytes, small] = [0, 0];
  while (bytes < total) {
    const block = small > (least + most) / 2;
    const message = block
      ? { command: 'block', payload: dice.bytes(dice.between(least, most)) }
      : smallMessage(dice);
    small = block ? 0 : small + message.payload.length;
    bytes += message.payload.length;
    messages.push(message);
  }
  return messages;
}

/**
 * Nothing but short messages, with 8 to 300 bytes each.
 *
 * @param total - about how many bytes
 */
export function smallTraffic(total: number): Message[] {
  const dice = new Dice();
  const messages: Message[] = [];
  for (let bytes = 0; bytes < total; bytes += messages[messages.length - 1].payload.length) {
    messages.push({ command: 'tx', payload: dice.bytes(dice.between(8, 300)) });
  }
  return messages;
}

/**
 * One message of random bytes.
 *
 * @param length - how long its payload is
 */
export function oneBlock(length: number): Message {
  return { command: 'block', payload: new Dice().bytes(length) };
}

/**
 * Random bytes in which no magic of mainnet begins.
 *
 * @param total - how many
 */
export function garbage(total: number): Buffer {
  return new Dice().bytes(total).map((byte) => (byte === 0xf9 ? 0 : byte)) as Buffer;
}

/**
 * Headers that are good but for their checksum, one directly behind the other.
 *
 * @param total - about how many bytes
 * @param length - the payload that each of them announces
 */
export function falseHeaders(total: number, length: number): Buffer {
  const header = onWire([{ command: 'block', payload: new Uint8Array() }]);
  header.writeUInt32LE(length, 16);
  return Buffer.concat(Array<Buffer>(Math.floor(total / header.length)).fill(header));
}

/** The messages as they go over the wire. */
export function onWire(messages: Message[]): Buffer {
  return Buffer.concat(messages.map((message) => encode(writeMessage, message)));
}

/**
 * The same bytes in pieces.
 *
 * @param bytes - what to cut
 * @param size - how long each piece is; the last may be shorter
 */
export function inChunks(bytes: Buffer, size: number): Buffer[] {
  // two million views of one byte would be a measurement of memory: there are only 256 bytes to choose from
  if (size === 1) {
    const each = Array.from({ length: 256 }, (_, byte) => Buffer.of(byte));
    return Array.from(bytes, (byte) => each[byte]);
  }
  const chunks: Buffer[] = [];
  for (let from = 0; from < bytes.length; from += size) chunks.push(bytes.subarray(from, from + size));
  return chunks;
}
