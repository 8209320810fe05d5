import { MistakeTable } from '../../../src/acceptance/mistake-table';
import type { Writer } from '../../../src/wire/codec/writer';

/** Wrong answers for writeBool. */
export const mistakes = new MistakeTable('writeBool');

// BOOL is an int in C, and struct.pack('i') writes four bytes of it.
mistakes.add('bool-as-int', 'You wrote four bytes, as for an int', (w: Writer, value: boolean) => {
  w.bytes(Uint8Array.of(Number(value), 0, 0, 0));
});

// The argument of `new Uint8Array` is a length, not a value.
mistakes.add('bool-as-a-length', 'is one zero byte', (w: Writer, value: boolean) => {
  w.bytes(value ? new Uint8Array(1) : Uint8Array.of(0));
});

// str(True) and encode: the digit, not the number.
mistakes.add('bool-as-text', 'the digit "1" as text', (w: Writer, value: boolean) => {
  w.bytes(Buffer.from(value ? '1' : '0'));
});

// The Python way of leaving out what is false.
mistakes.add('false-not-written', 'You wrote nothing for false', (w: Writer, value: boolean) => {
  if (value) w.bytes(Uint8Array.of(1));
});

// The value is not looked at.
mistakes.add('one-whatever-the-value', 'You wrote 01 for false', (w: Writer) => w.bytes(Uint8Array.of(1)));

// The two numbers after the question mark are in the wrong order.
mistakes.add(
  'bool-reversed',
  'Reversed: you wrote 00 for true and 01 for false',
  (w: Writer, value: boolean) => w.bytes(Uint8Array.of(value ? 0 : 1)),
);
