import { PAYLOADS } from '../../solutions/07-own-version';
// each of these lessons adds its messages to PAYLOADS
import '../../solutions/09-handshake';
import { txid, type Block, type Transaction } from '../../solutions/13-transaction';
import { header } from '../../solutions/14-headers';
import '../../solutions/15-chain';
import '../../solutions/18-gossip';
import '../../solutions/20-light-client';
import { alert, alertBody } from '../../solutions/90-alert';
import { counted } from '../base/text';
import { type Codec, decode, trace } from '../wire/codec/codec';
import { WireError } from '../wire/codec/error';
import type { Span } from '../wire/codec/reader';
import { LimitedSpans, TooManyFields } from './fields';
import { headerFacts } from './header-facts';

/** A payload with its fields. */
export interface ReadPayload {
  /** The fields, by their position in the payload. */
  spans: readonly Span[];
  /** The error, if it cannot be read. */
  error?: WireError;
  /** What follows from it. */
  facts: string[];
  /** The name of the bytes that are in no field. */
  rest: 'not read' | 'more fields' | 'bytes';
}

/** The codec of a command's payload. Lesson 90 leaves its alert out of PAYLOADS: no node sends it any more. */
export function codecOf(command: string): Codec<unknown> | undefined {
  return command === 'alert' ? (alert as Codec<unknown>) : PAYLOADS.get(command);
}

/** All commands whose payloads can be read. */
export const knownCommands = (): string[] => [...PAYLOADS.keys(), 'alert'].sort();

/** Reads a payload with the codec of its command. */
export function readPayload(command: string, payload: Uint8Array): ReadPayload {
  const codec = codecOf(command);
  if (codec) return readWith(codec, command, payload);
  return { spans: [], facts: [`The lessons have no codec for ${command || 'this command'}.`], rest: 'bytes' };
}

/** Reads a block header, 80 bytes. */
export const readHeader = (bytes: Uint8Array): ReadPayload =>
  readWith(header as Codec<unknown>, 'header', bytes);

function readWith(codec: Codec<unknown>, command: string, payload: Uint8Array): ReadPayload {
  const spans = new LimitedSpans();
  try {
    const { value } = trace(codec.read, payload, spans);
    return { spans: refined(command, spans), facts: factsOf(command, value, payload), rest: 'not read' };
  } catch (error) {
    if (error instanceof TooManyFields) return unshown(command, codec, payload, spans);
    if (!(error instanceof WireError)) throw error;
    return { spans: refined(command, spans), error, facts: [], rest: 'not read' };
  }
}

/** A payload with more fields than are shown: it is read once more without them, for its error. */
function unshown(
  command: string,
  codec: Codec<unknown>,
  payload: Uint8Array,
  spans: readonly Span[],
): ReadPayload {
  const shown = { spans: refined(command, spans), rest: 'more fields' as const };
  try {
    return { ...shown, facts: factsOf(command, decode(codec.read, payload), payload) };
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    return { ...shown, error, facts: [] };
  }
}

/** What is bytes to one lesson, and fields to a later one. */
const INNER: Readonly<Record<string, { path: string; as: string; codec: Codec<unknown> }>> = {
  block: { path: 'header', as: 'header', codec: header as Codec<unknown> },
  alert: { path: 'body.bytes', as: 'body', codec: alertBody as Codec<unknown> },
};

/** Replaces a field by the fields in it, if a later lesson reads them. */
function refined(command: string, spans: readonly Span[]): readonly Span[] {
  const inner = INNER[command];
  if (inner === undefined) return spans;
  return [...spans].flatMap((span) => {
    if (span.path !== inner.path || !(span.value instanceof Uint8Array)) return [span];
    try {
      return trace(inner.codec.read, span.value).spans.map(({ path, start, end, value }) => {
        return { path: `${inner.as}.${path}`, start: span.start + start, end: span.start + end, value };
      });
    } catch (error) {
      if (error instanceof WireError) return [span];
      throw error;
    }
  });
}

function factsOf(command: string, value: unknown, payload: Uint8Array): string[] {
  if (command === 'tx') return [`txid ${txid(value as Transaction)}`];
  if (command !== 'block') return [];
  const { transactions } = value as Block;
  return [...headerFacts(payload.subarray(0, 80)), counted(transactions.length, 'transaction')];
}
