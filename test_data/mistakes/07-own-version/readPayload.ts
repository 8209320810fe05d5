import type { Message } from '../../../solutions/01-framing';
import * as right from '../../../solutions/07-own-version';
import { PAYLOADS } from '../../../solutions/07-own-version';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { WireError } from '../../../src/wire/codec/error';
import { Reader } from '../../../src/wire/codec/reader';

/** Wrong answers for readPayload. */
export const mistakes = new MistakeTable('readPayload');

// `payload.length ? … : payload`: nothing to decode, nothing done.
mistakes.patch('payload-empty-as-bytes', 'its payload has no fields, so return {}', [
  'return codec',
  'return codec && message.payload.length > 0',
]);

// verack has no payload, so there is nothing to return.
mistakes.add('payload-empty-as-undefined', 'so return {}, not undefined', (message: Message): unknown =>
  message.payload.length > 0 ? right.readPayload(message) : undefined,
);

// Whatever cannot be read is treated as unknown.
mistakes.add('payload-error-swallowed', 'Did you catch an error', (message: Message) => {
  try {
    return right.readPayload(message);
  } catch {
    return message.payload;
  }
});

// The header is skipped again, although readMessage has already removed it.
mistakes.patch('payload-header-skipped', 'the 24 header bytes are already gone', [
  'decode(codec.read, message.payload)',
  'decode(codec.read, message.payload.subarray(24))',
]);

// The payload is passed on unchanged: it is bytes already.
mistakes.add(
  'payload-not-decoded',
  'You returned the bytes unchanged',
  (message: Message): unknown => message.payload,
);

// The payload is a view of the message, but is read from the start of the message.
mistakes.add(
  'payload-of-the-whole-buffer',
  '`.buffer` is the whole buffer',
  ({ command, payload }: Message) => right.readPayload({ command, payload: new Uint8Array(payload.buffer) }),
);

// codec.read() on a reader: nothing checks what is left after the value.
mistakes.add(
  'payload-rest-ignored',
  'A byte is left over, but nothing was reported',
  ({ command, payload }: Message): unknown => {
    const codec = PAYLOADS.get(command);
    return codec ? codec.read(new Reader(payload)) : payload;
  },
);

// A plain object as the table: it has a constructor and a toString, too.
mistakes.patch('payload-table-as-object', 'Every plain object has a property called constructor', [
  'PAYLOADS.get(message.command)',
  'Object.fromEntries(PAYLOADS)[message.command]',
]);

// Hex digits for unknown payloads: good for printing, but not for relaying.
mistakes.patch('payload-unknown-as-hex', 'You returned a string', [
  ': message.payload',
  ": Buffer.from(message.payload).toString('hex')",
]);

// ?. returns undefined for a command that is not in the table.
mistakes.patch('payload-unknown-dropped', 'You returned nothing for a command', [
  ': message.payload',
  ': undefined',
]);

// A command that is not in the table is treated as an error.
mistakes.add('payload-unknown-rejected', 'A node meets unknown commands every day', (message: Message) => {
  const { command } = message;
  if (!PAYLOADS.has(command)) throw new WireError('command', 4, 'a known command', command);
  return right.readPayload(message);
});

// An if for each command of this lesson: those of later lessons are not known.
mistakes.add('payload-without-the-table', 'Look up every command there', (message: Message): unknown =>
  ['version', 'verack'].includes(message.command) ? right.readPayload(message) : message.payload,
);

// null says in other languages that there is nothing.
mistakes.patch('null-for-an-unknown-command', 'You returned nothing', [': message.payload', ': null']);

// Commands are compared without regard to case, like the names of HTTP headers.
mistakes.patch('commands-in-any-case', 'VERACK is not verack', [
  'PAYLOADS.get(message.command)',
  'PAYLOADS.get(message.command.toLowerCase())',
]);

// The message is what came in, so it is what goes out.
mistakes.add('unknown-as-message', 'You returned the whole message', (message: Message) =>
  PAYLOADS.has(message.command) ? right.readPayload(message) : message,
);
