/**
 * What of Node's global Buffer the solutions need in a browser.
 *
 * @module
 */

/** Bytes in which other bytes can be found. */
class FindableBytes extends Uint8Array {
  /** As in Node: where these bytes, or this one, are first; -1 if nowhere. */
  override indexOf(wanted: number | Uint8Array, from = 0): number {
    if (typeof wanted === 'number') return super.indexOf(wanted, from);
    for (let at = super.indexOf(wanted[0], from); at !== -1; at = super.indexOf(wanted[0], at + 1)) {
      if (wanted.every((byte, i) => this[at + i] === byte)) return at;
    }
    return -1;
  }
}

/** As in Node: a view of these bytes, or a byte for each character. */
function from(source: string | ArrayBuffer, start?: number, length?: number): Uint8Array {
  if (typeof source !== 'string') return new FindableBytes(source, start as number, length);
  return Uint8Array.from(source, (character) => character.charCodeAt(0));
}

/** As in Node, for what is called here. */
export const Buffer = { from, prototype: {} };
