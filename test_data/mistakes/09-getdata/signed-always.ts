// There is a signature, so it must be signed.

export const exercise = 'isSigned';
export const diagnosis = 'A bit was changed, and you still say that it is signed';

type Signed = { body: Uint8Array; signature: Uint8Array };

export function isSigned(signed: Signed, _publicKey?: string): boolean {
  return signed.signature.length > 0;
}
