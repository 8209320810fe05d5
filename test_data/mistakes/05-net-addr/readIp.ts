import * as right from '../../../solutions/05-net-addr';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { hex } from '../../../src/wire/bytes';
import { Reader } from '../../../src/wire/codec/reader';
import { ipv6Bytes, ipv6Text } from '../../../src/wire/ip';

/** Wrong answers for readIp. */
export const mistakes = new MistakeTable('readIp');

/** Format an IPv6 address by hand, from its eight groups of four hex digits. */
const formatIpv6 = (format: (groups: string[]) => string) => (r: Reader) => {
  const ip = right.readIp(r);
  return ip.includes(':') ? format(hex(ipv6Bytes(ip) ?? new Uint8Array()).match(/..../g) ?? []) : ip;
};

/** A group without its leading zeros. */
const short = (group: string) => parseInt(group, 16).toString(16);

// Tried only on recordings with IPv4: it looks only at the last four bytes.
mistakes.add('always-ipv4', 'this is IPv6: ::a00:1', (r: Reader) => r.bytes(16).subarray(12).join('.'));

// The ten zero bytes are compared, and the two bytes after them are skipped.
mistakes.patch('ff-ff-not-checked', 'IPv4 has ff ff after ten zero bytes', [
  'IPV4_PREFIX.every',
  'IPV4_PREFIX.slice(0, 10).every',
]);

// An IPv4 address has four bytes, so the first four are taken.
mistakes.add('first-four-bytes', 'the first four of the 16 bytes', (r: Reader) =>
  r.bytes(16).subarray(0, 4).join('.'),
);

// Hashes are reversed for display, so the author reverses this, too, in the buffer of the message.
mistakes.add('ip-reversed-in-place', 'reverse() works in place', (r: Reader) => {
  const bytes = r.bytes(16).reverse();
  const ff = bytes[4] === 0xff && bytes[5] === 0xff && bytes.subarray(6).every((byte) => byte === 0);
  return ff ? bytes.slice(0, 4).reverse().join('.') : ipv6Text(bytes.slice().reverse());
});

// hex() is at hand, and the dots are put in between.
mistakes.add('ipv4-in-hex', 'The numbers of an IPv4 address are decimal', (r: Reader) =>
  (hex(r.bytes(16).subarray(12)).match(/../g) ?? []).join('.'),
);

// Everything so far was little-endian, so the address is read as a little-endian uint32.
mistakes.patch('ipv4-little-endian', 'Back to front', ['subarray(12)', 'slice(12).reverse()']);

// The address as one int32: >> takes its top bit for a sign, and 255.… begins with -1.
mistakes.patch(
  'ipv4-signed-shift',
  '>> takes the highest bit as a sign',
  ['return', 'const n = (bytes[12] << 24) | (bytes[13] << 16) | (bytes[14] << 8) | bytes[15]; return'],
  ['bytes.subarray(12)', '[n >> 24, (n >> 16) & 255, (n >> 8) & 255, n & 255]'],
);

// One separator for both kinds: the tutorial printed 61:4:204:214.
mistakes.patch('ipv4-with-colons', 'the numbers of an IPv4 address are separated by dots', [
  "join('.')",
  "join(':')",
]);

// IPv6 formatted by hand: hex in groups of four digits, with all the zeros.
mistakes.add(
  'ipv6-leading-zeros',
  'with leading zeros',
  formatIpv6((groups) => groups.join(':')),
);

// IPv6 formatted by hand, group by group: right, but every other program shows it shorter.
mistakes.add(
  'ipv6-not-shortened',
  'the longest run of zeros is written as ::',
  formatIpv6((groups) => groups.map(short).join(':')),
);

// IPv6 formatted by hand: :: replaces the first 0, single or not, even if a longer run follows.
mistakes.add(
  'ipv6-single-zero-shortened',
  'never a single 0',
  formatIpv6((groups) =>
    groups
      .map(short)
      .join(':')
      .replace(/\b0(:0)*\b/, ':')
      .replace(/:{2,}/, '::'),
  ),
);

// toString(16).toUpperCase(), as in hex dumps.
mistakes.patch('ipv6-upper-case', 'lower case', ['ipv6Text(bytes)', 'ipv6Text(bytes).toUpperCase()']);

// Sixteen bytes are an IPv6 address, and a library formats them, so nothing else seems to be left to do.
mistakes.add('mapped-shown-as-ipv6', 'That is an IPv6 address', (r: Reader) => ipv6Text(r.bytes(16)));

// The mixed notation of RFC 4291: valid IPv6, but not how people write 104.5.61.4.
mistakes.patch('mapped-with-dots', 'That is an IPv6 address', [
  'bytes.subarray(12)',
  "'::ffff:' + bytes.subarray(12)",
]);

// A loop that ends at 10 instead of 11: the second ff is never looked at.
mistakes.patch('one-ff-checked', 'Byte 11 differs from ten zero bytes and ff ff', [
  'IPV4_PREFIX.every',
  'IPV4_PREFIX.slice(0, 11).every',
]);

// ff ff is what strikes the eye in a dump, so it is all that is compared.
mistakes.patch('only-ff-ff-checked', 'begins with 20 01 0d b8, not with ten zero bytes', [
  'IPV4_PREFIX.every((byte, i) => bytes[i] === byte)',
  'bytes[10] === 0xff && bytes[11] === 0xff',
]);

// inet_ntop of "the rest of the address": the two bytes of the port are consumed with it.
mistakes.patch('port-read-too', 'The port after the address is not part of it', [
  'const bytes = r.bytes(16);',
  'const bytes = r.bytes(16); r.bytes(Math.min(2, r.left));',
]);

// IPV4_PREFIX as twelve zero bytes, copied from one script to the next: real IPv4 is taken for IPv6.
mistakes.patch('prefix-twelve-zeros-read', 'Ten zero bytes and then ff ff (not twelve zero bytes)', [
  '0xff, 0xff]',
  '0, 0]',
]);

// Python's stream.read(16) silently returns 14 bytes, and so does subarray().
mistakes.add('short-ip-accepted', 'It was accepted', (r: Reader) => {
  const bytes = new Uint8Array(16);
  bytes.set(r.bytes(Math.min(16, r.left)));
  return right.readIp(new Reader(bytes));
});

// No address, as IPv4 writes it.
mistakes.add('none-as-ipv4', 'no address at all', (r: Reader) => {
  const ip = right.readIp(r);
  return ip === '::' ? '0.0.0.0' : ip;
});

// As in a URL, where a port follows.
mistakes.patch('ipv6-in-brackets', 'The brackets belong to a URL', [
  'ipv6Text(bytes)',
  '`[${ipv6Text(bytes)}]`',
]);
