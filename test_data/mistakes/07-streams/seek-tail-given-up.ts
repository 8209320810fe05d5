// indexOf for the whole magic; otherwise everything is dropped. That works until a chunk ends within a magic.

export const exercise = 'seek';
export const diagnosis = 'The last bytes were given up';

export function seek(bytes: Uint8Array, magic: Uint8Array) {
  const at = Buffer.from(bytes).indexOf(magic);
  return at === -1 ? bytes.length : at;
}
