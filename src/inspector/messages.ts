import { readMessage } from '../../solutions/01-framing';
import { examine, HEADER_LENGTH, seek } from '../../solutions/08-streams';
import { bytesInWords, sentence } from '../base/text';
import { WireError } from '../wire/codec/error';
import { Reader, type Span } from '../wire/codec/reader';
import { magicOf, NETWORKS, type NetworkName } from '../wire/networks';
import { looksLike } from '../wire/streams/other-protocols';
import { hex } from '../wire/bytes';
import { fieldsOf, filled } from './fields';
import { MAX_PARTS } from './limits';
import type { Part } from './model';
import { readPayload } from './payload';

/** Where the first magic of any network is, and which. */
export function firstMagic(bytes: Uint8Array): { network: NetworkName; at: number } | undefined {
  const names = Object.keys(NETWORKS) as NetworkName[];
  const found = names.map((network) => ({ network, at: seek(bytes, magicOf(network)) }));
  const whole = found.filter(
    ({ network, at }) => hex(bytes.subarray(at, at + 4)) === NETWORKS[network].magic,
  );
  return whole.sort((a, b) => a.at - b.at)[0];
}

/**
 * Frames a stream of messages. What lesson 08's `examine` finds decides: after an invalid message of which the end
 * is known comes the next one; otherwise the search goes on for the next magic.
 *
 * @param bytes - the stream
 * @param network - whose magic the messages have
 * @returns the parts, and how many bytes are left because there are too many
 */
export function framed(bytes: Uint8Array, network: NetworkName): { parts: Part[]; left: number } {
  const parts: Part[] = [];
  let at = 0;
  while (at < bytes.length && parts.length < MAX_PARTS) {
    const part = partAt(bytes, at, network);
    parts.push(part);
    at += part.bytes.length;
  }
  return { parts, left: bytes.length - at };
}

function partAt(bytes: Uint8Array, at: number, network: NetworkName): Part {
  const rest = bytes.subarray(at);
  const finding = examine(rest, network);
  if (finding.kind === 'incomplete') return incomplete(rest, at, network);
  if (finding.kind === 'invalid' && finding.length === undefined) {
    // only what begins with the magic is a header
    const from = finding.error.path === 'magic' ? 1 : HEADER_LENGTH;
    const next = from + seek(rest.subarray(from), magicOf(network));
    return noMessage(rest.subarray(0, next), at, network, finding.error);
  }
  const errors = finding.kind === 'invalid' ? [finding.error.shifted(at)] : [];
  const part = messagePart(rest.subarray(0, finding.length), at, network, errors);
  return { ...part, inside: messageInside(part) };
}

/** The fields of a message as far as lesson 01's `readMessage` reads them. */
function headerSpans(bytes: Uint8Array, network: NetworkName): { spans: Span[]; error?: WireError } {
  const spans: Span[] = [];
  try {
    new Reader(bytes).trace((r) => readMessage(r, network), spans);
    return { spans };
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    return { spans, error };
  }
}

/** A whole message: its header, and its payload with its own fields. */
function messagePart(bytes: Uint8Array, first: number, network: NetworkName, errors: WireError[]): Part {
  const { spans } = headerSpans(bytes, network);
  const header = spans.filter(({ path }) => path !== 'payload');
  const command = header.find(({ path }) => path === 'command')?.value as string | undefined;
  const payload = bytes.subarray(HEADER_LENGTH);
  const about = `${network}, ${bytesInWords(payload.length)} of payload`;
  if (command === undefined) {
    const fields = filled(fieldsOf({ kind: 'frame', at: 0, spans: header }), bytes.length);
    return { title: 'invalid message', about, first, bytes, fields, errors, facts: [] };
  }
  const read = readPayload(command, payload);
  const fields = fieldsOf(
    { kind: 'frame', at: 0, spans: header },
    { kind: command, at: HEADER_LENGTH, spans: read.spans },
  );
  return {
    title: command,
    about,
    first,
    bytes,
    fields: filled(fields, bytes.length, read.rest),
    errors: [...errors, ...(read.error ? [read.error.shifted(first + HEADER_LENGTH)] : [])],
    facts: read.facts,
  };
}

/**
 * A message that is the payload of another one, if that cannot be read as what its command promises. It is not
 * searched for a third one: each would be hashed once more, with all that is in it.
 */
function messageInside({ bytes, first, errors }: Part): Part | undefined {
  const payload = bytes.subarray(HEADER_LENGTH);
  const magic = firstMagic(payload.subarray(0, HEADER_LENGTH));
  const isRead = errors.every(({ offset }) => offset < first + HEADER_LENGTH);
  if (isRead || magic?.at !== 0) return undefined;
  const finding = examine(payload, magic.network);
  if (finding.kind !== 'message') return undefined;
  const part = messagePart(payload.subarray(0, finding.length), first + HEADER_LENGTH, magic.network, []);
  return { ...part, title: `a whole message in the payload: ${part.title}` };
}

/** The beginning of a message at the end of the stream. */
function incomplete(bytes: Uint8Array, first: number, network: NetworkName): Part {
  const { spans, error } = headerSpans(bytes, network);
  if (error?.path === 'magic' && spans.length > 0) return noMessage(bytes, first, network, error);
  const fields = filled(fieldsOf({ kind: 'frame', at: 0, spans }), bytes.length);
  const command = spans.find(({ path }) => path === 'command')?.value as string | undefined;
  return {
    title: command === undefined ? 'the beginning of a message' : `the beginning of ${command}`,
    about: `${network}, ${bytesInWords(bytes.length)}`,
    first,
    bytes,
    fields,
    errors: error ? [error.shifted(first)] : [],
    facts: [],
  };
}

/** Bytes that are not a message, up to the next magic. */
function noMessage(bytes: Uint8Array, first: number, network: NetworkName, error: WireError): Part {
  const { spans } = error.path === 'magic' ? { spans: [] } : headerSpans(bytes, network);
  const guess = looksLike(bytes);
  return {
    title: 'not a message',
    about: bytesInWords(bytes.length),
    first,
    bytes,
    fields: filled(fieldsOf({ kind: 'frame', at: 0, spans }), bytes.length),
    errors: [error.shifted(first)],
    facts: guess ? [sentence(`It looks like ${guess}`)] : [],
  };
}
