import * as right from '../../../solutions/02-fields';
import { protocolVersion } from '../../../solutions/02-fields';
import { MistakeTable } from '../../../src/acceptance/mistake-table';

/** Wrong answers for canSendPong. */
export const mistakes = new MistakeTable('canSendPong');

// Everybody knows 60001, and the operator before it was >.
mistakes.add(
  'pong-after-60001',
  '60001 is the first version that has it',
  (payload: Uint8Array) => protocolVersion(payload) > 60001,
);

// A DataView throws an error of its own, which names no field.
mistakes.add(
  'pong-by-a-view',
  'not with a WireError',
  (payload: Uint8Array) => new DataView(payload.buffer, payload.byteOffset).getInt32(0, true) > 60000,
);

// Versions are often strings, and strings are compared from the left.
mistakes.add(
  'pong-compared-as-string',
  'not as a string',
  (payload: Uint8Array) => String(protocolVersion(payload)) > '60000',
);

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
mistakes.add(
  'pong-sign-dropped',
  'the sign counts',
  (payload: Uint8Array) => Math.abs(protocolVersion(payload)) > 60000,
);

// >= instead of >: BIP 31 mentions version 60000, but means later ones.
mistakes.add(
  'pong-since-60000',
  '60000 itself has no pong',
  (payload: Uint8Array) => protocolVersion(payload) >= 60000,
);
