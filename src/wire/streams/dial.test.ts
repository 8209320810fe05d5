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

test('a connected socket is not affected by a later abort', async () => {
  const [server, port] = await listening();
  const controller = new AbortController();
  const socket = await dial(HOST, port, 5000, controller.signal);
  controller.abort();
  expect(socket.destroyed).toBe(false);
  socket.destroy();
  await once(server.close(), 'close');
});

test('a connection to a closed port is refused', async () => {
  const [server, port] = await listening();
  await once(server.close(), 'close');
  await expect(dial(HOST, port, 5000)).rejects.toMatchObject({
    name: 'ConnectError',
    message: expect.stringContaining('ECONNREFUSED') as unknown,
  });
});

test.each([[undefined as never], [Number.NaN]])('a timeout of %s is a TypeError', async (timeout) => {
  await expect(dial(HOST, 1, timeout)).rejects.toThrow(
    new TypeError(`dial() needs a timeout in milliseconds, not ${String(timeout)}`),
  );
});

/** Replaces every name lookup, for the duration of the test. */
const lookedUp = (answer: (done: (error: Error | null, addresses?: object[]) => void) => void) =>
  jest
    .spyOn(dns, 'lookup')
    .mockImplementation(((_: string, __: object, done: () => void) =>
      answer(done)) as unknown as typeof dns.lookup);
afterEach(() => jest.restoreAllMocks());

test('if both addresses of a name refuse, each is listed with its reason', async () => {
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
  ['ENOTFOUND', 'no such host name (ENOTFOUND)'],
  ['EAI_AGAIN', 'host names cannot be looked up at present (EAI_AGAIN)'],
])('a name that cannot be looked up: %s', async (code, words) => {
  lookedUp((done) => done(Object.assign(new Error(`getaddrinfo ${code} some.example`), { code })));
  await expect(dial('some.example', 8333, 60_000)).rejects.toThrow(`some.example port 8333: ${words}`);
});

test.each([
  ['x.onion', 'Tor'],
  ['X.ONION.', 'Tor'],
  ['x.b32.i2p', 'I2P'],
])('%s is not looked up: it is reachable through %s only', async (host, network) => {
  const lookup = lookedUp(() => {});
  await expect(dial(host, 0, 60_000)).rejects.toMatchObject({
    name: 'ConnectError',
    message: expect.stringContaining(`through ${network} only`) as unknown,
  });
  expect(lookup).not.toHaveBeenCalled();
});

test('a timeout longer than the longest timer does not expire at once', async () => {
  const [server, port] = await listening();
  const socket = await dial(HOST, port, 2 ** 40);
  socket.destroy();
  await once(server.close(), 'close');
  // nothing listens now: the connection is refused, not timed out
  await expect(dial(HOST, port, 2 ** 31)).rejects.toThrow('refused');
});

test('an abort, before or during the attempt, rejects at once', async () => {
  const [server, port] = await listening();
  await expect(dial(HOST, port, 2 ** 30, AbortSignal.abort())).rejects.toThrow('cancelled');
  const controller = new AbortController();
  const dialled = dial(HOST, port, 2 ** 30, controller.signal);
  controller.abort();
  await expect(dialled).rejects.toThrow('cancelled');
  await once(server.close(), 'close');
});
