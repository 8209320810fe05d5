import { askForAddresses, Greeting, sightingsIn } from '../../../solutions/18-gossip';
import { makeVersion } from '../../../solutions/07-own-version';
import { Connection } from '../../../solutions/10-connection';
import { addressText } from '../../wire/streams/address';
import { dial } from '../../wire/streams/dial';
import { closeAll, closeLater } from '../../suite/test-peers';
import { REFERENCE_CODECS } from '../reference-codecs';
import type { GossipOptions } from './gossip';
import { ALL_GOOD } from './node-kinds';
import { type Expected, startSimulation } from './simulation';

afterEach(closeAll);

const NETWORK = { peers: 60, shares: ALL_GOOD, codecs: REFERENCE_CODECS };

const start = async (gossip: GossipOptions = {}, seed = 1) =>
  closeLater(await startSimulation({ ...NETWORK, seed, gossip }));

/** Shake hands with a node. */
async function greeted({ address }: Expected, version = 70016) {
  const connection = Connection.over(await dial(address.host, address.port, 60_000));
  closeLater(connection);
  const own = makeVersion({ version });
  const greeting = new Greeting(own, false);
  await connection.handshake(own, 60_000, undefined, greeting);
  return { connection, greeting };
}

const names = async (connection: Connection) => (await askForAddresses(connection)).map(addressText);

test('nodes name others, which exist; addresses on Tor and I2P only to those who want addrv2', async () => {
  const { expected } = await start();
  const listed = new Set(expected.map((node) => node.listed));
  const [updated, old] = [expected[0], expected[0]];
  const isOverlay = (name: string) => /\.(onion|i2p):/.test(name);
  const shared = await names((await greeted(updated)).connection);
  expect(shared.filter(isOverlay)).toHaveLength(3);
  const others = shared.filter((name) => !isOverlay(name));
  expect(others.length).toBeGreaterThan(20);
  for (const name of others) expect(listed).toContain(name);
  expect(others).not.toContain(expected[0].listed);
  const toOld = await names((await greeted(old, 70015)).connection);
  expect(toOld.sort()).toEqual(others.sort());
});

test('every second node speaks 70016, and says what it can', async () => {
  const { expected } = await start();
  const [{ greeting: even }, { greeting: odd }] = [await greeted(expected[0]), await greeted(expected[1])];
  expect([even.wtxidRelay, even.addrV2, odd.wtxidRelay, odd.addrV2]).toEqual([true, true, false, false]);
});

test('the same seed yields the same tables', async () => {
  const [one, same, other] = [await start({}, 3), await start({}, 3), await start({}, 4)];
  const shared = await Promise.all(
    [one, same, other].map(async ({ expected }) => names((await greeted(expected[0])).connection)),
  );
  expect(shared[1]).toEqual(shared[0]);
  expect(shared[2]).not.toEqual(shared[0]);
});

test('those who flood name a thousand addresses at which nobody lives; a clique of itself', async () => {
  const { expected } = await start({ flooding: 1, clique: 5 });
  const listed = new Set(expected.map((node) => node.listed));
  const [flood] = expected.filter(({ gossip }) => gossip === 'floods');
  const invented = await names((await greeted(flood)).connection);
  expect(invented).toHaveLength(1000);
  expect(invented.filter((name) => listed.has(name))).toEqual([]);
  const friends = expected.filter(({ gossip }) => gossip === 'clique');
  expect(friends).toHaveLength(5);
  const shared = await names((await greeted(friends[2])).connection);
  expect(shared.sort()).toEqual(friends.map((node) => node.listed).sort());
});

test('getaddr is answered once, and only where the network gossips', async () => {
  const { expected } = await start();
  const { connection } = await greeted(expected[0]);
  expect(await names(connection)).not.toEqual([]);
  await connection.send('getaddr');
  await connection.send('ping', { nonce: 1n });
  expect((await connection.receive()).command).toBe('pong');
  const silent = closeLater(await startSimulation(NETWORK));
  const other = await greeted(silent.expected[0]);
  expect(silent.expected[0].gossip).toBeUndefined();
  await other.connection.send('getaddr');
  await other.connection.send('ping', { nonce: 2n });
  const message = await other.connection.receive();
  expect([message.command, sightingsIn(message, 0)]).toEqual(['pong', []]);
});
