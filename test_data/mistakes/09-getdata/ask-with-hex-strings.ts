// The string stays a string: the codec will know what to do.

export const exercise = 'askFor';
export const diagnosis = 'The hash is still a string';

export function askFor(type: number, ...hashes: string[]) {
  return hashes.map((hash) => ({ type, hash }));
}
