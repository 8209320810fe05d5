import { Node } from '../../solutions/11-node';
import { dial } from '../wire/streams/dial';
import { lessonPeer } from './lesson-peer';
import { transportIn, useTransport } from './transport';

test('BITCOIN_TRANSPORT names a transport; without it, or empty, the first one is used', () => {
  expect([undefined, '', 'v1', 'v2', ' auto '].map((one) => transportIn({ BITCOIN_TRANSPORT: one }))).toEqual(
    ['v1', 'v1', 'v1', 'v2', 'auto'],
  );
  expect(() => transportIn({ BITCOIN_TRANSPORT: 'v3' })).toThrow(/v3: .*auto, v1, v2/);
});

test.each(['auto', 'v1', 'v2'])(
  'a node of lesson 11 talks to the peer of a lesson: %s',
  async (transport) => {
    const peer = await lessonPeer({ name: 'transport' }, { BITCOIN_TRANSPORT: transport });
    const node = new Node(peer.network);
    const connection = await node.connect(peer.host, peer.port);
    await connection.send('ping', { nonce: 5n });
    expect((await connection.waitFor('pong')).command).toBe('pong');
    const { transport: spoken } = connection.socket as { transport?: string };
    expect(spoken).toBe(transport === 'v1' ? undefined : 'v2');
    await node.close();
    await peer.close();
  },
);

test('auto falls back to the first transport, and v2 does not', async () => {
  const peer = await lessonPeer({ name: 'transport', transport: 'v1' }, { BITCOIN_TRANSPORT: 'auto' });
  const node = new Node(peer.network);
  expect((await node.connect(peer.host, peer.port)).theirs).toBeDefined();
  await node.close();
  useTransport(`${peer.host}:${peer.port}`, peer.network, 'v2');
  await expect(dial(peer.host, peer.port, 5000)).rejects.toThrow('closed the connection');
  useTransport(`${peer.host}:${peer.port}`, peer.network, 'v1');
  (await dial(peer.host, peer.port, 5000)).destroy();
  await peer.close();
});
