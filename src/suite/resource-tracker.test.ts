import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, Socket } from 'node:net';
import { promisify } from 'node:util';
import { runInThisContext } from 'node:vm';
import { NotWrittenYet } from '../base/todo';
import { withTracker } from './resource-tracker';
import { pause } from './event-loop-turns';

/** The real process object of jest: tests have a copy that receives no events. */
const real = runInThisContext('process') as NodeJS.Process;

/** The delay of a timer that is still running when the test is over, in milliseconds. */
const FOREVER = 600_000;

/** The message with which a test under the tracker fails. */
async function complaint(body: () => void | Promise<void>): Promise<string> {
  try {
    await withTracker(async () => body());
  } catch (error) {
    expect(error).toHaveProperty('matcherResult');
    return (error as Error).message;
  }
  return 'nothing';
}

test('open sockets (at both ends) and servers are closed', async () => {
  const server = createServer();
  const socket = new Socket();
  let there: Socket | undefined;
  await withTracker(async (tracker) => {
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    socket.connect(port, '127.0.0.1');
    [there] = (await once(server, 'connection')) as [Socket];
    expect(tracker.dialled).toEqual([{ host: '127.0.0.1', port }]);
    expect([...tracker.servers]).toEqual([server]);
    expect(tracker.sockets.size).toBe(2);
  });
  expect([socket.destroyed, there?.destroyed, server.listening]).toEqual([true, true, false]);
});

test('the port of a connection is recorded, however connect() is called', async () => {
  await withTracker(async (tracker) => {
    const sockets = [
      connect(1, '127.0.0.1'),
      connect({ port: 2, host: '127.0.0.1' }),
      new Socket().connect(3, '127.0.0.1'),
      new Socket().connect({ port: 4, host: '127.0.0.1' }),
    ];
    for (const socket of sockets) socket.on('error', () => {}).destroy();
    expect(tracker.dialled.map(({ port }) => port)).toEqual([1, 2, 3, 4]);
  });
});

test('running timers are counted', () =>
  withTracker(async (tracker) => {
    const nothing = () => {};
    clearTimeout(setTimeout(nothing, FOREVER));
    setTimeout(nothing, FOREVER).unref();
    expect(tracker.timers).toBe(0);
    setTimeout(nothing, FOREVER);
    setInterval(nothing, FOREVER);
    expect(tracker.timers).toBe(2);
    const { setTimeout: sleep } = globalThis;
    await promisify(sleep)(1);
    expect(tracker.timers).toBe(2);
  }));

test('running timers are stopped', async () => {
  let fired = 0;
  const fire = () => fired++;
  await withTracker(async () => {
    setInterval(fire, 1);
    setTimeout(fire, 20).unref();
    setTimeout(fire, 20);
  });
  const before = fired;
  await pause(40);
  expect(fired).toBe(before);
});

test('an unhandled error fails its own test, with a clear message', async () => {
  expect(await complaint(() => void Promise.reject(new Error('forgotten')))).toMatch(
    /was not handled.*\n {2}the error {2}Error: forgotten/,
  );
  const unheard = async () => {
    const server: Server = createServer();
    await once(server.listen(0, '127.0.0.1'), 'listening');
    createServer().listen((server.address() as AddressInfo).port, '127.0.0.1');
    await pause(20);
  };
  expect(await complaint(unheard)).toContain('EADDRINUSE');
});

test('a test may say what an unhandled error means', async () => {
  const means = (error: unknown) => (error instanceof TypeError ? 'Catch it.' : undefined);
  const forgets = (error: Error) => withTracker(async () => void Promise.reject(error), means);
  await expect(forgets(new TypeError('forgotten'))).rejects.toThrow(
    /^Catch it\.\n {2}the error {2}TypeError: forgotten$/,
  );
  await expect(forgets(new Error('forgotten'))).rejects.toThrow('was not handled');
});

test('an unwritten function is not such an error: the checker handles it', async () => {
  const unwritten = () => void Promise.reject(new NotWrittenYet('09-handshake', 'Node'));
  expect(await complaint(unwritten)).toBe('nothing');
});

test('an error of the test itself is passed on', async () => {
  await expect(withTracker(() => Promise.reject(new Error('expected 1')))).rejects.toThrow('expected 1');
});

test('an error of the test itself is passed on, too, if closing what is open causes another one', async () => {
  const waitsInVain = async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    void once(server, 'close').then(() => Promise.reject(new Error('forgotten')));
    throw new Error('expected 1');
  };
  await expect(withTracker(waitsInVain)).rejects.toThrow('expected 1');
});

test('an unhandled error from before explains an error of the test itself', async () => {
  const both = async () => {
    void Promise.reject(new Error('forgotten'));
    return Promise.reject(new Error('expected 1'));
  };
  expect(await complaint(both)).toContain('forgotten');
});

test('everything is restored afterwards', async () => {
  const listeners = () => real.rawListeners('uncaughtException');
  const before = [setTimeout, clearTimeout, Socket.prototype.connect, listeners()];
  await withTracker(async () => expect(setTimeout).not.toBe(before[0]));
  expect([setTimeout, clearTimeout, Socket.prototype.connect, listeners()]).toEqual(before);
});
