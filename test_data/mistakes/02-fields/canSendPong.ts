import * as right from '../../../solutions/02-fields';
import { MistakeTable } from '../../../src/acceptance/mistake-table';

/** Wrong answers for canSendPong. */
export const mistakes = new MistakeTable('canSendPong');

// 60001 is the number that people remember, and the operator in front of it is >.
mistakes.patch('pong-after-60001', '60001 is the first version that has it', ['60000', '60001']);

// A DataView throws an error of its own, which names no field.
mistakes.add(
  'pong-by-a-view',
  'not with a WireError',
  (payload: Uint8Array) => new DataView(payload.buffer, payload.byteOffset).getInt32(0, true) > 60000,
);

// Versions are often strings, and strings are compared from the left.
mistakes.patch('pong-compared-as-string', 'not as a string', [
  'protocolVersion(payload) > 60000',
  "String(protocolVersion(payload)) > '60000'",
]);

// payload.buffer is the whole chunk, of which the payload is only a part.
mistakes.add('pong-of-the-whole-buffer', 'a view into a larger buffer', (payload: Uint8Array) => {
  right.protocolVersion(payload);
  return new DataView(payload.buffer).getInt32(0, true) > 60000;
});

// Whatever goes wrong, the answer is no.
mistakes.add('pong-error-swallowed', 'you made up an answer', (payload: Uint8Array) => {
  try {
    return right.protocolVersion(payload) > 60000;
  } catch {
    return false;
  }
});

// The bytes are read again as uint32, so that a negative version looks very new.
mistakes.add(
  'pong-of-an-unsigned',
  'it is an int32',
  (payload: Uint8Array) => Buffer.from(payload).readUInt32LE() > 60000,
);

// Math.abs, so that a strange version does no harm.
mistakes.patch('pong-sign-dropped', 'the sign counts', [
  'protocolVersion(payload)',
  'Math.abs(protocolVersion(payload))',
]);

// >= instead of >: BIP 31 mentions version 60000, but means later ones.
mistakes.patch('pong-since-60000', '60000 itself has no pong', ['> 60000', '>= 60000']);

// An upper bound, for versions that were not known when it was written.
mistakes.patch('pong-only-up-to-today', '70017 is higher than 60000', [
  'protocolVersion(payload) > 60000',
  'protocolVersion(payload) > 60000 && protocolVersion(payload) <= 70016',
]);

// Only the version that BIP 31 mentions is left out.
mistakes.patch('pong-except-60000', '106 is less than 60000', ['> 60000', '!== 60000']);

// The comparison is that of a program that asks which nodes are too old.
mistakes.patch('pong-reversed', 'Reversed: you returned false for 70015 and true for 60000', [
  '> 60000',
  '<= 60000',
]);

// A digit is missing.
mistakes.patch('pong-since-6000', 'You returned true for 60000 and for 59999', ['> 60000', '> 6000']);
