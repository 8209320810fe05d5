import { readMessage } from 'answers/01-framing';
import fc from 'fast-check';
import { hex } from '../../src/wire/bytes';
import { anyBytes, forAny, survives } from '../../src/suite/for-any';
import { patched, reader } from '../../src/suite/inputs';
import { expectReadRefused, expectWireError } from '../../src/suite/at-offset';
import { WireError } from '../../src/wire/codec/error';
import { NETWORKS } from '../../src/wire/networks';
import { recording, recordings } from '../../src/peers/recordings';
import { sha256 } from '../../src/wire/sha256';
import { NONE, frame, about, accepted } from './shared';

/** The fields beside the checksum, and where they begin. */
const FIELDS: [string, number][] = [
  ['command', 4],
  ['length', 16],
  ['payload', 24],
];

/** Whether an error about the checksum expects that of these bytes. */
const computedOf = (error: unknown, bytes: Uint8Array) =>
  (error as WireError).expected.includes(hex(sha256(sha256(bytes)).slice(0, 4)));

describe('readMessage', () => {
  test.each(recordings('frame').map(({ name }) => name))('reads the recorded %s', (name) => {
    const { bytes, command } = recording(name);
    expect(() => readMessage(reader(bytes))).toGive({ command, payload: bytes.slice(24) }, [
      [
        (got: unknown) =>
          got instanceof WireError && got.path === 'checksum' && got.expected.includes(got.found),
        'Both checksums are the same four bytes. === compares two arrays by identity, not by their contents.',
      ],
      [
        (got: unknown) => about('checksum')(got) && computedOf(got, bytes.slice(24, -24)),
        'You left out the last 24 bytes of the payload. The length counts only the payload, not the header.',
      ],
      [
        (got: unknown) => about('checksum')(got) && computedOf(got, bytes),
        'You computed the checksum of the header and the payload. It is that of the payload alone.',
      ],
      [
        about('checksum'),
        'The message is valid, but you rejected its checksum. Compute it of the payload: the bytes from 24 on, as many as the length says.',
      ],
      [
        (got: unknown) => got instanceof Uint8Array,
        'You returned only the payload. A message is its command and its payload.',
      ],
      [{ command, payload: bytes }, 'The payload begins after the header, at byte 24.'],
      [{ command, payload: bytes.slice(20) }, 'You took the checksum for the start of the payload.'],
    ]);
  });

  test('reads a verack, whose payload is empty', () => {
    expect(readMessage(reader(frame('verack')))).toGive({ command: 'verack', payload: NONE });
  });

  test('reads an alert wrapped in an alert: the payload is itself a whole message', () => {
    const outer = readMessage(reader(frame('alert-wrapped-twice')));
    const inner = readMessage(reader(outer.payload));
    expect(inner.command).toGive('alert');
    expect(inner.payload.length).toGive(168);
  });

  test('reads two messages, one after the other', () => {
    const r = reader(Uint8Array.of(...frame('verack'), ...frame('some-cool-software')));
    expect(() => readMessage(r).command).toGive('verack', [
      [
        about('checksum'),
        'You read past the payload into the next message. The header says how long the payload is.',
      ],
    ]);
    expect(r.offset).toGive(24, [
      [r.source.length, 'You read to the end of the bytes, past the next message.'],
    ]);
    expect(readMessage(r).command).toGive('version');
    expect(r.left).toGive(0);
  });

  test('rejects a payload with one corrupt byte: the checksum does not match', () => {
    const bytes = frame('satoshi-0.18.0');
    bytes[30] ^= 1;
    const computed = hex(sha256(sha256(bytes.slice(24))).slice(0, 4));
    const inHeader = hex(bytes.slice(20, 24));
    const refusal = { path: 'checksum', offset: 20, expected: [computed], found: [inHeader] };
    expectReadRefused(readMessage, bytes, refusal, [
      [
        accepted,
        'You read the checksum, but did not compare it with the one that you compute from the payload.',
      ],
      [
        (error: unknown) => error instanceof WireError && error.expected.includes(inHeader),
        'Expected and found are swapped: expected is what you computed from the payload.',
      ],
      ...FIELDS.map(([field, offset]): [unknown, string] => [
        (error: unknown) => about('checksum')(error) && (error as WireError).offset === 3 + offset,
        `The error points at byte ${3 + offset}, where the ${field} begins. The message begins at byte 3, and its checksum at byte 23.`,
      ]),
    ]);
  });

  test('compares all four bytes of the checksum, even of an empty payload', () => {
    for (const name of ['satoshi-0.18.0', 'verack']) {
      for (let at = 20; at < 24; at++) {
        const bytes = frame(name);
        bytes[at] ^= 1;
        expectReadRefused(readMessage, bytes, { path: 'checksum', offset: 20 }, [
          [
            accepted,
            name === 'verack'
              ? 'An empty payload has a checksum too, 5d f6 e0 e2. This one is wrong, but you accepted it.'
              : `Byte ${at - 20} of the checksum is wrong, but you accepted it. Compare all four bytes.`,
          ],
        ]);
      }
    }
  });

  test('reports a truncated payload as such, not as a wrong checksum', () => {
    const bytes = frame('satoshi-0.18.0').subarray(0, 24 + 101);
    expectReadRefused(readMessage, bytes, { path: 'payload', offset: 24 }, [
      [
        about('checksum'),
        'You compared the checksum before you knew that the payload was complete: it is truncated.',
      ],
    ]);
  });

  test('rejects a length over the limit before it reads the payload', () => {
    const bytes = patched(frame('verack'), 16, '01093d00');
    expectReadRefused(readMessage, bytes, { path: 'length', offset: 16 });
  });

  test('counts offsets from the start of the stream, even in the second message', () => {
    const r = reader(Uint8Array.of(...frame('verack'), ...patched(frame('verack'), 20, '00000000')));
    readMessage(r);
    expect(() => readMessage(r)).toRefuse({ path: 'checksum', offset: 24 + 20 }, [
      [
        (got: unknown) => got instanceof WireError && got.offset === 20,
        'You counted from the start of this message. Offsets count from the start of the stream.',
      ],
    ]);
  });

  test('reads a message of a different network if the caller passes that network', () => {
    const bytes = patched(frame('verack'), 0, NETWORKS.signet.magic);
    expect(() => readMessage(reader(bytes), 'signet')).toGive({ command: 'verack', payload: NONE }, [
      [
        about('magic'),
        'You rejected the magic of signet, which was asked for. Pass the network, the second argument, on to readHeader.',
      ],
    ]);
    expectReadRefused(readMessage, bytes, { path: 'magic', offset: 0, found: ['signet'] });
  });

  test('notices any single flipped bit outside the command', () => {
    const bytes = frame('satoshi-0.18.0');
    forAny([fc.nat(bytes.length - 1), fc.nat(7)], (at, bit) => {
      const flipped = bytes.slice();
      flipped[at] ^= 1 << bit;
      // a command may become another valid one: nothing protects its bytes
      if (at >= 4 && at < 16) return;
      expectWireError(
        () => readMessage(reader(flipped)),
        `Bit ${bit} of byte ${at} is wrong, but you accepted the message.`,
      );
    });
  });

  test('throws nothing but a WireError, whatever the bytes', () => {
    forAny([anyBytes(), fc.boolean()], (bytes, withMagic) => {
      survives(readMessage, withMagic && bytes.length >= 4 ? patched(bytes, 0, 'f9beb4d9') : bytes);
    });
  });
});
