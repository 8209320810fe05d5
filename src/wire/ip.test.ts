import { hex } from './bytes';
import { forAny } from '../suite/for-any';
import { ipv6Bytes, ipv6Text } from './ip';
import fc from 'fast-check';

/** The rules of RFC 5952, section 4, with one address for each. */
const CANONICAL: [string, string][] = [
  ['2001:0db8:0000:0000:0000:0000:0000:0001', '2001:db8::1'],
  ['2001:DB8::ABCD', '2001:db8::abcd'],
  ['2001:db8:0:0:0:0:2:1', '2001:db8::2:1'],
  ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
  ['2001:0:0:1:0:0:0:1', '2001:0:0:1::1'],
  ['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
  ['0:0:0:0:0:0:0:0', '::'],
  ['1:0:0:0:0:0:0:0', '1::'],
];

test.each(CANONICAL)('%s is written as %s', (text, canonical) => {
  expect(ipv6Text(ipv6Bytes(text) ?? new Uint8Array(16))).toBe(canonical);
});

test('::10.0.0.1 and ::ffff:10.0.0.1 are different addresses', () => {
  expect(hex(ipv6Bytes('::10.0.0.1') ?? new Uint8Array())).toBe('0000000000000000000000000a000001');
  expect(hex(ipv6Bytes('::ffff:10.0.0.1') ?? new Uint8Array())).toBe('00000000000000000000ffff0a000001');
});

test.each([
  '',
  '1.2.3.4',
  ':::',
  '1:2:3',
  '::1%eth0',
  '[::1]',
  '::1/64',
  '::1.2.3.0x10',
  '::ffff:0104.5.61.4',
  'g::',
])('"%s" is not an IPv6 address', (text) => {
  expect(ipv6Bytes(text)).toBeUndefined();
});

test('any 16 bytes survive a round trip, even from the middle of a buffer', () => {
  forAny([fc.uint8Array({ minLength: 20, maxLength: 20 })], (bytes) => {
    const address = bytes.subarray(3, 19);
    expect(hex(ipv6Bytes(ipv6Text(address)) ?? new Uint8Array())).toBe(hex(address));
  });
});
