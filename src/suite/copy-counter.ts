/**
 * Count how many bytes a call copies from one byte array to another. A call that copies far too many is
 * stopped, so that a suite need not wait for it, nor measure time to see that it is slow.
 *
 * Copies by methods of typed arrays and Buffer are counted: set, slice, concat, spreading, new
 * Uint8Array(bytes). Bytes that are copied one by one in a loop are not.
 *
 * @param work - the call
 * @param most - the maximum number of bytes; beyond it, copying throws
 * @returns the number of bytes copied; more than `most` if it was stopped
 */
export function bytesCopied(work: () => void, most: number): number {
  let count = 0;
  const note = (bytes: number) => {
    count += bytes;
    if (count > most) throw new TooMuch(`more than ${most} bytes were to be copied`);
  };
  const restore = COPYING.map(([owner, name, size]) => {
    const before = Object.getOwnPropertyDescriptor(owner, name) as PropertyDescriptor;
    const original = before.value as (...args: unknown[]) => unknown;
    const counting = function (this: unknown, ...args: unknown[]) {
      note(size(this, args));
      return Reflect.apply(original, this, args);
    };
    Object.defineProperty(owner, name, { ...before, value: counting });
    return () => Object.defineProperty(owner, name, before);
  });
  const { Uint8Array: plain } = globalThis;
  const counted: typeof plain = new Proxy(plain, {
    construct(target, args: unknown[], made) {
      note(ofBytes(undefined, args));
      return Reflect.construct(target, args, made === counted ? target : made) as object;
    },
  });
  globalThis.Uint8Array = counted;
  try {
    work();
  } catch (error) {
    if (!(error instanceof TooMuch)) throw error;
  } finally {
    for (const undo of restore) undo();
    globalThis.Uint8Array = plain;
  }
  return count;
}

class TooMuch extends Error {}

type Size = (self: unknown, args: unknown[]) => number;

const lengthOf = (value: unknown) => (value as { length?: number } | undefined)?.length ?? 0;
const ofFirst: Size = (_, [first]) => lengthOf(first);
const ofItself: Size = (self) => lengthOf(self);
const ofSlice: Size = (self, [start, end]) => {
  const length = lengthOf(self);
  const at = (place: unknown, otherwise: number) => {
    const index = typeof place === 'number' ? Math.trunc(place) : otherwise;
    return index < 0 ? Math.max(0, length + index) : Math.min(index, length);
  };
  return Math.max(0, at(end, length) - at(start, 0));
};
const ofList: Size = (_, [list]) =>
  Array.isArray(list) ? list.reduce<number>((sum, part) => sum + lengthOf(part), 0) : 0;

const typedArrays = Object.getPrototypeOf(Uint8Array.prototype) as object;

/** The methods that copy: their owner, their name, and how many bytes they copy. */
const COPYING: readonly (readonly [object, string | symbol, Size])[] = [
  [typedArrays, 'set', ofFirst],
  [typedArrays, 'slice', ofSlice],
  [typedArrays, 'copyWithin', ofItself],
  [typedArrays, Symbol.iterator, ofItself],
  [Buffer, 'concat', ofList],
  [Buffer, 'from', ofBytes],
  [Buffer.prototype, 'copy', ofItself],
];

/** Byte arrays and lists are copied; for an ArrayBuffer, both Buffer.from and new Uint8Array make a view. */
function ofBytes(_: unknown, [first]: unknown[]): number {
  return ArrayBuffer.isView(first) || Array.isArray(first) ? lengthOf(first) : 0;
}
