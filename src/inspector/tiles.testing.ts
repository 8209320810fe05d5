import { decode } from '../wire/codec/codec';
import { WireError } from '../wire/codec/error';
import { Demultiplexer } from '../../solutions/08-streams';
import { readMessage } from '../../solutions/01-framing';
import { Reader } from '../wire/codec/reader';
import type { NetworkName } from '../wire/networks';
import type { Inspection, Part } from './model';
import { codecOf } from './payload';

/** All parts, also those inside others. */
export const allParts = ({ parts }: Pick<Inspection, 'parts'>): Part[] =>
  parts.flatMap((part) => (part.inside ? [part, part.inside] : [part]));

/** What is wrong with how a part, or all parts, take up their bytes; empty if each is in exactly one place. */
export function gaps({ parts, bytes, left }: Inspection): string[] {
  const all = parts.map(({ first, bytes: own }) => ({ start: first, end: first + own.length }));
  const whole = bytes === undefined ? [] : gapsIn(all, bytes.length - left);
  return [...whole, ...allParts({ parts }).flatMap((part) => gapsIn(part.fields, part.bytes.length))];
}

function gapsIn(pieces: readonly { start: number; end: number }[], length: number): string[] {
  let at = 0;
  const found = pieces.flatMap(({ start, end }) => {
    const before = at;
    at = end;
    return start === before && end >= start ? [] : [`${before}: ${start} to ${end}`];
  });
  return at === length ? found : [...found, `ends at ${at} instead of ${length}`];
}

/** All errors, in order, as the lessons report them: where, what was expected, what was found. */
export const errorsIn = ({ parts }: Pick<Inspection, 'parts'>): string[] =>
  parts.flatMap(({ errors }) => errors.map(({ message }) => message));

/** What a function throws, if that is a WireError. */
export function errorOf(call: () => unknown): WireError | undefined {
  try {
    call();
    return undefined;
  } catch (error) {
    if (error instanceof WireError) return error;
    throw error;
  }
}

/** The error of a payload, by lesson 07's way to read one. */
export function payloadError(command: string, payload: Uint8Array): WireError | undefined {
  const codec = codecOf(command);
  return codec && errorOf(() => decode(codec.read, payload));
}

/** The errors of a stream, in the order in which lesson 08's demultiplexer finds them, and of the payloads in it. */
export function streamErrors(bytes: Uint8Array, network: NetworkName): WireError[] {
  const errors: WireError[] = [];
  const demultiplexer = new Demultiplexer(network, 'node', (error) => errors.push(error));
  demultiplexer.feed(bytes);
  const isOver = errorOf(() => {
    for (let message = demultiplexer.next(); message; message = demultiplexer.next()) {
      // a view of the stream, so its place in it is known; a copy would have a buffer of its own
      const end = bytes.length - demultiplexer.held.length;
      const error = payloadError(message.command, message.payload);
      if (error) errors.push(error.shifted(end - message.payload.length));
    }
  });
  const { held } = demultiplexer;
  if (isOver || held.length === 0) return errors;
  const cut = errorOf(() => readMessage(new Reader(held), network));
  return cut ? [...errors, cut.shifted(bytes.length - held.length)] : errors;
}
