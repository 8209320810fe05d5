import type { WireError } from '../../src/wire/codec/error';
import { readHeader } from 'answers/01-framing';
import { fromHex } from '../../src/wire/bytes';
import { patched, reader } from '../../src/suite/inputs';
import { expectReadAtOffset, expectReadRefused } from '../../src/suite/at-offset';
import { NETWORKS } from '../../src/wire/networks';
import { NETWORK_NAMES, frame, about, accepted } from './shared';

describe('readHeader', () => {
  test('reads the header of a recorded version message', () => {
    const bytes = frame('satoshi-0.18.0');
    const header = { command: 'version', length: 102, checksum: bytes.slice(20, 24) };
    expect(() => readHeader(reader(bytes))).toGive(header, [
      [
        (got: unknown) =>
          about('magic')(got) && (got as WireError).found.includes((got as WireError).expected),
        'You found the bytes that you expected, and rejected them all the same. `===` and `!==` compare the arrays, not their bytes: use sameBytes. (networkOf takes hex without spaces.)',
      ],
      [
        about('magic'),
        'You rejected the magic of a real message. On the wire, its bytes are f9 be b4 d9, in this order.',
      ],
      [
        about('length'),
        'You rejected the length. It is 66 00 00 00, 102, in bytes 16 to 19: magic, command, length, checksum.',
      ],
      [
        (got: unknown) => (got as { command?: unknown } | undefined)?.command instanceof Uint8Array,
        'The command is a string: your readCommand returns it. You returned its bytes.',
      ],
    ]);
  });

  test('leaves the reader just past the 24 bytes', () => {
    const r = reader(frame('satoshi-0.18.0'));
    readHeader(r);
    expect(r.offset).toGive(24);
  });

  test('reads at the current position', () => {
    const header = { command: 'verack', length: 0, checksum: fromHex('5df6e0e2') };
    expectReadAtOffset(readHeader, frame('verack'), header);
  });

  test.each(NETWORK_NAMES)('accepts the magic of %s if the caller passes that network', (network) => {
    const bytes = patched(frame('verack'), 0, NETWORKS[network].magic);
    const header = { command: 'verack', length: 0, checksum: fromHex('5df6e0e2') };
    expect(() => readHeader(reader(bytes), network)).toGive(header, [
      [
        about('magic'),
        `You did not compare with the magic of ${network}. The network is the second argument.`,
      ],
    ]);
  });

  test.each(NETWORK_NAMES.filter((name) => name !== 'mainnet'))(
    'rejects the magic of %s when it expects mainnet, and names the network that it found',
    (name) => {
      const { magic } = NETWORKS[name];
      const bytes = patched(frame('verack'), 0, magic);
      expectReadRefused(readHeader, bytes, { path: 'magic', offset: 0, found: [magic, name] });
    },
  );

  test('rejects an unknown magic, and shows it', () => {
    const bytes = patched(frame('verack'), 0, 'd9b4bef9');
    expectReadRefused(readHeader, bytes, { path: 'magic', offset: 0, found: ['d9b4bef9'] }, [
      [
        accepted,
        'You accepted d9 b4 be f9, which is the magic of no network: that of mainnet is f9 be b4 d9, and on the wire f9 comes first.',
      ],
    ]);
  });

  test('compares all four bytes of the magic', () => {
    for (let at = 0; at < 4; at++) {
      const bytes = frame('verack');
      bytes[at] ^= 1;
      expectReadRefused(readHeader, bytes, { path: 'magic', offset: 0 }, [
        [accepted, `Byte ${at} of the magic is wrong, but you accepted it. Compare all four bytes.`],
      ]);
    }
  });

  test('reports an invalid byte of the command at its own offset', () => {
    const bytes = patched(frame('verack'), 4 + 3, '00');
    expectReadRefused(readHeader, bytes, { path: 'command', offset: 4 + 4 });
  });

  test('accepts a length of 4,000,000 bytes', () => {
    const bytes = patched(frame('verack'), 16, '00093d00');
    expect(() => readHeader(reader(bytes)).length).toGive(4_000_000, [
      [about('length'), 'The limit itself is still allowed. Reject only what is greater.'],
    ]);
  });

  test('rejects a length of 4,000,001 bytes', () => {
    const bytes = patched(frame('verack'), 16, '01093d00');
    expectReadRefused(readHeader, bytes, { path: 'length', offset: 16 }, [
      [
        accepted,
        'You accepted it. The limit is 4,000,000 bytes; the 32 MiB of 2015 let anyone fill your memory.',
      ],
    ]);
  });

  test('rejects ff ff ff ff, which is 4 GiB and not -1', () => {
    const bytes = patched(frame('verack'), 16, 'ffffffff');
    expectReadRefused(readHeader, bytes, { path: 'length', offset: 16 }, [
      [accepted, 'You accepted it: as a signed number it is -1, and -1 is below every limit.'],
    ]);
  });

  test.each([
    [0, 'magic', 0],
    [3, 'magic', 0],
    [15, 'command', 4],
    [19, 'length', 16],
    [23, 'checksum', 20],
  ])('with only %d bytes, names the %s in its error', (left, path, offset) => {
    const bytes = frame('verack').subarray(0, left);
    expectReadRefused(readHeader, bytes, { path, offset });
  });
});
