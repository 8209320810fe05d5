// What indexOf says is handed on.

export const exercise = 'seek';
export const diagnosis = 'Minus one is no number of bytes';

export const seek = (bytes: Uint8Array, magic: Uint8Array) => Buffer.from(bytes).indexOf(magic);
