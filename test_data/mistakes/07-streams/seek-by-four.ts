// The magic has four bytes, so it is read in fours.

export const exercise = 'seek';
export const diagnosis = 'The magic was skipped';

export function seek(bytes: Uint8Array, magic: Uint8Array) {
  for (let i = 0; i < bytes.length; i += 4) {
    if (bytes.subarray(i, i + 4).every((byte, j) => byte === magic[j])) return i;
  }
  return bytes.length;
}
