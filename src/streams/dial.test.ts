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

test('whoever gives up, before or meanwhile, is told at once', async () => {
  const [server, port] = await listening();
  await expect(dial(HOST, port, 2 ** 30, AbortSignal.abort())).rejects.toThrow('given up');
  const controller = new AbortController();
  const dialled = dial(HOST, port, 2 ** 30, controller.signal);
  controller.abort();
  await expect(dialled).rejects.toThrow('given up');
  await once(server.close(), 'close');
});
