// In C# and Java a short is enough for many things. But 70015 needs 17 bits.

export const exercise = 'protocolVersion';
export const diagnosis = 'The version has four';

export function protocolVersion(payload: Uint8Array) {
  return Buffer.from(payload).readUInt16LE();
}
