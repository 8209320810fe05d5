import { chacha20poly1305 } from '@noble/ciphers/chacha.js';
import { spaced } from './bytes';
import { WireError } from './codec/error';

/** After this many packets a cipher changes its key (BIP 324). */
export const REKEY_INTERVAL = 224;

/** The length of a packet's tag in bytes. */
export const TAG_LENGTH = 16;

const NOTHING: Uint8Array = new Uint8Array(0);

/**
 * The nonce of ChaCha20: 12 bytes, a number in 4 and a number in 8, both little-endian.
 *
 * @example nonceOf(1, 2) // 01 00 00 00 02 00 00 00 00 00 00 00
 */
export function nonceOf(first: number, second: number): Uint8Array {
  const nonce = new Uint8Array(12);
  const view = new DataView(nonce.buffer);
  view.setUint32(0, first, true);
  view.setBigUint64(4, BigInt(second), true);
  return nonce;
}

/**
 * The cipher for packets: ChaCha20-Poly1305 (RFC 8439) encrypts, and adds a tag of 16 bytes, which nobody can make
 * without the key.
 *
 * The nonce: how many packets this key has encrypted, and how often the key has changed. After 224 packets, 32 zeros
 * are encrypted as well, with ff ff ff ff as the first number. The first 32 bytes of the result are the next key.
 *
 * @see BIP 324, "Rekeying wrappers"; Bitcoin Core, src/crypto/chacha20poly1305.h, FSChaCha20Poly1305
 */
export class PacketCipher {
  private packets = 0;
  private changed: Uint8Array | undefined;

  /** @param key - the first key, 32 bytes */
  constructor(readonly key: Uint8Array) {}

  /**
   * Encrypt the next packet, and add its tag.
   *
   * @param plain - what to encrypt
   * @param along - what the tag covers as well, although it is not in the packet
   * @returns 16 bytes more than `plain`
   * @throws Error if the key does not have 32 bytes
   */
  encrypt(plain: Uint8Array, along = NOTHING): Uint8Array {
    return this.next(along, (cipher) => cipher.encrypt(plain));
  }

  /**
   * Decrypt the next packet, which ends with its tag.
   *
   * @throws WireError (path `tag`, at its offset) if the tag is not the one of these bytes; (path `tag`, offset 0) if there are
   *   fewer than 16 bytes
   */
  decrypt(sealed: Uint8Array, along = NOTHING): Uint8Array {
    return this.next(along, (cipher) => {
      try {
        return cipher.decrypt(sealed);
      } catch {
        const at = Math.max(0, sealed.length - TAG_LENGTH);
        throw new WireError('tag', at, 'the tag of what comes before it', spaced(sealed.subarray(at)));
      }
    });
  }

  private next(along: Uint8Array, use: (cipher: ReturnType<typeof chacha20poly1305>) => Uint8Array) {
    const changes = Math.floor(this.packets / REKEY_INTERVAL);
    const cipher = (first: number, covered: Uint8Array) =>
      chacha20poly1305(this.changed ?? this.key, nonceOf(first, changes), covered);
    const result = use(cipher(this.packets % REKEY_INTERVAL, along));
    if (++this.packets % REKEY_INTERVAL === 0) {
      this.changed = cipher(0xffffffff, NOTHING).encrypt(new Uint8Array(32)).slice(0, 32);
    }
    return result;
  }
}
