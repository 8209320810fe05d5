import { bareClient } from '../suite/bare-client';
import { loopbackPeer } from './loopback-peer';
import { lessonPeer } from './lesson-peer';

test('without settings it is a loopback peer with the options of the lesson', async () => {
  for (const env of [{}, { BITCOIN_PEER: '', BITCOIN_NETWORK: '' }]) {
    const met = await lessonPeer({ name: 'lesson', version: { start_height: 7 } }, env);
    try {
      expect(met).toMatchObject({ host: '127.0.0.1', network: 'mainnet' });
      const client = await bareClient(met);
      await client.shakeHands();
      client.close();
    } finally {
      await met.close();
    }
    await expect(bareClient(met)).rejects.toThrow('ECONNREFUSED');
  }
});

test('a loopback peer that is started later does not replace it', async () => {
  const met = await lessonPeer({}, {});
  const other = await loopbackPeer();
  try {
    const client = await bareClient(met);
    await client.shakeHands();
    client.close();
  } finally {
    await Promise.all([met.close(), other.close()]);
  }
});

test('its network is the one set in the environment, or else the one in the options', async () => {
  const set = await lessonPeer({ name: 'set', network: 'signet' }, { BITCOIN_NETWORK: 'regtest' });
  const wanted = await lessonPeer({ name: 'wanted', network: 'signet' }, {});
  await Promise.all([set.close(), wanted.close()]);
  expect([set.network, wanted.network]).toEqual(['regtest', 'signet']);
});

test.each([
  ['203.0.113.5', undefined, '203.0.113.5', 8333, 'mainnet'],
  ['203.0.113.5:1234', undefined, '203.0.113.5', 1234, 'mainnet'],
  [' node.example:8333 ', 'mainnet', 'node.example', 8333, 'mainnet'],
  ['node.example', 'testnet4', 'node.example', 48333, 'testnet4'],
  ['[2001:db8::1]:18333', 'testnet3', '2001:db8::1', 18333, 'testnet3'],
  ['[2001:db8::1]', 'signet', '2001:db8::1', 38333, 'signet'],
  ['2001:db8::1', 'regtest', '2001:db8::1', 18444, 'regtest'],
])('BITCOIN_PEER=%s BITCOIN_NETWORK=%s', async (BITCOIN_PEER, BITCOIN_NETWORK, host, port, network) => {
  const met = await lessonPeer({}, { BITCOIN_PEER, BITCOIN_NETWORK });
  expect(met).toMatchObject({ host, port, network });
  await met.close();
});

test.each([
  ['node.example:0', undefined, /^BITCOIN_PEER is not an address: node\.example:0 \(like /],
  ['node.example:65536', undefined, /^BITCOIN_PEER is not an address/],
  ['http://node.example', undefined, /^BITCOIN_PEER is not an address/],
  ['[2001:db8::1', undefined, /^BITCOIN_PEER is not an address/],
  ['node.example', 'main', /^BITCOIN_NETWORK=main: .* known networks: mainnet, testnet3/],
  [undefined, 'constructor', /^BITCOIN_NETWORK=constructor: /],
])(
  'BITCOIN_PEER=%s BITCOIN_NETWORK=%s is rejected with an explanation',
  async (BITCOIN_PEER, BITCOIN_NETWORK, words) => {
    await expect(lessonPeer({ name: 'refused' }, { BITCOIN_PEER, BITCOIN_NETWORK })).rejects.toThrow(words);
  },
);
