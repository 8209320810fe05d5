import { addressText, parseAddress } from './address';

test.each([
  ['203.0.113.5', '203.0.113.5', 8333],
  ['203.0.113.5:18333', '203.0.113.5', 18333],
  ['localhost', 'localhost', 8333],
  ['seed.example.org:1', 'seed.example.org', 1],
  ['127.0.0.1:65535', '127.0.0.1', 65535],
  ['[2001:db8::1]:18333', '2001:db8::1', 18333],
  ['[2001:db8::1]', '2001:db8::1', 8333],
  ['[::ffff:203.0.113.5]:1', '::ffff:203.0.113.5', 1],
  ['[fe80::1%eth0]:1', 'fe80::1%eth0', 1],
  // without brackets a port could not be told from the address, so there is none
  ['2001:db8::1', '2001:db8::1', 8333],
  ['2001:DB8::18333', '2001:DB8::18333', 8333],
  ['::', '::', 8333],
  ['::1', '::1', 8333],
])('%s', (text, host, port) => {
  expect(parseAddress(text, 8333)).toEqual({ host, port });
});

test.each([
  '',
  ' ',
  ':8333',
  'host:',
  'host:0',
  'host:65536',
  'host:-1',
  'host:0x50',
  'host:8333x',
  'host:1:2',
  'two words',
  'http://host:8333',
  '[2001:db8::1',
  '2001:db8::1]:8333',
  '[2001:db8::1]8333',
  '[2001:db8::1]:',
  '[]:8333',
  '[host]:8333',
  '[fe80::1%]:8333',
])('%j is no address, and the error says so', (text) => {
  expect(() => parseAddress(text, 8333)).toThrow(RangeError);
  expect(() => parseAddress(text, 8333)).toThrow(`not an address: ${text} (`);
});

test.each(['203.0.113.5:18333', '[2001:db8::1]:18333', 'localhost:1'])(
  '%s is written as it was read',
  (text) => {
    expect(addressText(parseAddress(text, 8333))).toBe(text);
  },
);
