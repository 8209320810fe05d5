import * as right from '../../../solutions/05-net-addr';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { fromHex } from '../../../src/wire/bytes';
import { WireError } from '../../../src/wire/codec/error';
import type { Writer } from '../../../src/wire/codec/writer';

/** Wrong answers for writeIp. */
export const mistakes = new MistakeTable('writeIp');

// Anything with a dot is taken for IPv4, but ::ffff:10.0.0.1 has dots, too.
mistakes.add('dots-mean-ipv4', 'even if it ends in dotted numbers', (w: Writer, ip: string) => {
  if (ip.includes(':') && ip.includes('.')) throw new WireError('', w.offset, 'an address', ip);
  right.writeIp(w, ip);
});

// inet_aton() returns four bytes, and four bytes are written.
mistakes.patch('four-bytes-written', 'You wrote only four bytes', ['...IPV4_PREFIX, ', '']);

// < 255 instead of <= 255: the largest number is rejected.
mistakes.patch('ip-255-rejected', '255 still fits into a byte', ['Number(part) < 256', 'Number(part) < 255']);

// A pattern that checks digits but not values: a Uint8Array stores 256 as 0.
mistakes.patch('ip-256-wrapped', '256 does not fit into a byte', [' && Number(part) < 256', '']);

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

// Digits, four times, up to 255. But 010 is 10 here, and 8 in other programs.
mistakes.patch('ip-leading-zero', 'a leading 0 means octal to some programs', ['0|[1-9]\\d{0,2}', '\\d+']);

// ::ffff: is prepended, and beef becomes an address.
mistakes.patch('ip-mapped-by-string', 'only with a prefix added', [
  'ipv4Bytes(ip) ?? ipv6Bytes(ip)',
  'ipv6Bytes(ip) ?? ipv6Bytes(`::ffff:${ip}`)',
]);

// Number() understands more than decimal numbers: 1e1 and 0x10, spaces, and the empty string.
mistakes.patch('ip-number-accepts-1e1', 'a number contains no space', [
  '/^(0|[1-9]\\d{0,2})$/.test(part)',
  'Number(part) >= 0',
]);

// parseInt() reads what it understands and silently ignores the rest.
mistakes.patch(
  'ip-parse-int',
  'a number contains no space',
  ['parts.length === 4', "!ip.includes(':') && parts.length === 4"],
  ['/^(0|[1-9]\\d{0,2})$/.test(part) && Number(part) < 256', 'parseInt(part) >= 0 && parseInt(part) < 256'],
  ['parts.map(Number)', 'parts.map((part) => parseInt(part))'],
);

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

// The same, and the error points at where it has got to.
mistakes.add(
  'ip-prefix-before-the-check-and-there',
  'the error points past that',
  (w: Writer, ip: string) => {
    if (ip.includes(':') || ip.split('.').length !== 4) return right.writeIp(w, ip);
    w.bytes(fromHex('00000000000000000000ffff'));
    for (const part of ip.split('.')) {
      if (!/^(0|[1-9]\d*)$/.test(part) || +part > 255) throw new WireError('', w.offset, 'an address', ip);
    }
    w.bytes(Uint8Array.of(...ip.split('.').map(Number)));
  },
);

// The offset 0 is hard-coded.
mistakes.patch('ip-reported-at-zero', 'the writer was at byte 3 already', ['w.offset', '0']);

// The numbers fill the four places from the left, so 1.2.3 becomes 1.2.3.0.
mistakes.patch(
  'ip-too-few-numbers',
  'there are only three numbers',
  ['parts.length === 4', 'parts.length <= 4'],
  ['parts.map(Number)', 'parts.map(Number), ...new Uint8Array(4 - parts.length)'],
);

// socket.inet_aton(ip).ljust(16, b"\0"): padded like a command.
mistakes.patch('ipv4-in-front', 'The four bytes come last', [
  '...IPV4_PREFIX, ...parts.map(Number)',
  '...parts.map(Number), ...new Uint8Array(12)',
]);

// Everything else is in hex, so the four numbers are, too: 10 becomes the byte 10.
mistakes.patch('ipv4-numbers-as-hex', '10 is the byte 0a', [
  'parts.map(Number)',
  'parts.map((part) => parseInt(part, 16))',
]);

// inet_aton() as an int, then struct.pack("<I"): the four bytes are reversed.
mistakes.patch('ipv4-written-little-endian', 'Back to front', [
  'parts.map(Number)',
  'parts.map(Number).reverse()',
]);

// The result of ipv6Bytes is written unchecked, even if it is undefined.
mistakes.patch('ipv6-undefined-written', 'ipv6Bytes returns undefined', [
  'if (!bytes)',
  "if (!bytes && !ip.includes(':'))",
]);

// IPV4_PREFIX as twelve zero bytes, as in copies of the bitcoincorps lesson: 10.0.0.1 becomes ::10.0.0.1.
mistakes.patch('prefix-twelve-zeros-written', 'that is ::10.0.0.1, an IPv6 address that nobody has', [
  '0xff, 0xff]',
  '0, 0]',
]);

// [1-9] keeps leading zeros out, and the number 0 as well.
mistakes.patch('zero-rejected', 'A number may be 0', ['(0|[1-9]\\d{0,2})', '[1-9]\\d{0,2}']);

// ff ff is taken for the beginning of the address.
mistakes.patch('prefix-reversed', 'ff ff comes after the ten zero bytes', [
  '...IPV4_PREFIX,',
  '...[...IPV4_PREFIX].reverse(),',
]);
