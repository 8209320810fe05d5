import { chacha20 } from '@noble/ciphers/chacha.js';
import { LengthCipher } from 'answers/19-encrypted';
import * as reference from '../../solutions/19-encrypted';
import { fromHex, hex } from '../../src/wire/bytes';
import { nonceOf } from '../../src/wire/packet-cipher';
import { FIRST, ownKeys, threw } from './shared';

const KEY = ownKeys(FIRST).length;
const ZEROS = new Uint8Array(3);
const STREAM = chacha20(KEY, nonceOf(0, 0), new Uint8Array(1400));

/** The length cipher's results for zeros: the bytes that it combines lengths with. */
const pads = (cipher: { crypt(length: Uint8Array): Uint8Array }, count: number) =>
  Array.from({ length: count }, () => hex(cipher.crypt(new Uint8Array(3))));

const WANTED = pads(new reference.LengthCipher(KEY), 700);

/** A cipher with a key of its own: an answer may write to it, and the other tests need theirs. */
const cipher = () => new LengthCipher(KEY.slice());

/** The pads of a cipher whose key is made in another way. */
const next = (key: Uint8Array, changes: number) => hex(chacha20(key, nonceOf(0, changes), new Uint8Array(3)));

/** The pad of a cipher that counts its packets in the first part of the nonce, as the one for packets does. */
const counted = (packets: number) => hex(chacha20(KEY, nonceOf(packets, 0), new Uint8Array(3)));

/** The next key of a cipher that makes it as the one for packets does; from which block on is up to it. */
const asForPackets = (block: number) =>
  chacha20(KEY, nonceOf(0xffffffff, 0), new Uint8Array(32), undefined, block);

/** The length 70,000 and three bytes of the stream, combined in some way. */
const combined = (operation: (byte: number, other: number) => number, at = 0) =>
  fromHex('70 11 01').map((byte, i) => operation(byte, STREAM[at + i]));

/** Where in the stream the next key was taken from, if it was taken from there; undefined if it is the right one. */
function placeOfKey(pad: () => string): number | undefined {
  try {
    const got = pad();
    if (got === WANTED[224]) return undefined;
    for (let at = 0; at < 704; at++) if (next(STREAM.slice(at, at + 32), 1) === got) return at;
  } catch {
    // the matcher shows the error
  }
  return undefined;
}

describe('LengthCipher', () => {
  test('encrypts the length 70,000: with this key, 70 11 01 becomes c5 e1 c4', () => {
    expect(() => cipher().crypt(fromHex('70 11 01'))).toGive(fromHex('c5 e1 c4'), [
      [
        fromHex('70 11 01'),
        'The length is not encrypted. Combine it with the first three bytes of the stream.',
      ],
      [
        fromHex('70 11 01').map((byte, i) => byte ^ fromHex(next(KEY, 1))[i]),
        'The nonce of the first key counts a change already. It counts how often the key has changed: 0 at first.',
      ],
      [STREAM.slice(0, 3), 'Those are the bytes of the stream. Combine them with the length: byte ^ byte.'],
      [combined((a, b) => a | b), 'You combined them with |. Exclusive or is ^.'],
      [combined((a, b) => a & b), 'You combined them with &. Exclusive or is ^.'],
      [combined((a, b) => a + b), 'You added them. Exclusive or is ^.'],
      [
        combined((a, b) => a ^ b, 3),
        'Those are bytes 3 to 5 of the stream. The first length takes bytes 0 to 2: move on after each length, not before it.',
      ],
      [
        (got: unknown) => got instanceof Uint8Array && got.length !== 3,
        'A length has 3 bytes, encrypted or not.',
      ],
    ]);
  });

  test('keeps the places of two ciphers apart', () => {
    const key = KEY.slice();
    const [one, other] = [new LengthCipher(key), new LengthCipher(key)];
    pads(one, 1);
    expect(() => pads(other, 1)[0]).toGive(WANTED[0], [
      [
        () => true,
        'Another cipher was used before this one, and it changed what this one does. Each connection has its own: keep it in the object.',
      ],
    ]);
  });

  test('decrypts by the same operation', () => {
    expect(() => cipher().crypt(fromHex('c5 e1 c4'))).toGive(fromHex('70 11 01'));
  });

  test('goes on in the stream: the second packet takes bytes 3 to 5', () => {
    expect(() => pads(cipher(), 3)).toGive(WANTED.slice(0, 3), [
      [
        (got: unknown) => Array.isArray(got) && got[0] === got[1],
        'Each packet gets the same three bytes of the stream. Then two lengths, combined, give away both: keep the place.',
      ],
      [
        (got: unknown) => Array.isArray(got) && got[1] === hex(STREAM.slice(1, 4)),
        'You moved on by one byte. Each packet takes three.',
      ],
      [
        (got: unknown) => Array.isArray(got) && got[1] === hex(STREAM.slice(64, 67)),
        'You began a new block of 64 bytes for each packet. The stream goes on where it was.',
      ],
      [
        (got: unknown) => Array.isArray(got) && [next(KEY, 1), counted(1)].includes(got[1] as string),
        'You changed the nonce for each packet. It changes with the key, after 224 packets.',
      ],
    ]);
  });

  test('encrypts the length of the first published packet, which comes after another one: 75 30 d2', () => {
    const one = cipher();
    one.crypt(ZEROS);
    expect(() => one.crypt(fromHex('01 00 00'))).toGive(FIRST.packetEnd.slice(0, 3));
  });

  test('goes on up to the 224th packet with the first key', () => {
    expect(() => pads(cipher(), 224)).toGive(WANTED.slice(0, 224), [
      [
        (got: unknown) => Array.isArray(got) && got[222] === WANTED[222] && got[223] !== WANTED[223],
        'The key changed one packet too early: after 223. It changes after 224.',
      ],
    ]);
  });

  test('changes its key after 224 packets: the next 32 bytes of the stream', () => {
    const [first, second] = [KEY, STREAM.slice(672, 704)];
    const found = () => pads(cipher(), 225)[224];
    const place = placeOfKey(found);
    expect(found).toGive(WANTED[224], [
      [
        hex(STREAM.slice(672, 675)),
        'It went on with the same key. After 224 packets the next 32 bytes are not for lengths: they are the next key.',
      ],
      [
        hex(STREAM.slice(704, 707)),
        'It skipped 32 bytes and went on with the same key. Those 32 bytes are the next key.',
      ],
      [
        next(second, 0),
        'The key has changed, but the nonce has not. It says how often the key has changed: 1 now.',
      ],
      [next(first, 1), 'The nonce has changed, but the key has not. It is the last 32 bytes of the stream.'],
      [
        next(STREAM.slice(0, 32), 1),
        'You took the first 32 bytes of the stream for the next key. It is the 32 that follow those of the lengths.',
      ],
      [
        next(second, 224),
        'The nonce is 224, the number of packets. It counts how often the key has changed: 1 now.',
      ],
      [WANTED[0], 'It began again with the first key. The last 32 bytes of the stream are the next key.'],
      [
        hex(chacha20(second, nonceOf(1, 0), new Uint8Array(3))),
        'How often the key has changed is in the last 8 bytes of the nonce, not in the first 4.',
      ],
      [
        next(chacha20(first, nonceOf(0, 1), new Uint8Array(32)), 1),
        'You began a new stream for the next key. It is in the one that you have: the 32 bytes after those of the lengths.',
      ],
      [
        hex(chacha20(second, nonceOf(0, 1), new Uint8Array(675)).slice(-3)),
        'The next key and its nonce are right, and the place is not: it went on at byte 672 of the new stream. A new stream begins at byte 0.',
      ],
      [
        (got: unknown) => [0, 1].some((changes) => got === next(asForPackets(changes), 1)),
        'You made the next key as PacketCipher does, with ff ff ff ff in the nonce. Here it is in the stream that you have: the 32 bytes after those of the lengths.',
      ],
      [
        threw,
        'It threw where the key changes. The stream of one key has 704 bytes: 224 lengths of 3, and the next key of 32.',
      ],
      [
        () => place !== undefined,
        `Your next key is bytes ${place} to ${Number(place) + 31} of the stream. It is the 32 bytes after those of 224 lengths: 672 to 703.`,
      ],
      [
        () => true,
        'The next key, or its nonce, is not the right one. The key is the 32 bytes of the stream after those of 224 lengths; the nonce counts one change.',
      ],
    ]);
  });

  test('changes it again after 448 and 672', () => {
    expect(() => pads(cipher(), 700)).toGive(WANTED, [
      [
        (got: unknown) => Array.isArray(got) && got[447] === WANTED[447] && got[448] !== WANTED[448],
        'The first change is right, and the second is not. Each key makes the next one, and the nonce counts on.',
      ],
    ]);
  });

  test('changes neither the length nor the key that it is given', () => {
    const length = fromHex('01 00 00');
    const key = KEY.slice();
    const one = new LengthCipher(key);
    for (let i = 0; i < 225; i++) one.crypt(length);
    expect(hex(length)).toGive('010000', [
      [() => true, 'You wrote the result into the array that you were given. Return a new one.'],
    ]);
    expect(hex(key)).toGive(hex(KEY), [[() => true, 'You wrote to the key that you were given.']]);
  });
});
