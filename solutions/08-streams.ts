/**
 * Lesson 08 · Streams.
 *
 * TCP delivers a stream of bytes and has no notion of messages. Chunks of any size go in, messages come out.
 *
 * @module
 */
import { startsWith } from '../src/wire/bytes';
import { WireError } from '../src/wire/codec/error';
import { Reader } from '../src/wire/codec/reader';
import { magicOf, type NetworkName } from '../src/wire/networks';
import { ReceiveBuffer } from '../src/wire/streams/receive-buffer';
import { MAX_PAYLOAD_LENGTH, type Message, readLength, readMessage } from './01-framing';

/** The length of a header in bytes. Fewer bytes are never judged. */
export const HEADER_LENGTH = 24;

/**
 * What to do with invalid bytes.
 *
 * - `node`, as Bitcoin Core does: a wrong magic, or a length over the limit, ends the connection. Any other
 *   error drops only that message.
 * - `resync`, for a recording that may begin anywhere: skip a byte and look for the next magic.
 */
export type Policy = 'node' | 'resync';

/** What the first bytes of a stream are. */
export type Finding =
  /** A whole message, of `length` bytes, header included. */
  | { kind: 'message'; message: Message; length: number }
  /** The beginning of a message: no more can be said until `length` bytes have arrived. */
  | { kind: 'incomplete'; length: number }
  /**
   * Not a valid message. `length` is how many bytes it takes, header included, if that is known: with a wrong
   * magic, or a length over the limit, it is not.
   */
  | { kind: 'invalid'; error: WireError; length?: number };

/**
 * Find where a message can begin: at the first occurrence of the magic, or otherwise at the last bytes, if
 * they may become the magic when more bytes arrive.
 *
 *   magic f9 be b4 d9
 *   3c f9 be b4 d9 76   1: there is one byte before it
 *   f9 f9 be b4 d9      1: the first f9 was a false start
 *   3c f9 be            1: the last two bytes may begin it
 *   3c 3d 3e            3: it cannot begin here
 *
 * @param bytes - what has arrived; they are not changed
 * @param magic - four bytes, in wire order
 * @returns how many bytes at the front cannot belong to a message
 */
export function seek(bytes: Uint8Array, magic: Uint8Array): number {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).indexOf(magic);
  if (whole !== -1) return whole;
  for (let from = Math.max(0, bytes.length - magic.length + 1); from < bytes.length; from++) {
    if (bytes.subarray(from).every((byte, i) => byte === magic[i])) return from;
  }
  return bytes.length;
}

/**
 * Find out what the first bytes of a stream are:
 *
 *   fewer than 24 bytes              incomplete: 24 are needed
 *   the magic is wrong               invalid, and where it ends is not known
 *   the length is over the limit     invalid, and where it ends is not known
 *   fewer than 24 + length bytes     incomplete: 24 + length are needed
 *   command or checksum are wrong    invalid, and it takes 24 + length bytes
 *
 * So a header is judged as soon as it is complete, without waiting for four gigabytes that were only
 * announced.
 *
 * @param bytes - begin with the first byte of a message, and may continue after it; they are not changed
 * @param network - whose magic the message must have
 * @param limit - the longest payload that is accepted, in bytes
 * @returns the finding; a payload is a view of `bytes`. It does not throw: a WireError is returned, with the
 *   path `magic`, `length`, `command` or `checksum`, and an offset from the beginning of `bytes`
 * @see Bitcoin Core, src/net.cpp, V1Transport::readHeader and GetReceivedMessage
 */
export function examine(
  bytes: Uint8Array,
  network: NetworkName = 'mainnet',
  limit = MAX_PAYLOAD_LENGTH,
): Finding {
  if (bytes.length < HEADER_LENGTH) return { kind: 'incomplete', length: HEADER_LENGTH };
  const announced = readLength(new Reader(bytes, 16));
  const length = HEADER_LENGTH + announced;
  const ours = startsWith(bytes, magicOf(network));
  if (ours && announced > limit) {
    const error = WireError.unthrown('length', 16, `at most ${limit} bytes`, String(announced));
    return { kind: 'invalid', error };
  }
  if (ours && bytes.length < length) return { kind: 'incomplete', length };
  try {
    return { kind: 'message', message: readMessage(new Reader(bytes), network), length };
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    return ours ? { kind: 'invalid', error, length } : { kind: 'invalid', error };
  }
}

/**
 * Turns a stream into messages: feed it what arrives, in chunks of any size, and take out complete messages.
 *
 *     demultiplexer.feed(chunk);
 *     for (let message = demultiplexer.next(); message; message = demultiplexer.next()) …
 *
 * However a stream is split into chunks, the messages are the same. A payload that is only announced takes no
 * memory. The bytes held are not copied again for each byte that is skipped: for a megabyte of noise that
 * would be 500 gigabytes.
 *
 * With the policy `resync` a stream may consist of false headers that each announce millions of bytes. At most
 * 8,000,000 bytes, plus four times the bytes already used up, are hashed for nothing: a header that announces
 * more than is left of that is false, as if its length were over the limit.
 */
export class Demultiplexer {
  /** How many bytes have been skipped, with the policy `resync`. */
  skipped = 0;
  private readonly backlog = new ReceiveBuffer();
  /** How many bytes must be held before looking again is worthwhile. */
  private needed = HEADER_LENGTH;
  /** How many bytes were hashed for nothing. */
  private wasted = 0;
  private end: WireError | undefined;

  /**
   * @param network - whose magic the messages have
   * @param policy - what to do with bytes that are not a message
   * @param onInvalid - called with the error of each invalid message, its offset counted from the beginning
   *   of the stream (`error.shifted(position)`); a wrong magic is reported only with the policy `node`
   */
  constructor(
    readonly network: NetworkName = 'mainnet',
    readonly policy: Policy = 'node',
    readonly onInvalid: (error: WireError) => void = () => {},
  ) {}

  /**
   * The bytes that have arrived and are not used up. Once `next` has returned undefined: the beginning of a
   * message, or fewer than 24 bytes. With `resync`, bytes that cannot begin a message may be held as long as
   * there are fewer than 24, or be skipped at once.
   */
  get held(): Uint8Array {
    return this.backlog.bytes;
  }

  /**
   * Add bytes that have arrived. Once the stream has ended, they are ignored.
   *
   * @param chunk - any number of bytes, including none; do not write to it afterwards
   */
  feed(chunk: Uint8Array): void {
    if (!this.end) this.backlog.append(chunk);
  }

  /**
   * The next complete message.
   *
   * With the policy `node` an invalid message is dropped, if it is known where it ends; otherwise the stream
   * has ended. With `resync` one byte is skipped, and the search for a magic continues after it.
   *
   * @returns undefined, as long as no complete message is held. A returned message does not change, whatever
   *   arrives later
   * @throws WireError with the policy `node`, when the magic is wrong or the length over the limit; the
   *   offset counts from the beginning of the stream. From then on every call throws it
   */
  next(): Message | undefined {
    if (this.end) throw this.end;
    while (this.backlog.length >= this.needed) {
      if (this.policy === 'resync') this.skip(seek(this.backlog.bytes, magicOf(this.network)));
      const finding = examine(this.backlog.bytes, this.network, this.limit);
      this.needed = finding.kind === 'incomplete' ? finding.length : HEADER_LENGTH;
      if (finding.kind === 'invalid') this.reject(finding);
      if (finding.kind !== 'message') continue;
      this.backlog.drop(finding.length);
      return finding.message;
    }
    return undefined;
  }

  private skip(count: number): void {
    this.skipped += count;
    this.backlog.drop(count);
  }

  /** The longest payload to accept. With the policy `node` nothing is wasted, so it is always the same. */
  private get limit(): number {
    const left = 2 * MAX_PAYLOAD_LENGTH + 4 * this.backlog.position - this.wasted;
    return Math.min(MAX_PAYLOAD_LENGTH, Math.max(0, left));
  }

  private reject({ error, length }: { error: WireError; length?: number }): void {
    const inStream = error.shifted(this.backlog.position);
    this.onInvalid(inStream);
    if (this.policy === 'resync') {
      if (length !== undefined) this.wasted += length - HEADER_LENGTH;
      this.skip(1);
    } else if (length !== undefined) {
      this.backlog.drop(length);
    } else {
      this.backlog.drop(this.backlog.length);
      this.end = inStream;
      throw inStream;
    }
  }
}
