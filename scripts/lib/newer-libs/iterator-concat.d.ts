interface IteratorConstructor {
  /** An iterator over the values of each of these, one after another. */
  concat<T>(...items: Iterable<T>[]): IteratorObject<T, undefined, unknown>;
}
