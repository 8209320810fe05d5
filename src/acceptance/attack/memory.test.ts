import { bareClient, frame, VERACK, VERSION } from '../../suite/bare-client';
import { closeAll, closeLater } from '../../suite/test-peers';
import { NOTHING_HELD, PROMISED, victim } from './victim';

afterEach(closeAll);

const greeted = async (port: number) => {
  const client = closeLater(await bareClient({ port, host: '127.0.0.1' }));
  client.send(VERSION);
  await client.message('verack');
  client.send(VERACK);
  return client;
};

test.each(['node', 'peer'] as const)(
  'small messages between large invalid ones keep only themselves in memory: %s',
  async (kind) => {
    const { port, measure } = closeLater(await victim(kind));
    const client = await greeted(port);
    const before = await measure();
    const invalid = frame('tx', new Uint8Array(1_000_000));
    invalid[24] ^= 1;
    const small = frame('inv', Uint8Array.of(0));
    for (let i = 0; i < 60; i++) {
      await new Promise((sent) => client.socket.write(Buffer.concat([invalid, small]), sent));
    }
    client.send(frame('ping', new Uint8Array(8)));
    await client.message('pong');
    const after = await measure();
    expect(after.held - before.held).toBeLessThan(PROMISED);
  },
);

test('clients that send a lot and hang up leave no memory in use, although nothing reads what they sent', async () => {
  const { port, measure } = closeLater(await victim('node'));
  const flood = Buffer.concat(Array.from({ length: 4000 }, () => frame('x', new Uint8Array(0))));
  const attack = async () => {
    const clients = await Promise.all(Array.from({ length: 20 }, () => greeted(port)));
    for (const client of clients) client.socket.end(flood);
    for (let left = 20; left > 0; left = (await measure()).connections);
  };
  // what is compiled only now does not count
  await attack();
  const before = await measure();
  await attack();
  expect((await measure()).held - before.held).toBeLessThan(NOTHING_HELD);
  await greeted(port);
});
