import { writeMessage } from '../../../solutions/01-framing';
import { PAYLOADS } from '../../../solutions/06-version';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { type Codec, encode } from '../../../src/wire/codec/codec';

/** Wrong answers for makeMessage. */
export const mistakes = new MistakeTable('makeMessage');

// `as Uint8Array` satisfies the type checker, but checks nothing at run time.
mistakes.add('message-anything-accepted', 'whose payload is not bytes', (command: string, value: unknown) => {
  const codec = PAYLOADS.get(command);
  if (codec) return { command, payload: encode(codec.write, value) };
  return { command, payload: value as Uint8Array };
});

// Uint8Array.from accepts anything, and makes zeros or nothing of what it cannot convert.
mistakes.add(
  'message-array-likes-accepted',
  'You made up bytes for a value',
  (command: string, value: unknown) => {
    const codec = PAYLOADS.get(command);
    if (codec) return { command, payload: encode(codec.write, value) };
    return { command, payload: Uint8Array.from(value as Uint8Array) };
  },
);

// The value is put into the message unchanged; encoding it is left to somebody else.
mistakes.add(
  'message-not-encoded',
  'You put the fields into the message unencoded',
  (command: string, value: unknown) => ({ command, payload: value }),
);

// encode() returns bytes, and they are returned unchanged.
mistakes.add('message-payload-alone', 'You returned only the payload', (command: string, value: unknown) => {
  const codec = PAYLOADS.get(command);
  if (codec) return encode(codec.write, value);
  if (value instanceof Uint8Array) return { command, payload: value };
  throw new TypeError(`${command} is not in PAYLOADS`);
});

// A plain object as the table: it has a constructor and a toString, too.
{
  const TABLE: Record<string, Codec<unknown>> = Object.fromEntries(PAYLOADS);
  mistakes.add(
    'message-table-as-object',
    'Every plain object has a property called constructor',
    (command: string, value: unknown) => {
      const codec = TABLE[command];
      if (codec) return { command, payload: encode(codec.write, value) };
      if (value instanceof Uint8Array) return { command, payload: value };
      throw new TypeError(`${command} is not in PAYLOADS`);
    },
  );
}

// Only commands in the table are allowed, even if the value is already bytes.
mistakes.add(
  'message-unknown-rejected',
  'bytes are a valid payload for any command',
  (command: string, value: unknown) => {
    const codec = PAYLOADS.get(command);
    if (codec) return { command, payload: encode(codec.write, value) };
    throw new TypeError(`${command} is not in PAYLOADS`);
  },
);

// The whole frame as the payload: it would get a second header when it is sent.
mistakes.add('message-with-header', 'The payload includes the header', (command: string, value: unknown) => {
  const codec = PAYLOADS.get(command);
  if (codec)
    return { command, payload: encode(writeMessage, { command, payload: encode(codec.write, value) }) };
  if (value instanceof Uint8Array) return { command, payload: value };
  throw new TypeError(`${command} is not in PAYLOADS`);
});
