import { hostOf } from 'answers/18-gossip';
import fc from 'fast-check';
import { forAny } from '../../src/suite/for-any';
import { base32 } from '../../src/wire/base32';
import { fromHex, hex } from '../../src/wire/bytes';
import { ADDRESS_LENGTHS } from '../../src/wire/address-networks';
import { onionName } from '../../solutions/18-gossip';
import { CORE_ADDRESSES, threw } from './shared';

const of = (network: number, address: string) => hostOf({ network, address: fromHex(address) });

const [IPV4, IPV6, TOR, I2P, CJDNS] = CORE_ADDRESSES;

/** How an address looks that nobody can use. */
const SKIPPED = 'Return undefined, so that the entry is skipped.';

describe('hostOf', () => {
  test('of IPv4 is four numbers with dots: 1.2.3.4', () => {
    expect(() => of(1, IPV4.address)).toGive(IPV4.host, [
      ['4.3.2.1', 'Back to front: an address is in the order in which people write it.'],
      ['01020304', 'That is hex. People write the four numbers in decimal, with dots.'],
      [undefined, 'Network 1 is IPv4.'],
      [
        (got: unknown) => threw(got) && (got as Error).name === 'WireError',
        'readIp wants 16 bytes. In addrv2 an IPv4 address has four: its own, and nothing before them.',
      ],
    ]);
    expect(() => of(1, 'c6130000')).toGive('198.19.0.0');
  });

  test('of IPv6 is what lesson 05 writes', () => {
    expect(() => of(2, IPV6.address)).toGive(IPV6.host, [
      [`[${IPV6.host}]`, 'The brackets belong to an address with a port. addressText adds them.'],
      [undefined, 'Network 2 is IPv6.'],
    ]);
    expect(() => of(2, '20010db8000000000000000000000001')).toGive('2001:db8::1');
  });

  test.each([
    ['fc', 'CJDNS', 'fc000001000200030004000500060007', 'fc00:1:2:3:4:5:6:7'],
    ['02', 'Yggdrasil', '02000001000200030004000500060007', '200:1:2:3:4:5:6:7'],
  ])(
    'of an address on network 2 is IPv6, also if it begins with %s as on %s',
    (first, what, address, host) => {
      expect(() => of(2, address)).toGive(host, [
        [
          undefined,
          `It begins with ${first}, but it is on network 2, which is not ${what}. Two kinds are skipped there: IPv4 in disguise, and fd 87 d8 7e eb 43.`,
        ],
      ]);
    },
  );

  test('of an IPv4 address on network 2 is undefined: ::ffff:1.2.3.4', () => {
    expect(() => of(2, '00000000000000000000ffff01020304')).toGive(undefined, [
      [
        '1.2.3.4',
        `An IPv4 address was accepted as IPv6. It has a network of its own, and one way to be written (BIP 155, August 2026). ${SKIPPED}`,
      ],
      [
        (got: unknown) => typeof got === 'string' && got.includes('ffff'),
        `This is IPv4 in disguise. ${SKIPPED}`,
      ],
      [threw, `It threw. One entry that is of no use must not cost us the other 999. ${SKIPPED}`],
    ]);
    expect(() => of(2, '00000000000000000000fffe01020304')).toGive('::fffe:102:304', [
      [undefined, 'Ten zero bytes and ff fe are not ff ff: this is IPv6.'],
    ]);
    expect(() => of(2, '20010db8000000000000ffff01020304')).toGive('2001:db8::ffff:102:304', [
      [undefined, 'ff ff alone is no disguise: in one, ten zero bytes come before it. This is IPv6.'],
    ]);
  });

  test('of an IPv6 address that once stood for Tor is undefined: fd87:d87e:eb43:…', () => {
    expect(() => of(2, 'fd87d87eeb430102030405060708090a')).toGive(undefined, [
      [
        threw,
        `It threw. An entry that is of no use, or on a network that we do not know, is nothing wrong. ${SKIPPED}`,
      ],
      [
        (got: unknown) => typeof got === 'string',
        `Addresses that begin with fd87:d87e:eb43 stood for the second version of Tor, which has been switched off. ${SKIPPED}`,
      ],
    ]);
    expect(() => of(2, 'fd87d87eeb440102030405060708090a')).toGive('fd87:d87e:eb44:102:304:506:708:90a', [
      [undefined, 'Compare all six bytes: fd87:d87e:eb44 is another network.'],
    ]);
    expect(() => of(2, 'fd00d87eeb430102030405060708090a')).toGive('fd00:d87e:eb43:102:304:506:708:90a', [
      [undefined, 'Compare all six bytes: fd00:d87e:eb43 is another network.'],
    ]);
  });

  test('of Tor v3 is its onion name', () => {
    expect(() => of(4, TOR.address)).toGive(TOR.host, [
      [undefined, 'Network 4 is Tor v3.'],
      [
        `${base32(fromHex(TOR.address))}.onion`,
        'That is the key alone. onionName adds checksum and version.',
      ],
    ]);
  });

  test('of I2P is base32 and .b32.i2p', () => {
    expect(() => of(5, I2P.address)).toGive(I2P.host, [
      [undefined, 'Network 5 is I2P.'],
      [I2P.host.replace('.b32', ''), 'The name ends with .b32.i2p.'],
      [I2P.host.replace('.b32.i2p', ''), 'The name ends with .b32.i2p.'],
      [I2P.host.toUpperCase(), 'Names are written in lower case.'],
      [onionName(fromHex(I2P.address)), 'That is a name on Tor. Network 5 is I2P.'],
      [
        onionName(fromHex(I2P.address)).replace('.onion', '.b32.i2p'),
        'I2P has no checksum and no version: base32 of the 32 bytes, and nothing more.',
      ],
    ]);
  });

  test('of CJDNS is IPv6, if it begins with fc', () => {
    expect(() => of(6, CJDNS.address)).toGive(CJDNS.host, [
      [undefined, 'Network 6 is CJDNS, and this address begins with fc, as it should.'],
    ]);
    // Bitcoin Core, src/test/net_tests.cpp: "Invalid CJDNS, wrong prefix"
    expect(() => of(6, 'aa000001000200030004000500060007')).toGive(undefined, [
      [
        (got: unknown) => typeof got === 'string',
        `An address on CJDNS begins with fc. This one begins with aa. ${SKIPPED}`,
      ],
    ]);
    expect(() => of(6, 'fd000001000200030004000500060007')).toGive(undefined, [
      [
        (got: unknown) => typeof got === 'string',
        `An address on CJDNS begins with fc, all eight bits of it. This one begins with fd. ${SKIPPED}`,
      ],
    ]);
  });

  test('of Yggdrasil is IPv6, if it begins with 02 or 03', () => {
    expect(() => of(7, '02000001000200030004000500060007')).toGive('200:1:2:3:4:5:6:7', [
      [undefined, 'Network 7 is Yggdrasil, and this address begins with 02, as it should.'],
    ]);
    expect(() => of(7, '03ff0001000200030004000500060007')).toGive('3ff:1:2:3:4:5:6:7', [
      [undefined, 'An address on Yggdrasil begins with 02 or with 03: that is 0200::/7.'],
    ]);
    for (const first of ['01', '04', 'fc']) {
      expect(() => of(7, `${first}000001000200030004000500060007`)).toGive(undefined, [
        [
          (got: unknown) => typeof got === 'string',
          `An address on Yggdrasil begins with 02 or 03, and this one with ${first}. ${SKIPPED}`,
        ],
      ]);
    }
  });

  test.each([
    ['one that nobody knows yet', 0xaa, '01020304'],
    ['one without an address', 0xaa, ''],
    ['one that begins like Yggdrasil', 0xaa, '02000001000200030004000500060007'],
    ['Tor of old', 3, 'f1f2f3f4f5f6f7f8f9fa'],
    ['0', 0, '01020304'],
  ])('of any other network is undefined: %s', (_, network, address) => {
    expect(() => of(network, address)).toGive(undefined, [
      [threw, `It threw. A network that we do not know is nothing wrong. ${SKIPPED}`],
      [null, 'Return undefined, not null.'],
      ['', 'Return undefined, not an empty string.'],
      [
        (got: unknown) => typeof got === 'string',
        `It wrote an address on network ${network}, which it cannot know. ${SKIPPED}`,
      ],
    ]);
  });

  test('never throws, and does not change the address', () => {
    for (const [network, length] of ADDRESS_LENGTHS) {
      forAny([fc.uint8Array({ minLength: length, maxLength: length })], (address) => {
        const before = hex(address);
        const host = hostOf({ network, address });
        expect(host === undefined || typeof host === 'string').toGive(true);
        expect(hex(address)).toGive(before);
      });
    }
  });
});
