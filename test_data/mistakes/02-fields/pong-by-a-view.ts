// A DataView throws an error of its own, which names no field.

export const exercise = 'canSendPong';
export const diagnosis = 'not with a WireError';

export function canSendPong(payload: Uint8Array) {
  return new DataView(payload.buffer, payload.byteOffset).getInt32(0, true) > 60000;
}
