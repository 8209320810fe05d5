/** The package has no types of its own: these are the ones of the function that is used here. */
declare module 'siphash/lib/siphash.js' {
  /** What the package exports. */
  const siphash: {
    /**
     * SipHash-2-4.
     *
     * @param key - four numbers of 32 bits, the least significant first
     * @param message - any number of bytes
     * @returns the two halves of the 64-bit hash; they may be negative
     */
    hash(key: ArrayLike<number>, message: Uint8Array): { h: number; l: number };
  };
  export default siphash;
}
