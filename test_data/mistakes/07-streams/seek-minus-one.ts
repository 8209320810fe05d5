// The result of indexOf is returned unchanged.

export const exercise = 'seek';
export const diagnosis = 'A number of bytes cannot be -1';

export const seek = (bytes: Uint8Array, magic: Uint8Array) => Buffer.from(bytes).indexOf(magic);
