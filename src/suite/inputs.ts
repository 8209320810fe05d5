import { fromHex } from '../wire/bytes';
import { Reader } from '../wire/codec/reader';
import { recordings } from '../peers/recordings';

/** A reader over bytes, or over hex with spaces. */
export function reader(bytes: Uint8Array | string): Reader {
  return new Reader(typeof bytes === 'string' ? fromHex(bytes) : bytes);
}

/** A copy of `bytes` in which the bytes at `offset` are replaced by others (hex). */
export function patched(bytes: Uint8Array, offset: number, hex: string): Uint8Array {
  const copy = bytes.slice();
  copy.set(fromHex(hex), offset);
  return copy;
}

/** The payloads of all recorded version messages, including those that were recorded with their header. */
export function versionPayloads(): { name: string; payload: Uint8Array }[] {
  const frames = recordings('frame').map(({ name, command, bytes }) => ({
    name,
    command,
    payload: bytes.slice(24),
  }));
  const payloads = recordings('payload').map(({ name, command, bytes, direction }) => ({
    name,
    command: direction === 'derived' ? 'derived' : command,
    payload: bytes,
  }));
  return [...frames, ...payloads].filter(({ command }) => command === 'version');
}
