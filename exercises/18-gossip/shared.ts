import { fromHex } from '../../src/wire/bytes';
import { encode } from '../../src/wire/codec/codec';
// what comes in is made by the solutions, so that a mistake is reported where it was made
import { type Message } from '../../solutions/01-framing';
import { makeMessage, makeVersion } from '../../solutions/07-own-version';
import { feature } from '../../solutions/18-gossip';

/** A version message whose sender speaks a protocol version. */
export const versionMessage = (version: number): Message =>
  makeMessage('version', makeVersion({ version, nonce: 0x2222n, timestamp: 1_795_734_000n }));

/** Our own version, at a protocol version. */
export const own = (version: number) => makeVersion({ version, nonce: 0x1111n, timestamp: 1_795_734_000n });

export const bare = (command: string): Message => ({ command, payload: new Uint8Array() });

export const VERACK = bare('verack');

export const ascii = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));

/** A feature message. */
export const featureMessage = (id: string, data = new Uint8Array()): Message => ({
  command: 'feature',
  payload: encode(feature.write, { id: ascii(id), data }),
});

/** A feature message that breaks a bound: its payload in hex. */
export const rawFeature = (payload: string): Message => ({ command: 'feature', payload: fromHex(payload) });

export const threw = (got: unknown) => got instanceof Error;

/** Checks a condition; if it does not hold, the learner sees the message. */
export const must = (holds: boolean, say: string) => expect(holds).toGive(true, [[false, say]]);

/** Addresses on each network, and their names: from Bitcoin Core, src/test/net_tests.cpp, cnetaddr_unserialize_v2. */
export const CORE_ADDRESSES = [
  { what: 'IPv4', network: 1, address: '01020304', host: '1.2.3.4' },
  {
    what: 'IPv6',
    network: 2,
    address: '0102030405060708090a0b0c0d0e0f10',
    host: '102:304:506:708:90a:b0c:d0e:f10',
  },
  {
    what: 'Tor v3',
    network: 4,
    address: '79bcc625184b05194975c28b66b66b0469f7f6556fb1ac3189a79b40dda32f1f',
    host: 'pg6mmjiyjmcrsslvykfwnntlaru7p5svn6y2ymmju6nubxndf4pscryd.onion',
  },
  {
    what: 'I2P',
    network: 5,
    address: 'a2894dabaec08c0051a481a6dac88b64f98232ae42d4b6fd2fa81952dfe36a87',
    host: 'ukeu3k5oycgaauneqgtnvselmt4yemvoilkln7jpvamvfx7dnkdq.b32.i2p',
  },
  { what: 'CJDNS', network: 6, address: 'fc000001000200030004000500060007', host: 'fc00:1:2:3:4:5:6:7' },
] as const;

/** A public key, and the name of its Tor service: from the same file, cnetaddr_serialize_v2. */
export const OTHER_KEY = '53cd5648488c4707914182655b7664034e09e66f7e8cbf1084e654eb56c5bd88';
export const OTHER_NAME = 'kpgvmscirrdqpekbqjsvw5teanhatztpp2gl6eee4zkowvwfxwenqaid.onion';
