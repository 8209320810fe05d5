import { fromHex, hex } from '../wire/bytes';
import { WireError } from '../wire/codec/error';
import { NETWORKS, type NetworkName } from '../wire/networks';
import { sha256 } from '../wire/sha256';

/**
 * A whole message as it lies on the wire. It is made here, so that a suite can try a reader without anybody's writer.
 *
 * @param command - at most 12 ASCII characters
 * @param payload - bytes, or hex
 * @param network - whose magic it gets
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

/** Bytes (or hex) one behind the other. */
export function joined(...parts: (Uint8Array | string)[]): Uint8Array {
  return new Uint8Array(
    Buffer.concat(parts.map((part) => (typeof part === 'string' ? fromHex(part) : part))),
  );
}

/**
 * Cut bytes into chunks, each in memory of its own, as a socket gives them.
 *
 * @param bytes - stays as it is
 * @param places - where to cut, in any order; a place beyond the end counts from the beginning again
 */
export function cut(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const sorted = places.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b);
  return [...sorted, bytes.length].map((end, i) => bytes.slice(i === 0 ? 0 : sorted[i - 1], end));
}

/** Cut bytes into chunks of one length; the last may be shorter. */
export function inChunksOf(length: number, bytes: Uint8Array): Uint8Array[] {
  const count = Math.ceil(bytes.length / length);
  return Array.from({ length: count }, (_, i) => bytes.slice(i * length, (i + 1) * length));
}

/** What takes chunks and gives messages. */
export interface Splitter {
  /** Take in what has come. */
  feed(chunk: Uint8Array): void;
  /** The next whole message, if there is one. */
  next(): PlainMessage | undefined;
}

/** A message: what it is, and what it carries. */
export interface PlainMessage {
  /** What kind of message it is: `ping`. */
  command: string;
  /** What it carries; may be empty. */
  payload: Uint8Array;
}

/** What came out of a stream. */
export interface Outcome {
  /** Each message in a line: `ping 1122334455667788`. */
  messages: string[];
  /** Where each fault lay: `checksum at 44`. */
  faults: string[];
  /** What ended the stream, if anything did: `magic at 24`. */
  end?: string;
}

/**
 * A message in a line, which can be compared and shown: `ping 1122334455667788`. Of a long payload there is the
 * length, and the beginning of its digest.
 */
export function line(message: { command: string; payload: Uint8Array }): string {
  const { command, payload } = message;
  if (!ArrayBuffer.isView(payload)) return `${command} with ${String(payload)} for its payload`;
  if (payload.length === 0) return command;
  if (payload.length <= 16) return `${command} ${hex(payload)}`;
  return `${command} of ${payload.length} bytes, ${hex(sha256(payload).subarray(0, 4))}`;
}

/**
 * Feed chunks one by one, and take out each time whatever is ready. It gives up on an answer that hands out more
 * messages than the bytes have room for, so that one which never stops comes to an end, with too many messages.
 *
 * @param make - makes what is tried, and hands it the function that is told of faults
 * @param chunks - the stream
 * @throws what it throws, unless that is a WireError, which ends the stream
 */
export function outcomeOf(
  make: (onFault: (error: WireError) => void) => Splitter,
  chunks: readonly Uint8Array[],
): Outcome {
  const outcome: Outcome = { messages: [], faults: [] };
  const place = ({ path, offset }: WireError) => `${path} at ${offset}`;
  const splitter = make((error) => outcome.faults.push(place(error)));
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
