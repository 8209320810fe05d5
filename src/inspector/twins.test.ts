import fc from 'fast-check';
import * as nodeCrypto from 'node:crypto';
import * as nodeNet from 'node:net';
import { inspect, types } from 'node:util';
import { ipv6Text } from '../wire/ip';
import { Buffer as TwinBuffer } from './twins/buffer';
import * as crypto from './twins/crypto';
import * as net from './twins/net';
import * as util from './twins/util';

test('values are shown as Node shows them', () => {
  const value = fc.oneof(
    fc.bigInt(),
    fc.integer(),
    fc.boolean(),
    fc.stringMatching(/^[ -~]*$/),
    fc.constantFrom(undefined, null),
  );
  fc.assert(fc.property(value, (one) => expect(util.inspect(one)).toBe(inspect(one))));
});

test('types are those of Node', () => {
  const values = [
    new Uint8Array(1),
    Promise.resolve(),
    new Map(),
    new Set(),
    new Date(),
    /x/,
    new Error('x'),
    {},
    1,
  ];
  for (const name of Object.keys(util.types) as (keyof typeof util.types)[])
    expect(values.map((value) => util.types[name](value))).toEqual(values.map((value) => types[name](value)));
});

test('hashes are those of Node', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(crypto.hash('sha256', bytes, 'binary')).toBe(nodeCrypto.hash('sha256', bytes, 'binary'));
    }),
  );
});

test('an address is IPv4, IPv6 or neither, as Node says', () => {
  const part = fc.oneof(fc.constantFrom('', '0', '01', 'ffff', '12345'), fc.nat(300).map(String));
  const almost = (between: string) => fc.array(part, { maxLength: 10 }).map((parts) => parts.join(between));
  const ips = fc.oneof(
    fc.ipV4(),
    fc.ipV6(),
    fc.uint8Array({ minLength: 16, maxLength: 16 }).map(ipv6Text),
    almost('.'),
    almost(':'),
    fc.tuple(almost(':'), almost('.')).map(([one, other]) => `${one}:${other}`),
    fc.string(),
  );
  fc.assert(fc.property(ips, (ip) => expect([ip, net.isIP(ip)]).toEqual([ip, nodeNet.isIP(ip)])));
  for (const text of [
    '',
    'localhost',
    '1.2.3',
    '1.2.3.256',
    '1.2.3.4.5',
    '01.2.3.4',
    '1.2.3.4\n',
    'name.onion',
    ':::',
    '::',
    '::1.2.3.4',
    '::1.2.3.04',
    '::1\n',
    '[::1]',
    '::1]:1',
    '1:2:3:4:5:6:7::',
    '1::2::3',
  ])
    expect([text, net.isIP(text)]).toEqual([text, nodeNet.isIP(text)]);
  expect(net.isIP('fe80::1%eth0')).toBe(0);
});

test('bytes are found where Node finds them', () => {
  const few = fc.array(fc.constantFrom(0, 1), { maxLength: 12 });
  fc.assert(
    fc.property(few, fc.array(fc.constantFrom(0, 1), { minLength: 1, maxLength: 4 }), (all, some) => {
      const [bytes, wanted] = [Uint8Array.from(all), Uint8Array.from(some)];
      const twin = TwinBuffer.from(bytes.buffer, 0, bytes.length) as unknown as Buffer;
      expect(twin.indexOf(wanted)).toBe(Buffer.from(bytes).indexOf(wanted));
    }),
  );
  expect(TwinBuffer.from('aÿ')).toEqual(Uint8Array.of(0x61, 0xff));
});

test('what is not there says so', () => {
  expect(() => net.connect()).toThrow('There are no sockets in a browser.');
});
