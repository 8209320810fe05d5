import dns from 'node:dns';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { dial } from './dial';

const HOST = '127.0.0.1';

async function listening(): Promise<[Server, number]> {
  const server = createServer((socket) => socket.on('error', () => {}).resume()).listen(0, HOST);
  await once(server, 'listening');
  return [server, (server.address() as AddressInfo).port];
}

test('a connection, and what becomes of the signal afterwards does not touch it', async () => {
  const [server, port] = await listening();
  const controller = new AbortController();
  const socket = await dial(HOST, port, 5000, controller.signal);
  controller.abort();
  expect(socket.destroyed).toBe(false);
  socket.destroy();
  await once(server.close(), 'close');
});

test('a closed port is refused', async () => {
  const [server, port] = await listening();
  await once(server.close(), 'close');
  await expect(dial(HOST, port, 5000)).rejects.toMatchObject({
    name: 'ConnectError',
    message: expect.stringContaining('ECONNREFUSED') as unknown,
  });
});

/** Has every name looked up like this, as long as the test runs. */
const lookedUp = (answer: (done: (error: Error | null, addresses?: object[]) => void) => void) =>
  jest
    .spyOn(dns, 'lookup')
    .mockImplementation(((_: string, __: object, done: () => void) =>
      answer(done)) as unknown as typeof dns.lookup);
afterEach(() => jest.restoreAllMocks());

test('a name with two addresses, and both refuse: each is said with its reason', async () => {
  const [server, port] = await listening();
  await once(server.close(), 'close');
  lookedUp((done) =>
    done(null, [
      { address: '127.0.0.1', family: 4 },
      { address: '127.0.0.2', family: 4 },
    ]),
  );
  const refused = dial('two.example', port, 60_000);
  await expect(refused).rejects.toThrow(
    `no connection to two.example port ${port}: 127.0.0.1 refused (ECONNREFUSED), 127.0.0.2 refused (ECONNREFUSED)`,
  );
});

test.each([
  ['ENOTFOUND', 'there is no such name (ENOTFOUND)'],
  ['EAI_AGAIN', 'names cannot be looked up at present (EAI_AGAIN)'],
])('a name that cannot be looked up: %s', async (code, words) => {
  lookedUp((done) => done(Object.assign(new Error(`getaddrinfo ${code} some.example`), { code })));
  await expect(dial('some.example', 8333, 60_000)).rejects.toThrow(`some.example port 8333: ${words}`);
});

test.each([
  ['x.onion', 'Tor'],
  ['X.ONION.', 'Tor'],
  ['x.b32.i2p', 'I2P'],
])('%s is not looked up: it is reached through %s only', async (host, network) => {
  const lookup = lookedUp(() => {});
  await expect(dial(host, 0, 60_000)).rejects.toMatchObject({
    name: 'ConnectError',
    message: expect.stringContaining(`through ${network} only`) as unknown,
  });
  expect(lookup).not.toHaveBeenCalled();
});

test('a time that is longer than a timer can be does not end at once', async () => {
  const [server, port] = await listening();
  const socket = await dial(HOST, port, 2 ** 40);
  socket.destroy();
  await once(server.close(), 'close');
  // nobody listens now, and the answer is that, and not that there was none in time
  await expect(dial(HOST, port, 2 ** 31)).rejects.toThrow('refused');
});

test('whoever gives up, before or meanwhile, is told at once', async () => {
  const [server, port] = await listening();
  await expect(dial(HOST, port, 2 ** 30, AbortSignal.abort())).rejects.toThrow('given up');
  const controller = new AbortController();
  const dialled = dial(HOST, port, 2 ** 30, controller.signal);
  controller.abort();
  await expect(dialled).rejects.toThrow('given up');
  await once(server.close(), 'close');
});
