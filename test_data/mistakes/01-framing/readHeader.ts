import * as right from '../../../solutions/01-framing';
import { readCommand, readLength } from '../../../solutions/01-framing';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { hex } from '../../../src/wire/bytes';
import { WireError } from '../../../src/wire/codec/error';
import type { Reader } from '../../../src/wire/codec/reader';
import { magicOf, type NetworkName, networkOf, NETWORKS } from '../../../src/wire/networks';
import { changeError } from '../variants/change-error';

/** Wrong answers for readHeader. */
export const mistakes = new MistakeTable('readHeader');

// hex() at the first convenient place, and a string from there on.
mistakes.add(
  'checksum-field-as-string',
  'The field checksum differs. A text came back',
  (r: Reader, network?: NetworkName) => {
    const header = right.readHeader(r, network);
    return { ...header, checksum: hex(header.checksum) };
  },
);

// readCommand is called directly: its error cannot know the name of the field.
mistakes.add('field-not-named', 'The error names no field', (r: Reader, network: NetworkName = 'mainnet') => {
  const start = r.offset;
  const magic = hex(r.bytes(4, 'magic'));
  if (magic !== NETWORKS[network].magic) {
    const found = `${magic} ${networkOf(magic)}`;
    throw new WireError('magic', start, NETWORKS[network].magic, found);
  }
  const command = readCommand(r);
  const length = r.field('length', readLength);
  if (length > 4_000_000) throw new WireError('length', start + 16, '4000000', String(length));
  return { command, length, checksum: r.bytes(4, 'checksum') };
});

// The length of the first message is at offset 16.
mistakes.add('length-reported-at-sixteen', 'the reader was at byte 3 already', ((r, network) =>
  changeError(
    () => right.readHeader(r, network),
    ({ expected }) => (expected.startsWith('at most') ? { offset: 16 } : {}),
  )) satisfies typeof right.readHeader);

// The error points at the message, not at the field.
mistakes.add('length-reported-at-the-start', 'The trouble is 16 bytes further on', ((r, network) => {
  const start = r.offset;
  return changeError(
    () => right.readHeader(r, network),
    ({ expected }) => (expected.startsWith('at most') ? { offset: start } : {}),
  );
}) satisfies typeof right.readHeader);

// The offset is taken after the field has been read.
mistakes.add('length-reported-past-the-field', 'just past what has been read', ((r, network) =>
  changeError(
    () => right.readHeader(r, network),
    ({ expected }) => (expected.startsWith('at most') ? { offset: r.offset } : {}),
  )) satisfies typeof right.readHeader);

// 0x02000000 was the limit before Bitcoin Core 0.10.1, and is still found on many pages.
mistakes.add('limit-32-mib', 'the 32 MiB of 2015', (r: Reader, network: NetworkName = 'mainnet') => {
  const start = r.offset;
  const magic = hex(r.bytes(4, 'magic'));
  if (magic !== NETWORKS[network].magic) {
    const found = `${magic} ${networkOf(magic)}`;
    throw new WireError('magic', start, NETWORKS[network].magic, found);
  }
  const command = r.field('command', readCommand);
  const length = r.field('length', readLength);
  if (length > 0x02000000) throw new WireError('length', start + 16, '4000000', String(length));
  return { command, length, checksum: r.bytes(4, 'checksum') };
});

// >= instead of >: a message of exactly the maximum length is rejected.
mistakes.add(
  'limit-inclusive',
  'The limit itself is still allowed',
  (r: Reader, network: NetworkName = 'mainnet') => {
    const start = r.offset;
    const magic = hex(r.bytes(4, 'magic'));
    if (magic !== NETWORKS[network].magic) {
      const found = `${magic} ${networkOf(magic)}`;
      throw new WireError('magic', start, NETWORKS[network].magic, found);
    }
    const command = r.field('command', readCommand);
    const length = r.field('length', readLength);
    if (length >= 4_000_000) throw new WireError('length', start + 16, '4000000', String(length));
    return { command, length, checksum: r.bytes(4, 'checksum') };
  },
);

// int in C, readInt32LE in Node: ff ff ff ff is -1, and below any limit.
mistakes.add(
  'limit-on-signed-length',
  'as a signed number it is -1',
  (r: Reader, network: NetworkName = 'mainnet') => {
    const start = r.offset;
    const magic = hex(r.bytes(4, 'magic'));
    if (magic !== NETWORKS[network].magic) {
      const found = `${magic} ${networkOf(magic)}`;
      throw new WireError('magic', start, NETWORKS[network].magic, found);
    }
    const command = r.field('command', readCommand);
    const length = r.field('length', readLength) | 0;
    if (length > 4_000_000) throw new WireError('length', start + 16, '4000000', String(length));
    return { command, length, checksum: r.bytes(4, 'checksum') };
  },
);

// 0xf9beb4d9, read as a little-endian number, is d9 b4 be f9 on the wire.
mistakes.add(
  'magic-as-little-endian-number',
  'You rejected the magic of a real message',
  (r: Reader, network: NetworkName = 'mainnet') => {
    const start = r.offset;
    const magic = hex(r.bytes(4, 'magic').slice().reverse());
    if (magic !== NETWORKS[network].magic) {
      const found = `${magic} ${networkOf(magic)}`;
      throw new WireError('magic', start, NETWORKS[network].magic, found);
    }
    const command = r.field('command', readCommand);
    const length = r.field('length', readLength);
    if (length > 4_000_000) throw new WireError('length', start + 16, '4000000', String(length));
    return { command, length, checksum: r.bytes(4, 'checksum') };
  },
);

// Only the first byte is compared.
mistakes.add(
  'magic-first-byte-only',
  'of the magic is wrong, but it was accepted',
  (r: Reader, network: NetworkName = 'mainnet') => {
    const start = r.offset;
    const magic = r.bytes(4, 'magic');
    if (magic[0] !== magicOf(network)[0]) {
      throw new WireError('magic', start, network, `${hex(magic)} ${networkOf(hex(magic))}`);
    }
    const command = r.field('command', right.readCommand);
    const length = r.field('length', right.readLength);
    if (length > 4_000_000) throw new WireError('length', start + 16, '4000000', `${length}`);
    return { command, length, checksum: r.bytes(4, 'checksum') };
  },
);

// The network is an argument that is never used.
mistakes.add('magic-of-mainnet-only', 'You did not compare with the magic of', (r: Reader) =>
  right.readHeader(r, 'mainnet'),
);

// A header is at the start of its stream: until the second message comes.
mistakes.add('magic-reported-at-zero', 'the reader was at byte 3 already', ((r, network) =>
  changeError(
    () => right.readHeader(r, network),
    ({ path }) => (path === 'magic' ? { offset: 0 } : {}),
  )) satisfies typeof right.readHeader);

// The error shows the magic that was found, but not which network it belongs to.
mistakes.add('network-not-named', 'does not say testnet3', ((r, network) =>
  changeError(
    () => right.readHeader(r, network),
    ({ found }) => ({ found: found.replace(/ \(.*\)/, '') }),
  )) satisfies typeof right.readHeader);

// A table of the networks that the author remembered, instead of networkOf().
{
  const NAMES: Record<string, string> = { f9beb4d9: 'mainnet', '0b110907': 'testnet3', fabfb5da: 'regtest' };
  mistakes.add(
    'network-of-a-short-list',
    'The error\'s "found" does not say',
    (r: Reader, network: NetworkName = 'mainnet') => {
      const start = r.offset;
      const magic = hex(r.bytes(4, 'magic'));
      if (magic !== NETWORKS[network].magic) {
        throw new WireError('magic', start, NETWORKS[network].magic, `${magic} ${NAMES[magic] ?? ''}`);
      }
      r.offset = start;
      return right.readHeader(r, network);
    },
  );
}
