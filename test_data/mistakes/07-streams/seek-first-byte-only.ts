// The first byte of the magic is unusual enough: why compare the others?

export const exercise = 'seek';
export const diagnosis = 'What begins there is not the magic';

export function seek(bytes: Uint8Array, magic: Uint8Array) {
  const at = bytes.indexOf(magic[0]);
  return at === -1 ? bytes.length : at;
}
