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
mistakes.patch('message-unknown-rejected', 'bytes are a valid payload for any command', [
  'value instanceof Uint8Array',
  'false',
]);

// The whole frame as the payload: it would get a second header when it is sent.
mistakes.add('message-with-header', 'The payload includes the header', (command: string, value: unknown) => {
  const message = right.makeMessage(command, value);
  return PAYLOADS.has(command) ? { command, payload: encode(writeMessage, message) } : message;
});
