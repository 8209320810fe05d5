import { isPublic } from './public-address';

test.each(['8.8.8.8', '1.1.1.1', '172.32.0.1', '100.128.0.1', '2001:4860:4860::8888', '2a01:4f8::1'])(
  '%s can be on the Internet',
  (host) => expect(isPublic(host)).toBe(true),
);

test.each([
  ['127.0.0.1', 'this machine'],
  ['::1', 'this machine'],
  ['0.0.0.0', 'no address'],
  ['::', 'no address'],
  ['10.1.2.3', 'private'],
  ['172.31.255.255', 'private'],
  ['192.168.1.1', 'private'],
  ['fd00::1', 'private'],
  ['169.254.1.1', 'link-local'],
  ['fe80::1', 'link-local'],
  ['100.100.1.1', "shared by a provider's customers"],
  ['203.0.113.5', 'for documentation'],
  ['2001:db8::1', 'for documentation'],
  ['224.0.0.1', 'multicast'],
  ['255.255.255.255', 'broadcast'],
  ['::ffff:10.0.0.1', 'private, in IPv6'],
  ['localhost', 'a name'],
  ['', 'nothing'],
])('%s cannot: %s', (host) => {
  expect(isPublic(host)).toBe(false);
});
