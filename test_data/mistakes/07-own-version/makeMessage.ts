import { writeMessage } from '../../../solutions/01-framing';
import * as right from '../../../solutions/07-own-version';
import { PAYLOADS } from '../../../solutions/07-own-version';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { encode } from '../../../src/wire/codec/codec';

/** Wrong answers for makeMessage. */
export const mistakes = new MistakeTable('makeMessage');

// `as Uint8Array` satisfies the type checker, but checks nothing at run time.
mistakes.patch('message-anything-accepted', 'whose payload is not bytes', [
  'value instanceof Uint8Array',
  'true',
]);

// Uint8Array.from accepts anything, and makes zeros or nothing of what it cannot convert.
mistakes.patch('message-array-likes-accepted', 'You made up bytes for a value', [
  'if (value instanceof Uint8Array) return { command, payload: value }',
  'return { command, payload: Uint8Array.from(value) }',
]);

// The value is put into the message unchanged, as if the caller had already encoded it.
mistakes.add(
  'message-not-encoded',
  'You put the fields into the message unencoded',
  (command: string, value: unknown) => ({ command, payload: value }),
);

// encode() returns bytes, and they are returned unchanged.
mistakes.patch('message-payload-alone', 'You returned only the payload', [
  '{ command, payload: encode(codec.write, value) }',
  'encode(codec.write, value)',
]);

// A plain object as the table: it has a constructor and a toString, too.
mistakes.patch('message-table-as-object', 'Every plain object has a property called constructor', [
  'PAYLOADS.get(command)',
  'Object.fromEntries(PAYLOADS)[command]',
]);

// Only commands in the table are allowed, even if the value is already bytes.
mistakes.patch(
  'message-unknown-rejected',
  'bytes are a valid payload for a command that is not in the table',
  ['value instanceof Uint8Array', 'false'],
);

// The whole frame as the payload: it would get a second header when it is sent.
mistakes.add('message-with-header', 'The payload includes the header', (command: string, value: unknown) => {
  const message = right.makeMessage(command, value);
  return PAYLOADS.has(command) ? { command, payload: encode(writeMessage, message) } : message;
});

// ArrayBuffer.isView is true for every typed array, and for a DataView.
mistakes.patch('message-any-view-accepted', 'A DataView and a Uint16Array are not bytes', [
  'value instanceof Uint8Array',
  'ArrayBuffer.isView(value)',
]);

// Bytes need no encoding, so they are taken first, whatever the command is.
mistakes.add(
  'message-bytes-first',
  'Look at the table before the value',
  (command: string, value: unknown) =>
    value instanceof Uint8Array ? { command, payload: value } : right.makeMessage(command, value),
);

// One catch for everything that can go wrong.
mistakes.add('message-error-replaced', 'Did you catch an error', (command: string, value: unknown) => {
  try {
    return right.makeMessage(command, value);
  } catch {
    throw new TypeError(`cannot make a ${command}`);
  }
});

// An if for each command of this lesson: those of later lessons are not known.
mistakes.add(
  'message-without-the-table',
  'Look up every command there',
  (command: string, value: unknown) => {
    if (command === 'version' || command === 'verack') return right.makeMessage(command, value);
    if (value instanceof Uint8Array) return { command, payload: value };
    throw new TypeError(`${command} needs bytes`);
  },
);

// decode and encode look alike.
mistakes.patch('value-decoded', 'encode(codec.write, value) returns bytes', [
  'encode(codec.write, value)',
  'decode(codec.read, value as Uint8Array) as Uint8Array',
]);

// No value, so no payload: as `send` of a connection does in lesson 10.
mistakes.patch('message-without-a-value', 'There is no value to encode', [
  'encode(codec.write, value)',
  'value === undefined ? new Uint8Array() : encode(codec.write, value)',
]);
