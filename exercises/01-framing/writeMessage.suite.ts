import { type Message, writeMessage } from 'answers/01-framing';
// a wrong partner must not be reported here
import { readMessage } from '../../solutions/01-framing';
import fc from 'fast-check';
import { hex } from '../../src/wire/bytes';
import { anyBytes, forAny } from '../../src/suite/for-any';
import { patched, reader } from '../../src/suite/inputs';
import { expectOfView, expectWriteRefused, expectWrittenAtOffset } from '../../src/suite/at-offset';
import { encode } from '../../src/wire/codec/codec';
import { NETWORKS, type NetworkName } from '../../src/wire/networks';
import { recording, recordings } from '../../src/peers/recordings';
import { NONE, NETWORK_NAMES, ascii, frame, refused, accepted } from './shared';

/** Any message that can be written. */
const anyMessage: fc.Arbitrary<Message> = fc.record({
  command: fc.string({
    unit: fc.integer({ min: 0x20, max: 0x7e }).map((c) => String.fromCharCode(c)),
    maxLength: 12,
  }),
  payload: anyBytes(300),
});

describe('writeMessage', () => {
  const write = (message: Message, network?: NetworkName) =>
    encode((w, value: Message) => writeMessage(w, value, network), message);

  test('writes a verack exactly as recorded', () => {
    expect(write({ command: 'verack', payload: NONE })).toGive(frame('verack'), [
      [
        patched(frame('verack'), 0, 'd9b4bef9'),
        'You wrote the magic back to front. On the wire f9 comes first.',
      ],
      [
        patched(frame('verack'), 20, 'e3b0c442'),
        'You hashed once. The checksum is the first 4 bytes of SHA-256 of SHA-256.',
      ],
      [
        patched(frame('verack'), 20, '00000000'),
        'The checksum is all zeros. An empty payload has a checksum too: 5d f6 e0 e2.',
      ],
      [
        patched(frame('verack'), 16, '5df6e0e200000000'),
        'You wrote the checksum before the length. The order is magic, command, length, checksum.',
      ],
      [
        Uint8Array.of(...ascii('f9beb4d9'), ...frame('verack').slice(4)),
        'You wrote the magic as text, in 8 characters. magicOf returns its four bytes.',
      ],
      [frame('verack').slice(4), 'The magic is missing: these four bytes begin every message.'],
      [
        (got: unknown) => got instanceof Uint8Array && got.length === 52,
        'You wrote the whole hash, 32 bytes. The checksum is its first 4 bytes.',
      ],
      [frame('verack').slice(0, 20), 'The checksum is missing: a header is 24 bytes.'],
      [
        patched(frame('verack'), 16, '18000000'),
        'The length includes the 24 header bytes. It is the length of the payload alone.',
      ],
      [
        (got: unknown) => got instanceof Uint8Array && hex(got).startsWith(hex(frame('verack').slice(0, 20))),
        'Everything before the checksum is right. Compute the checksum of the payload alone: 5d f6 e0 e2.',
      ],
    ]);
  });

  test.each(recordings('frame').map(({ name }) => name))('writes the recorded %s byte for byte', (name) => {
    const { bytes, command } = recording(name);
    const bigEndian = bytes.slice();
    bigEndian.subarray(16, 20).reverse();
    expect(write({ command, payload: bytes.slice(24) })).toGive(bytes, [
      [bytes.slice(0, 24), 'You wrote only the header. The payload comes after it.'],
      [bigEndian, 'You wrote the length as big-endian. Its least significant byte comes first.'],
    ]);
  });

  test.each(NETWORK_NAMES)('writes the magic of %s', (network) => {
    const want = patched(frame('verack'), 0, NETWORKS[network].magic);
    expect(write({ command: 'verack', payload: NONE }, network)).toGive(want, [
      [frame('verack'), 'That is the magic of mainnet. The network is the third argument.'],
    ]);
  });

  test('rejects a command that is too long or has an invalid character', () => {
    expectWriteRefused((w) => writeMessage(w, { command: 'abcdefghijklm', payload: NONE }), {
      path: 'command',
      offset: 4,
    });
    expectWriteRefused((w) => writeMessage(w, { command: 'pïng', payload: NONE }), {
      path: 'command',
      offset: 4,
    });
  });

  test('accepts 4,000,000 bytes and rejects 4,000,001', () => {
    expect(() => write({ command: 'block', payload: new Uint8Array(4_000_000) }).length).toGive(4_000_024, [
      [refused, 'The limit itself is still allowed. Reject only what is longer.'],
    ]);
    expectWriteRefused(
      (w) => writeMessage(w, { command: 'block', payload: new Uint8Array(4_000_001) }),
      { path: 'length', offset: 16 },
      [
        [
          accepted,
          'You wrote it, but no node accepts it: each one disconnects as soon as it sees the length.',
        ],
      ],
    );
  });

  test('writes at the current position', () => {
    expectWrittenAtOffset((w) => writeMessage(w, { command: 'verack', payload: NONE }), frame('verack'));
  });

  test('writes only the bytes of the view if the payload is a view into a larger buffer', () => {
    const { bytes, command } = recording('satoshi-0.18.0');
    expectOfView((payload) => write({ command, payload }), bytes.slice(24), bytes);
  });

  test('writes any message so that readMessage returns it unchanged', () => {
    forAny([anyMessage, fc.constantFrom(...NETWORK_NAMES)], (message, network) => {
      const r = reader(write(message, network));
      expect(readMessage(r, network)).toGive(message);
      expect(r.left).toGive(0);
    });
  });
});
