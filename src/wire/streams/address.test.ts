import { addressText, overlayOf, parseAddress, withoutZone } from './address';

const TOR = 'pg6mmjiyjmcrsslvykfwnntlaru7p5svn6y2ymmju6nubxndf4pscryd';
const I2P = 'ukeu3k5oycgaauneqgtnvselmt4yemvoilkln7jpvamvfx7dnkdq';

test.each([
  ['203.0.113.5', '203.0.113.5', 8333],
  ['203.0.113.5:18333', '203.0.113.5', 18333],
  ['localhost', 'localhost', 8333],
  ['seed.example.org:1', 'seed.example.org', 1],
  ['127.0.0.1:65535', '127.0.0.1', 65535],
  ['[2001:db8::1]:18333', '2001:db8::1', 18333],
  ['[2001:db8::1]', '2001:db8::1', 8333],
  ['host:08333', 'host', 8333],
  // one canonical form, however the address is written
  ['[::ffff:203.0.113.5]:1', '203.0.113.5', 1],
  ['[::FFFF:cb00:7105]:1', '203.0.113.5', 1],
  ['[0:0:0:0:0:0:0:1]:1', '::1', 1],
  ['[0000::0001]:1', '::1', 1],
  ['[::0.0.0.1]:1', '::1', 1],
  ['Seed.Example.ORG.:1', 'seed.example.org', 1],
  ['b\u00fccher.example', 'xn--bcher-kva.example', 8333],
  ['node_1.example', 'node_1.example', 8333],
  ['UKEU3K5OYCGAAUNEQGTNVSELMT4YEMVOILKLN7JPVAMVFX7DNKDQ.b32.I2P:0', `${I2P}.b32.i2p`, 0],
  [`${I2P}.b32.i2p`, `${I2P}.b32.i2p`, 0],
  [`${TOR}.onion:8333`, `${TOR}.onion`, 8333],
  ['[fe80::1%eth0]:1', 'fe80::1%eth0', 1],
  // without brackets a port could not be distinguished from the address, so no port is allowed
  ['2001:db8::1', '2001:db8::1', 8333],
  ['2001:DB8::8333', '2001:db8::8333', 8333],
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
  '[::1%]',
  ':::::',
  '1:2:3:4:5:6:7:8:9',
  '2001:DB8::18333',
  '999.1.1.1',
  '1.2.3',
  '127.1',
  '010.1.1.1',
  '0x7f000001',
  '2130706433',
  '1.2.3.4.5',
  'a..b',
  '.example',
  `${'x'.repeat(64)}.example`,
  'host\u0000',
  `${TOR}.onion:0`,
])('%j is not an address, and the error says so', (text) => {
  expect(() => parseAddress(text, 8333)).toThrow(RangeError);
  const shown = text.length > 60 ? `${text.slice(0, 59)}…` : text.replace('\0', '.');
  expect(() => parseAddress(text, 8333)).toThrow(`not an address: ${shown} (`);
});

test('a string that is far too long is rejected with a short message, without control characters', () => {
  for (const text of ['x'.repeat(100_000), `[${':'.repeat(1_000_000)}]`, `\u001b[2J${'y'.repeat(1e6)}`]) {
    expect(() => parseAddress(text, 8333)).toThrow(/^not an address: [^\u001b]{60} \(like/);
  }
});

test('overlayOf recognises the names of Tor and I2P', () => {
  for (const name of [`${TOR}.onion`, `${TOR}.ONION.`, 'www.x.onion', 'onion'])
    expect(overlayOf(name)).toBe('Tor');
  expect(overlayOf(`${I2P}.b32.i2p`)).toBe('I2P');
  for (const name of ['onion.example', 'myonion', '203.0.113.5', '::1'])
    expect(overlayOf(name)).toBe(undefined);
});

test('withoutZone removes the zone', () => {
  expect(withoutZone('fe80::1%eth0')).toBe('fe80::1');
  expect(withoutZone('2001:db8::1')).toBe('2001:db8::1');
});

test.each(['203.0.113.5:18333', '[2001:db8::1]:18333', 'localhost:1'])('%s survives a round trip', (text) => {
  expect(addressText(parseAddress(text, 8333))).toBe(text);
});
