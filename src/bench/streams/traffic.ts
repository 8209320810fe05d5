import { createCipheriv } from 'node:crypto';
import { encode } from '../../wire/codec/codec';
import { type Message, writeMessage } from '../../../solutions/01-framing';

/** Random numbers and bytes that are the same in every run. */
export class RandomSource {
  private readonly cipher = createCipheriv('aes-128-ctr', Buffer.alloc(16, 'workbook'), Buffer.alloc(16));

  /** Returns `count` random bytes. */
  bytes(count: number): Buffer {
    return this.cipher.update(Buffer.alloc(count));
  }

  /** Returns a whole number from `least` to `most`, inclusive. */
  between(least: number, most: number): number {
    return least + (this.bytes(4).readUInt32LE() % (most - least + 1));
  }
}

/**
 * The small messages and their weights. Payloads are random: a demultiplexer only looks at their checksum.
 */
const KINDS: { command: string; weight: number; length: (random: RandomSource) => number }[] = [
  { command: 'inv', weight: 40, length: (random) => 1 + 36 * random.between(1, 8) },
  { command: 'tx', weight: 40, length: (random) => random.between(190, 700) },
  { command: 'ping', weight: 6, length: () => 8 },
  { command: 'pong', weight: 6, length: () => 8 },
  { command: 'addr', weight: 5, length: (random) => 1 + 30 * random.between(1, 10) },
  { command: 'headers', weight: 3, length: (random) => 1 + 81 * random.between(1, 3) },
];
const WEIGHTS = KINDS.reduce((sum, { weight }) => sum + weight, 0);

function smallMessage(random: RandomSource): Message {
  let left = random.between(1, WEIGHTS);
  const kind = KINDS.find(({ weight }) => (left -= weight) <= 0) ?? KINDS[0];
  return { command: kind.command, payload: random.bytes(kind.length(random)) };
}

/**
 * The traffic of a node: announcements, transactions, now and then addresses, headers or a ping; and blocks,
 * which make up half of all bytes.
 *
 * @param total - the approximate number of bytes
 * @param block - the minimum and maximum size of a block
 */
export function mixedTraffic(total: number, [least, most]: [number, number]): Message[] {
  const random = new RandomSource();
  const messages: Message[] = [];
  let [bytes, small] = [0, 0];
  while (bytes < total) {
    const block = small > (least + most) / 2;
    const message = block
      ? { command: 'block', payload: random.bytes(random.between(least, most)) }
      : smallMessage(random);
    small = block ? 0 : small + message.payload.length;
    bytes += message.payload.length;
    messages.push(message);
  }
  return messages;
}

/**
 * Only short messages, with payloads of 8 to 300 bytes.
 *
 * @param total - the approximate number of bytes
 */
export function smallTraffic(total: number): Message[] {
  const random = new RandomSource();
  const messages: Message[] = [];
  for (let bytes = 0; bytes < total; bytes += messages[messages.length - 1].payload.length) {
    messages.push({ command: 'tx', payload: random.bytes(random.between(8, 300)) });
  }
  return messages;
}

/**
 * One message of random bytes.
 *
 * @param length - the length of its payload
 */
export function oneBlock(length: number): Message {
  return { command: 'block', payload: new RandomSource().bytes(length) };
}

/**
 * Random bytes that do not contain the mainnet magic.
 *
 * @param total - the number of bytes
 */
export function garbage(total: number): Buffer {
  return new RandomSource().bytes(total).map((byte) => (byte === 0xf9 ? 0 : byte)) as Buffer;
}

/**
 * Headers that are valid except for their checksum, concatenated.
 *
 * @param total - the approximate number of bytes
 * @param length - the payload length that each of them announces
 */
export function falseHeaders(total: number, length: number): Buffer {
  const header = onWire([{ command: 'block', payload: new Uint8Array() }]);
  header.writeUInt32LE(length, 16);
  return Buffer.concat(Array<Buffer>(Math.floor(total / header.length)).fill(header));
}

/** The messages as they are on the wire. */
export function onWire(messages: Message[]): Buffer {
  return Buffer.concat(messages.map((message) => encode(writeMessage, message)));
}

/**
 * Split bytes into chunks, each with its own memory, as a socket delivers them: views of one large buffer could be
 * put together again without copying.
 *
 * @param bytes - the bytes to split
 * @param size - the length of each chunk; the last may be shorter
 */
export function inChunks(bytes: Buffer, size: number): Buffer[] {
  // two million one-byte views would measure memory instead, so the 256 possible chunks are shared
  if (size === 1) {
    const each = Array.from({ length: 256 }, (_, byte) => Buffer.of(byte));
    return Array.from(bytes, (byte) => each[byte]);
  }
  const chunks: Buffer[] = [];
  for (let from = 0; from < bytes.length; from += size) {
    const part = bytes.subarray(from, from + size);
    const chunk = Buffer.allocUnsafeSlow(part.length);
    chunk.set(part);
    chunks.push(chunk);
  }
  return chunks;
}
