// String() of a Uint8Array: 47,83,97.

export const exercise = 'userAgentText';
export const diagnosis = 'Those are the bytes as numbers';

export const userAgentText = (bytes: Uint8Array) => String(bytes);
