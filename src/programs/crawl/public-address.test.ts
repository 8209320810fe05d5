import { isPrivate, isPublic } from './public-address';

test.each([
  '8.8.8.8',
  '1.1.1.1',
  '172.32.0.1',
  '100.128.0.1',
  '192.88.98.255',
  '::ffff:8.8.8.8',
  '2001:200::1',
  '2001:4860:4860::8888',
  '2003::1',
  '2a01:4f8::1',
  '3ffe:ffff::1',
  // Yggdrasil
  '200:1::1',
  '3ff::1',
])('%s can be on the Internet', (host) => {
  expect(isPublic(host)).toBe(true);
  expect(isPrivate(host)).toBe(false);
});

test.each([
  ['127.0.0.1', 'this machine'],
  ['::1', 'this machine'],
  ['localhost', 'this machine'],
  ['10.1.2.3', 'private'],
  ['172.31.255.255', 'private'],
  ['192.168.1.1', 'private'],
  ['fc00::1', 'private'],
  ['fd00::1', 'private'],
  ['fec0::1', 'private, of old'],
  ['169.254.1.1', 'link-local'],
  ['fe80::1', 'link-local'],
  ['fe80::1%eth0', 'link-local'],
  ['100.100.1.1', "shared by a provider's customers"],
  ['::ffff:10.0.0.1', 'private, in IPv6'],
])('%s is near: %s', (host) => {
  expect(isPublic(host)).toBe(false);
  expect(isPrivate(host)).toBe(true);
});

test.each([
  ['0.0.0.0', 'no address'],
  ['::', 'no address'],
  ['203.0.113.5', 'for documentation'],
  ['2001:db8::1', 'for documentation'],
  ['3fff::1', 'for documentation'],
  ['198.18.1.9', 'for benchmarks'],
  ['224.0.0.1', 'multicast'],
  ['ff02::1', 'multicast'],
  ['255.255.255.255', 'broadcast'],
  ['192.88.99.1', 'a relay to 6to4'],
  // each of these leads to 10.0.0.1 where such a translator or tunnel is in use
  ['::10.0.0.1', 'IPv4, compatible'],
  ['::ffff:0:10.0.0.1', 'IPv4, translated'],
  ['64:ff9b::10.0.0.1', 'IPv4, by NAT64'],
  ['64:ff9b:1::10.0.0.1', 'IPv4, by NAT64 in a private network'],
  ['2002:a00:1::1', 'IPv4, by 6to4'],
  ['2001:0:a00:1::1', 'IPv4, by Teredo'],
  ['2001:10::1', 'no address: a hash'],
  ['5f00::1', 'inside of a router'],
  ['100::1', 'discarded'],
  ['4000::1', 'not assigned'],
  ['node.example', 'a name'],
  ['router.local', 'a name'],
  ['', 'nothing'],
])('%s is neither near nor on the Internet: %s', (host) => {
  expect(isPublic(host)).toBe(false);
  expect(isPrivate(host)).toBe(false);
});
