// A state machine that counts matching bytes and, on a mismatch, forgets the byte that it just read.

export const exercise = 'seek';
export const diagnosis = 'An f9 ended one match and began the next';

export function seek(bytes: Uint8Array, magic: Uint8Array) {
  let matched = 0;
  for (let i = 0; i < bytes.length; i++) {
    matched = bytes[i] === magic[matched] ? matched + 1 : 0;
    if (matched === magic.length) return i - 3;
  }
  return bytes.length - matched;
}
