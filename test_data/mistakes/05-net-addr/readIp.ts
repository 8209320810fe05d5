import * as right from '../../../solutions/05-net-addr';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { hex } from '../../../src/wire/bytes';
import { Reader } from '../../../src/wire/codec/reader';
import { ipv6Bytes, ipv6Text } from '../../../src/wire/ip';

/** Wrong answers for readIp. */
export const mistakes = new MistakeTable('readIp');

// Tried on recordings with IPv4 only: the last four bytes are all that is looked at.
mistakes.add('always-ipv4', 'this is IPv6: ::a00:1', (r: Reader) => r.bytes(16).subarray(12).join('.'));

// Ten zero bytes are counted, and the two behind them are jumped over.
mistakes.add('ff-ff-not-checked', 'IPv4 has ff ff after ten zero bytes', (r: Reader) => {
  const bytes = r.bytes(16);
  return bytes.subarray(0, 10).every((byte) => byte === 0) ? bytes.subarray(12).join('.') : ipv6Text(bytes);
});

// An IPv4 address has four bytes, so the first four are taken.
mistakes.add('first-four-bytes', 'the first four of the 16 bytes', (r: Reader) =>
  r.bytes(16).subarray(0, 4).join('.'),
);

// Hashes are reversed for showing, so this is, too: there and back again, in the one buffer.
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
mistakes.add('ipv4-little-endian', 'Back to front', (r: Reader) => {
  r.bytes(12);
  return r.bytes(4).slice().reverse().join('.');
});

// The address as one int32: >> takes its top bit for a sign, and 255.… begins with -1.
mistakes.add('ipv4-signed-shift', '>> takes the highest bit as a sign', (r: Reader) => {
  const bytes = r.bytes(16);
  if (!bytes.subarray(0, 10).every((byte) => byte === 0) || bytes[10] !== 0xff || bytes[11] !== 0xff) {
    return ipv6Text(bytes);
  }
  const n = (bytes[12] << 24) | (bytes[13] << 16) | (bytes[14] << 8) | bytes[15];
  return [n >> 24, (n >> 16) & 255, (n >> 8) & 255, n & 255].join('.');
});

// One separator for both kinds: the tutorial printed 61:4:204:214.
mistakes.add('ipv4-with-colons', 'the numbers of an IPv4 address are separated by dots', (r: Reader) => {
  const bytes = r.bytes(16);
  return bytes[10] === 0xff ? bytes.subarray(12).join(':') : ipv6Text(bytes);
});

// IPv6 formatted by hand: hex in groups of four digits, with all the zeros.
mistakes.add('ipv6-leading-zeros', 'with leading zeros', (r: Reader) => {
  const ip = right.readIp(r);
  if (!ip.includes(':')) return ip;
  const digits = hex(ipv6Bytes(ip) ?? new Uint8Array());
  return (digits.match(/..../g) ?? []).join(':');
});

// IPv6 formatted by hand, group by group: right, but every other program shows it shorter.
mistakes.add('ipv6-not-shortened', 'the longest run of zeros is written as ::', (r: Reader) => {
  const ip = right.readIp(r);
  if (!ip.includes(':')) return ip;
  const groups = hex(ipv6Bytes(ip) ?? new Uint8Array()).match(/..../g) ?? [];
  return groups.map((group) => parseInt(group, 16).toString(16)).join(':');
});

// IPv6 formatted by hand: :: replaces the first 0, single or not, even if a longer run follows.
mistakes.add('ipv6-single-zero-shortened', 'never a single 0', (r: Reader) => {
  const ip = right.readIp(r);
  if (!ip.includes(':')) return ip;
  const digits = hex(ipv6Bytes(ip) ?? new Uint8Array()).match(/..../g) ?? [];
  const groups = digits.map((group) => parseInt(group, 16).toString(16)).join(':');
  return groups.replace(/\b0(:0)*\b/, ':').replace(/:{2,}/, '::');
});

// toString(16).toUpperCase(), as in hex dumps.
mistakes.add('ipv6-upper-case', 'lower case', (r: Reader) => {
  const ip = right.readIp(r);
  if (!ip.includes(':')) return ip;
  return ip.toUpperCase();
});

// Sixteen bytes are an IPv6 address, and a library shows them: nothing else seems to be left to do.
mistakes.add('mapped-shown-as-ipv6', 'That is an IPv6 address', (r: Reader) => ipv6Text(r.bytes(16)));

// The mixed notation of RFC 4291: right as IPv6, but nobody looks for 104.5.61.4 under it.
mistakes.add('mapped-with-dots', 'That is an IPv6 address', (r: Reader) => {
  const bytes = r.bytes(16);
  const mapped = bytes[10] === 0xff && bytes.subarray(0, 10).every((byte) => byte === 0);
  return mapped ? '::ffff:' + bytes.subarray(12).join('.') : ipv6Text(bytes);
});

// A loop that ends at 10 instead of 11: the second ff is never looked at.
{
  const PREFIX = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff];
  mistakes.add('one-ff-checked', 'Byte 11 is not that of ten zero bytes and ff ff', (r: Reader) => {
    const bytes = r.bytes(16);
    for (let i = 0; i <= 10; i++) if (bytes[i] !== PREFIX[i]) return ipv6Text(bytes);
    return bytes.subarray(12).join('.');
  });
}

// ff ff is what strikes the eye in a dump, so it is all that is compared.
mistakes.add('only-ff-ff-checked', 'begins with 20 01 0d b8, not with ten zero bytes', (r: Reader) => {
  const bytes = r.bytes(16);
  return bytes[10] === 0xff && bytes[11] === 0xff ? bytes.subarray(12).join('.') : ipv6Text(bytes);
});

// inet_ntop of "the rest of the address": the two bytes of the port are consumed with it.
mistakes.add('port-read-too', 'The port after the address is not part of it', (r: Reader) => {
  const ip = right.readIp(r);
  r.bytes(Math.min(2, r.left));
  return ip;
});

// IPV4_PREFIX as twelve zero bytes, copied from one script to the next: real IPv4 is taken for IPv6.
mistakes.add(
  'prefix-twelve-zeros-read',
  'Ten zero bytes and then ff ff (not twelve zero bytes)',
  (r: Reader) => {
    const bytes = r.bytes(16);
    const isIpv4 = bytes.subarray(0, 12).every((byte) => byte === 0);
    return isIpv4 ? bytes.subarray(12).join('.') : ipv6Text(bytes);
  },
);

// Python's stream.read(16) silently returns 14 bytes, and so does subarray().
mistakes.add('short-ip-accepted', 'It was accepted', (r: Reader) => {
  const bytes = new Uint8Array(16);
  bytes.set(r.bytes(Math.min(16, r.left)));
  return right.readIp(new Reader(bytes));
});
