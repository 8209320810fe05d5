import { Handshake } from 'answers/09-handshake';
import { fromHex } from '../../src/wire/bytes';
import { encode } from '../../src/wire/codec/codec';
import type { NetworkName } from '../../src/wire/networks';
// the other end uses the solutions, so that a mistake is reported where it was made
import { type Message, writeMessage } from '../../solutions/01-framing';
import { type Version } from '../../solutions/06-version';
import { makeMessage, makeVersion } from '../../solutions/07-own-version';
import { Demultiplexer } from '../../solutions/08-streams';

export const OWN = makeVersion({ nonce: 0x1111n, timestamp: 1_532_623_994n });

export const THEIRS = makeVersion({
  nonce: 0x2222n,
  timestamp: 1_532_624_000n,
  user_agent: ascii('/other:1.0/'),
});

export const NONE = new Uint8Array();

export const VERACK: Message = { command: 'verack', payload: NONE };

export const OUR_VERSION = version(OWN);

export const THEIR_VERSION = version(THEIRS);

export const PING: Message = { command: 'ping', payload: fromHex('1122334455667788') };

export const PONG: Message = { command: 'pong', payload: PING.payload };

export function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => char.charCodeAt(0));
}

/** A version message with these fields. */
export function version(fields: Version): Message {
  return makeMessage('version', fields);
}

/** A message that can be distinguished from others: `inv 01`. */
export function numbered(command: string, ...bytes: number[]): Message {
  return { command, payload: Uint8Array.from(bytes) };
}

/** How the other end reads and writes messages. */
export const wire = (network: NetworkName = 'mainnet') => ({
  frame: (message: Message) => encode((w) => writeMessage(w, message, network), undefined),
  splitter: () => new Demultiplexer(network),
});

/** Checks a condition; if it does not hold, the learner sees the message. */
export function must(holds: boolean | undefined, message: string): void {
  expect(holds).toGive(true, [[() => true, message]]);
}

export const threw = (got: unknown) => got instanceof Error;

/** Recognises a version that was rejected without an error: it was not counted, and not answered. */
export const swallowed = (got: unknown) => {
  if (Array.isArray(got)) return got.length === 0;
  return got !== null && typeof got === 'object' && 'handshake' in got && !(got as After).handshake.theirs;
};

export const SWALLOWED =
  'You rejected it, but nothing was thrown. Let the error pass, so that the caller can end the connection.';

export const HALF =
  'It is done after the first of the two messages. Both must have come: "done" takes `and`, "go on" takes `or`.';

/** Recognises sent messages by their commands. */
export const sends = (...commands: string[]) => {
  return (got: unknown) =>
    Array.isArray(got) &&
    got.map((sent) => (sent as Message | undefined)?.command).join() === commands.join();
};

/** The handshake after these messages, and the commands of everything that it has sent. */
export const after = (inbound: boolean, ...messages: Message[]) => {
  const handshake = new Handshake(OWN, inbound);
  const sent = [...handshake.open(), ...messages.flatMap((message) => handshake.receive(message))];
  return { handshake, sent: sent.map((message?: Message) => message?.command) };
};

type After = ReturnType<typeof after>;
