// Every book on sockets says to use network byte order.

export const exercise = 'protocolVersion';
export const diagnosis = '4 bytes swapped';

export function protocolVersion(payload: Uint8Array) {
  return Buffer.from(payload).readInt32BE();
}
