import { fromHex, hex } from '../wire/bytes';
import { WireError } from '../wire/codec/error';
import { NETWORKS, type NetworkName } from '../wire/networks';
import { sha256 } from '../wire/sha256';

/**
 * A complete message as it is on the wire. It is encoded here, so that a suite can test a reader without any
 * answer's writer.
 *
 * @param command - at most 12 ASCII characters
 * @param payload - bytes, or hex
 * @param network - the network whose magic it gets
 */
export function frame(
  command: string,
  payload: Uint8Array | string = '',
  network: NetworkName = 'mainnet',
): Uint8Array {
  const body = typeof payload === 'string' ? fromHex(payload) : payload;
  const header = Buffer.alloc(24);
  header.set(fromHex(NETWORKS[network].magic));
  header.write(command, 4, 'latin1');
  header.writeUInt32LE(body.length, 16);
  header.set(sha256(sha256(body)).subarray(0, 4), 20);
  return joined(header, body);
}

/** Bytes (or hex), concatenated. */
export function joined(...parts: (Uint8Array | string)[]): Uint8Array {
  return new Uint8Array(
    Buffer.concat(parts.map((part) => (typeof part === 'string' ? fromHex(part) : part))),
  );
}

/**
 * Cut bytes into chunks, each in its own buffer, like those from a socket.
 *
 * @param bytes - the bytes, which are not modified
 * @param places - where to cut, in any order; a place beyond the end wraps around
 */
export function cut(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const sorted = places.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b);
  return [...sorted, bytes.length].map((end, i) => bytes.slice(i === 0 ? 0 : sorted[i - 1], end));
}

/** Cut bytes into chunks of equal length; the last may be shorter. */
export function inChunksOf(length: number, bytes: Uint8Array): Uint8Array[] {
  const count = Math.ceil(bytes.length / length);
  return Array.from({ length: count }, (_, i) => bytes.slice(i * length, (i + 1) * length));
}

/** Splits a stream: it takes chunks and returns messages. */
export interface Splitter {
  /** Take the next chunk. */
  feed(chunk: Uint8Array): void;
  /** The next complete message, if there is one. */
  next(): PlainMessage | undefined;
}

/** A message. */
export interface PlainMessage {
  /** The command: `ping`. */
  command: string;
  /** The payload; may be empty. */
  payload: Uint8Array;
}

/** The result of splitting a stream. */
export interface Outcome {
  /** Each message as one line: `ping 1122334455667788`. */
  messages: string[];
  /** The place of each invalid message that was reported: `checksum at 44`. */
  reported: string[];
  /** The error that ended the stream, if any: `magic at 24`. */
  end?: string;
}

/**
 * A message as one line, to compare and show: `ping 1122334455667788`. For a long payload it has the length
 * and the beginning of its digest.
 */
export function line(message: { command: string; payload: Uint8Array }): string {
  const { command, payload } = message;
  if (!ArrayBuffer.isView(payload)) return `${command} with ${String(payload)} for its payload`;
  if (payload.length === 0) return command;
  if (payload.length <= 16) return `${command} ${hex(payload)}`;
  return `${command} of ${payload.length} bytes, ${hex(sha256(payload).subarray(0, 4))}`;
}

/**
 * Feed chunks one by one, and after each one take all messages that are ready. It stops an answer that
 * returns more messages than fit into the bytes, so that an endless one ends, with too many messages.
 *
 * @param make - creates the splitter; receives the function to which invalid messages are reported
 * @param chunks - the stream
 * @throws any error of the splitter except a WireError, which ends the stream
 */
export function outcomeOf(
  make: (onInvalid: (error: WireError) => void) => Splitter,
  chunks: readonly Uint8Array[],
): Outcome {
  const outcome: Outcome = { messages: [], reported: [] };
  const place = ({ path, offset }: WireError) => `${path} at ${offset}`;
  const splitter = make((error) => outcome.reported.push(place(error)));
  let fed = 0;
  try {
    for (const chunk of chunks) {
      fed += chunk.length;
      splitter.feed(chunk);
      for (let message = splitter.next(); message; message = splitter.next()) {
        outcome.messages.push(line(message));
        if (outcome.messages.length > fed / 24) return outcome;
      }
    }
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    outcome.end = place(error);
  }
  return outcome;
}
