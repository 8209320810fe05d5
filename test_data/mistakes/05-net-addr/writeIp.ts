import * as right from '../../../solutions/05-net-addr';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { fromHex } from '../../../src/wire/bytes';
import { encode } from '../../../src/wire/codec/codec';
import { WireError } from '../../../src/wire/codec/error';
import type { Writer } from '../../../src/wire/codec/writer';
import { ipv6Bytes } from '../../../src/wire/ip';
import { changeError } from '../variants/change-error';

/** Wrong answers for writeIp. */
export const mistakes = new MistakeTable('writeIp');

// Anything with a dot is taken for IPv4, but ::ffff:10.0.0.1 has dots, too.
mistakes.add('dots-mean-ipv4', 'even if it ends in dotted numbers', (w: Writer, ip: string) => {
  if (ip.includes(':') && ip.includes('.')) throw new WireError('', w.offset, 'an address', ip);
  right.writeIp(w, ip);
});

// inet_aton() returns four bytes, and four bytes are written.
mistakes.add(
  'four-bytes-written',
  'Four bytes. The field is always 16 bytes long',
  (w: Writer, ip: string) => {
    if (ip.includes(':')) return right.writeIp(w, ip);
    w.bytes(Uint8Array.from(ip.split('.'), Number));
  },
);

// A pattern that counts digits and no values: a Uint8Array makes 0 of 256.
{
  const PREFIX = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff];
  mistakes.add('ip-256-wrapped', '256 does not fit into a byte', (w: Writer, ip: string) => {
    const bytes = /^\d+\.\d+\.\d+\.\d+$/.test(ip) ? [...PREFIX, ...ip.split('.').map(Number)] : ipv6Bytes(ip);
    if (!bytes) throw new WireError('', w.offset, 'an address', ip);
    w.bytes(Uint8Array.from(bytes));
  });
}

// In a regular expression, a dot matches any character.
mistakes.add(
  'ip-any-separator',
  'in a regular expression, an unescaped . matches any character',
  (w: Writer, ip: string) => {
    right.writeIp(w, ip.replace(/^(\d{1,3}).(\d{1,3}).(\d{1,3}).(\d{1,3})$/, '$1.$2.$3.$4'));
  },
);

// struct.pack("16s", ip): a field of 16 bytes is taken for a text field.
mistakes.add('ip-as-text', 'That is the string, character by character', (w: Writer, ip: string) => {
  w.bytes(new TextEncoder().encode(ip.padEnd(16, '\0')).subarray(0, 16));
});

// Digits, four times, up to 255: and 010 is 10 here, and 8 in other programs.
{
  const PREFIX = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff];
  mistakes.add('ip-leading-zero', 'a leading 0 means octal to some programs', (w: Writer, ip: string) => {
    const bytes =
      /^(\d+\.){3}\d+$/.test(ip) && ip.split('.').every((part) => Number(part) < 256)
        ? [...PREFIX, ...ip.split('.').map(Number)]
        : ipv6Bytes(ip);
    if (!bytes) throw new WireError('', w.offset, 'an address', ip);
    w.bytes(Uint8Array.from(bytes));
  });
}

// ::ffff: is prepended, and beef becomes an address.
mistakes.add('ip-mapped-by-string', 'only with a prefix added', (w: Writer, ip: string) => {
  const bytes = ipv6Bytes(ip) ?? ipv6Bytes(`::ffff:${ip}`);
  if (!bytes) throw new WireError('', w.offset, 'an address', ip);
  w.bytes(bytes);
});

// Number() understands more than decimal numbers: 1e1 and 0x10, spaces, and nothing at all.
{
  const PREFIX = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff];
  mistakes.add('ip-number-accepts-1e1', 'a number contains no space', (w: Writer, ip: string) => {
    const bytes =
      ip.split('.').length === 4 && ip.split('.').every((part) => Number(part) >= 0 && Number(part) < 256)
        ? [...PREFIX, ...ip.split('.').map(Number)]
        : ipv6Bytes(ip);
    if (!bytes) throw new WireError('', w.offset, 'an address', ip);
    w.bytes(Uint8Array.from(bytes));
  });
}

// parseInt() takes what it understands and leaves the rest, without a word.
{
  const PREFIX = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff];
  mistakes.add('ip-parse-int', 'a number contains no space', (w: Writer, ip: string) => {
    const bytes =
      !ip.includes(':') &&
      ip.split('.').length === 4 &&
      ip.split('.').every((part) => parseInt(part) >= 0 && parseInt(part) < 256)
        ? [...PREFIX, ...ip.split('.').map((part) => parseInt(part))]
        : ipv6Bytes(ip);
    if (!bytes) throw new WireError('', w.offset, 'an address', ip);
    w.bytes(Uint8Array.from(bytes));
  });
}

// The prefix is written before one of the numbers turns out to be too large.
mistakes.add('ip-prefix-before-the-check', 'part of the value had been written', (w: Writer, ip: string) => {
  if (ip.includes(':') || ip.split('.').length !== 4) return right.writeIp(w, ip);
  const start = w.offset;
  w.bytes(fromHex('00000000000000000000ffff'));
  for (const part of ip.split('.')) {
    if (!/^(0|[1-9]\d*)$/.test(part) || +part > 255) throw new WireError('', start, 'an address', ip);
    w.bytes(Uint8Array.of(+part));
  }
});

// The offset 0 is hard-coded.
mistakes.add('ip-reported-at-zero', 'the writer was at byte 3 already', ((w, ip) =>
  changeError(
    () => right.writeIp(w, ip),
    () => ({ offset: 0 }),
  )) satisfies typeof right.writeIp);

// The four places are filled with what there is; 1.2.3 gets a zero, as in old inet_aton().
{
  const PREFIX = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff];
  mistakes.add('ip-too-few-numbers', 'there are only three numbers', (w: Writer, ip: string) => {
    const bytes = ip.split('.').every((part) => Number(part) < 256 && part !== '')
      ? [...PREFIX, ...ip.split('.').map(Number)]
      : ipv6Bytes(ip);
    if (!bytes) throw new WireError('', w.offset, 'an address', ip);
    const field = new Uint8Array(16);
    field.set(bytes.slice(0, 16));
    w.bytes(field);
  });
}

// socket.inet_aton(ip).ljust(16, b"\0"): padded like a command.
mistakes.add('ipv4-in-front', 'The four bytes come last', (w: Writer, ip: string) => {
  if (ip.includes(':')) return right.writeIp(w, ip);
  w.bytes(Uint8Array.of(...ip.split('.').map(Number), ...new Uint8Array(12)));
});

// The prefix and the four numbers as one hex string: 10 becomes the byte 10 in hex.
mistakes.add('ipv4-numbers-as-hex', '10 is the byte 0a', (w: Writer, ip: string) => {
  if (ip.includes(':')) return right.writeIp(w, ip);
  const digits = ip.split('.').map((part) => part.padStart(2, '0'));
  w.bytes(fromHex('00000000000000000000ffff' + digits.join('').slice(0, 8)));
});

// inet_aton() as an int, then struct.pack("<I"): the four bytes are reversed.
mistakes.add('ipv4-written-little-endian', 'Back to front', (w: Writer, ip: string) => {
  const address = encode(right.writeIp, ip);
  if (!ip.includes(':')) address.subarray(12).reverse();
  w.bytes(address);
});

// The result of ipv6Bytes is written unchecked, even if it is undefined.
mistakes.add('ipv6-undefined-written', 'ipv6Bytes returns undefined', (w: Writer, ip: string) => {
  if (ipv6Bytes(ip) || /^\d/.test(ip)) return right.writeIp(w, ip);
  w.bytes(ipv6Bytes(ip) as Uint8Array);
});

// IPV4_PREFIX as twelve zero bytes, as in copies of the bitcoincorps lesson: 10.0.0.1 becomes ::10.0.0.1.
mistakes.add(
  'prefix-twelve-zeros-written',
  'that is ::10.0.0.1, an IPv6 address that nobody has',
  (w: Writer, ip: string) => {
    if (ip.includes(':')) return right.writeIp(w, ip);
    w.bytes(new Uint8Array(12));
    w.bytes(Uint8Array.from(ip.split('.'), Number));
  },
);
