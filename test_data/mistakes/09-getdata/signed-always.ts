// A signature is there, so it is signed.

export const exercise = 'isSigned';
export const diagnosis = 'A bit was changed, and it still counts as signed';

type Signed = { body: Uint8Array; signature: Uint8Array };

export function isSigned(signed: Signed, _publicKey?: string): boolean {
  return signed.signature.length > 0;
}
