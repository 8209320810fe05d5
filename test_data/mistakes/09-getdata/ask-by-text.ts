// The text is left as it is: the codec will know what to do.

export const exercise = 'askFor';
export const diagnosis = 'The hash is still a text';

export function askFor(type: number, ...hashes: string[]) {
  return hashes.map((hash) => ({ type, hash }));
}
