// The bytes are read again as uint32, so that a negative version looks very new.

export const exercise = 'canSendPong';
export const diagnosis = 'it is an int32';

export function canSendPong(payload: Uint8Array) {
  return Buffer.from(payload).readUInt32LE() > 60000;
}
