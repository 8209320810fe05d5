/** The most garbage that may come before the terminator, in bytes (BIP 324). */
export const MAX_GARBAGE_LENGTH = 4095;

/** Random bytes, as many as chance says, from 0 to 4095: a fixed number would be something to recognise. */
export function randomGarbage(): Uint8Array {
  const [some] = crypto.getRandomValues(new Uint16Array(1));
  return crypto.getRandomValues(new Uint8Array(some % (MAX_GARBAGE_LENGTH + 1)));
}
