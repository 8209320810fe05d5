// the other side uses the reference, so that a mistake is reported where it was made
import * as reference from '../../solutions/19-encrypted';
import { publishedSessions } from '../../src/peers/vectors';
import { joinBytes } from '../../src/wire/bytes';
import { PacketCipher } from '../../src/wire/packet-cipher';
import { type Script, ScriptRunner } from '../../src/wire/streams/script';

/** The seven sessions published with BIP 324. */
export const SESSIONS = publishedSessions();

/** The first one: its packet has one byte of contents. */
export const [FIRST] = SESSIONS;

export const { NOTHING } = reference;

export const threw = (got: unknown) => got instanceof Error;

export const ascii = (text: string) => new TextEncoder().encode(text);

/** The keys of what this side of a published session sends. */
export const ownKeys = ({ initiating, initiator, responder }: (typeof SESSIONS)[number]) =>
  initiating ? initiator : responder;

/** Fresh ciphers, of the reference. */
export const ciphersOf = ({ length, packet }: { length: Uint8Array; packet: Uint8Array }) => ({
  length: new reference.LengthCipher(length),
  packet: new PacketCipher(packet),
});

/** What {@link read} returns if the script asks for more than there is. */
export const WAITS = 'it waits for more bytes';

/** Runs a script that returns something on these bytes, all at once. */
export function read<T>(script: Script<never, T>, ...parts: Uint8Array[]): T | typeof WAITS {
  const runner = runnerOf(script);
  runner.feed(joinBytes(...parts));
  const result = runner.next();
  return result ? result.value : WAITS;
}

/** A runner whose only step is what the script returns. */
export function runnerOf<T>(script: Script<never, T>): ScriptRunner<{ value: T }> {
  return new ScriptRunner(
    (function* (): Script<{ value: T }> {
      yield { value: yield* script };
    })(),
  );
}

/**
 * How many bytes a script asks for next, when it has got what it asked for first: the bytes of `first`.
 *
 * @returns undefined if it throws, ends, or asks for something else first
 */
export function asksAfter(script: Script<never, unknown>, first: Uint8Array): number | undefined {
  try {
    if (script.next().value !== first.length) return undefined;
    const { value, done } = script.next(first);
    return done === true ? undefined : (value as number);
  } catch {
    return undefined;
  }
}

/** The bytes with one bit changed. */
export function flipped(bytes: Uint8Array, at: number): Uint8Array {
  const copy = bytes.slice();
  copy[at] ^= 0x10;
  return copy;
}
