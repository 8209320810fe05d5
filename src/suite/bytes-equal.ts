/**
 * A tester for jest's deep equality: any two byte arrays with the same bytes are equal, including a Buffer.
 */
export function bytesEqual(a: unknown, b: unknown): boolean | undefined {
  if (!(ArrayBuffer.isView(a) && ArrayBuffer.isView(b))) return undefined;
  const left = new Uint8Array(a.buffer, a.byteOffset, a.byteLength);
  const right = new Uint8Array(b.buffer, b.byteOffset, b.byteLength);
  return left.length === right.length && left.every((byte, i) => byte === right[i]);
}
