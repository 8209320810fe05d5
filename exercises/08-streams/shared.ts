import { Demultiplexer, type Finding, type Policy } from 'answers/08-streams';
import fc from 'fast-check';
import { fromHex } from '../../src/wire/bytes';
import { patched } from '../../src/suite/inputs';
import { frame, joined, type Outcome, outcomeOf } from '../../src/suite/stream-inputs';
import { WireError } from '../../src/wire/codec/error';
import { NETWORKS, type NetworkName } from '../../src/wire/networks';
import { recording, recordings } from '../../src/peers/recordings';

export const NONE = new Uint8Array();

export const MAGIC = fromHex('f9beb4d9');

export const NETWORK_NAMES = Object.keys(NETWORKS) as NetworkName[];

export const FRAMES = recordings('frame');

/** 24 bytes; its payload is empty. */
export const VERACK = recording('verack').bytes;

/** 24 + 102 bytes. */
export const VERSION = recording('satoshi-0.18.0').bytes;

/** The two messages of TeachMeBitcoin's example, 24 + 8 bytes each. */
export const PING = frame('ping', '1122334455667788');

export const PONG = frame('pong', '8877665544332211');

/** A ping whose payload was damaged in transit: byte 24 is 00 instead of 11. */
export const DAMAGED = patched(PING, 24, '00');

/** Recognises an error about one field. */
export const about = (path: string) => (got: unknown) => got instanceof WireError && got.path === path;

export const threw = (got: unknown) => got instanceof Error;

/** A finding in a few words: `message, 24 bytes`. */
export function brief(finding: Finding): string {
  return finding.length === undefined ? finding.kind : `${finding.kind}, ${finding.length} bytes`;
}

export const ping = { command: 'ping', payload: fromHex('1122334455667788') };

export const pong = { command: 'pong', payload: fromHex('8877665544332211') };

/** Which messages and errors a demultiplexer finds in a stream. */
export const run = (policy: Policy, chunks: Uint8Array[], network?: NetworkName): Outcome =>
  outcomeOf((onInvalid) => new Demultiplexer(network, policy, onInvalid), chunks);

export const messagesOf = (policy: Policy, ...chunks: Uint8Array[]) => run(policy, chunks).messages;

/** Recognises a list of messages that meets a condition. */
export const some = (holds: (messages: string[]) => boolean) => (got: unknown) =>
  Array.isArray(got) && holds(got);

export const piece = fc.oneof(
  fc.constantFrom(PING, PONG, VERACK, VERSION, recording('alert-wrapped-twice').bytes),
  fc.constantFrom(DAMAGED, VERSION.slice(0, 60), patched(VERACK, 16, '01093d00'), MAGIC, MAGIC.slice(0, 3)),
  fc.uint8Array({ maxLength: 40 }),
);

export const stream = fc.array(piece, { maxLength: 8 }).map((pieces) => joined(...pieces));
