import { session, type SessionStep } from 'answers/19-encrypted';
import * as reference from '../../solutions/19-encrypted';
import { joinBytes } from '../../src/wire/bytes';
import type { NetworkName } from '../../src/wire/networks';
import { ScriptRunner } from '../../src/wire/streams/script';
import { ciphersOf, FIRST, NOTHING } from './shared';

/** The key of this side, which is that of the first published session. */
export const KEY = { secret: FIRST.secret, encoded: FIRST.ours };

export const GARBAGE = Uint8Array.of(1, 2, 3, 4, 5);

/** What the other side sends as garbage. */
export const THEIR_GARBAGE = Uint8Array.of(9, 8, 7);

export const PING = { command: 'ping', payload: Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8) };

/** Both sides of a session, by name. */
export const SIDES = [
  ['the connecting side', true],
  ['the listening side', false],
] as const;

/** The contents of {@link PING}. */
export const MESSAGE = reference.writeContents(PING);

/** A version packet, and a message. */
export const TWO: TheirPacket[] = [{}, { contents: MESSAGE }];

/** What a session has done, in order. */
export interface Done {
  steps: SessionStep[];
  /** All bytes that it sent. */
  sent: Uint8Array;
  /** The contents of all messages. */
  contents: Uint8Array[];
  /** Its keys, and how it writes. */
  ready?: Extract<SessionStep, { keys: unknown }>;
  /** The contents of the version packet. */
  version?: Uint8Array;
  error?: Error;
}

/** The same, unless it has ended with an error: then this is thrown. */
export function unlessFailed(done: Done): Done {
  if (done.error) throw done.error;
  return done;
}

/** More steps than any test leads to. */
const MOST_STEPS = 100;

/** Whether a session has yielded a script, or what a script has not read yet. */
export const withoutDelegation = ({ steps }: Done): boolean =>
  steps.length >= MOST_STEPS || steps.some((step) => typeof (step as { next?: unknown }).next === 'function');

/** Runs the answer's session on these chunks. */
export const run = (initiating: boolean, ...chunks: Uint8Array[]): Done =>
  runOn('mainnet', initiating, ...chunks);

/** The same on some network. */
export function runOn(network: NetworkName, initiating: boolean, ...chunks: Uint8Array[]): Done {
  const script = session({ network, initiating, key: KEY, garbage: GARBAGE });
  const runner = new ScriptRunner<SessionStep>(script);
  const steps: SessionStep[] = [];
  let error: Error | undefined;
  try {
    for (const chunk of [NOTHING, ...chunks]) {
      runner.feed(chunk);
      // one that yields without end would never be heard of again
      for (let step; steps.length < MOST_STEPS && (step = runner.next());) steps.push(step);
    }
  } catch (thrown) {
    error = thrown as Error;
  }
  const some = <K extends string>(name: K) =>
    steps.filter((step): step is Extract<SessionStep, Record<K, unknown>> => name in step);
  return {
    steps,
    sent: joinBytes(...some('send').map(({ send }) => send)),
    contents: some('contents').map(({ contents }) => contents),
    ready: some('keys').at(0),
    version: some('version').at(0)?.version,
    error,
  };
}

/** The keys of both sides, if this side made the connection or did not. */
export function keysOf(initiating: boolean, network: NetworkName = 'mainnet') {
  const { secret, encoded: ours } = KEY;
  const keys = reference.sessionKeys(
    reference.sharedSecret({ secret, ours, theirs: FIRST.theirs, initiating }),
    network,
  );
  const [own, other] = initiating ? [keys.initiator, keys.responder] : [keys.responder, keys.initiator];
  return { keys, own, other };
}

/** One packet of the other side. */
export interface TheirPacket {
  contents?: Uint8Array;
  decoy?: boolean;
}

/**
 * What the other side sends after its key: garbage, terminator, these packets. The first one's tag covers the
 * garbage.
 */
export function theirs(initiating: boolean, packets: TheirPacket[], garbage = THEIR_GARBAGE): Uint8Array {
  const { other } = keysOf(initiating);
  const ciphers = ciphersOf(other);
  const written = packets.map(({ contents = NOTHING, decoy = false }, i) =>
    reference.writePacket(ciphers, { contents, decoy }, i === 0 ? garbage : NOTHING),
  );
  return joinBytes(garbage, other.terminator, ...written);
}

/** What this side must send: its key and garbage; and once it has the other key, terminator and version packet. */
export function wanted(initiating: boolean): [first: Uint8Array, then: Uint8Array] {
  const { own } = keysOf(initiating);
  const version = reference.writePacket(ciphersOf(own), { contents: NOTHING, decoy: false }, GARBAGE);
  return [joinBytes(KEY.encoded, GARBAGE), joinBytes(own.terminator, version)];
}
