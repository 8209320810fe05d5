import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { FlowControl } from '../../../solutions/10-connection';
import { SocketReader, type StartFlowControl } from './socket-reader';
import { TURN_MESSAGES, UNSPLIT_LIMIT } from './limits';

/** How each of the readers reads its socket. */
const flowOf =
  (socket: Duplex) =>
  (...how: Parameters<StartFlowControl>) =>
    FlowControl.over(socket as Socket, ...how);

/** A socket without a network. */
const pipe = () => new Duplex({ read() {}, write: (_, __, done) => done() });

test('a turn is short, however much was received; then others get theirs', async () => {
  const socket = pipe();
  let messages = 0;
  const reader = new SocketReader(
    socket as Socket,
    {
      // a portion is full of headers
      work: (portion) => ((messages += portion.length / 24), portion.length / 24),
      ready: () => true,
      ended: () => {},
    },
    flowOf(socket),
  );
  socket.emit('data', Buffer.alloc(64 * 1024));
  // a portion is never split, so a turn may be a little longer
  expect(messages).toBeLessThan(3 * TURN_MESSAGES);
  expect(reader.waiting).toBeGreaterThan(60_000);
  while (reader.waiting > 0) await new Promise(setImmediate);
  expect(Math.round(messages)).toBe(Math.round((64 * 1024) / 24));
});

test('a handler may call readOn: the turn does not get longer, and none is nested in it', async () => {
  const socket = pipe();
  let [portions, depth, deepest] = [0, 0, 0];
  const reader = new SocketReader(
    socket as Socket,
    {
      work: () => {
        portions++;
        deepest = Math.max(deepest, ++depth);
        reader.readOn();
        depth--;
        return 4;
      },
      ready: () => true,
      ended: () => {},
    },
    flowOf(socket),
  );
  socket.emit('data', Buffer.alloc(64 * 1024));
  expect(portions).toBe(TURN_MESSAGES / 4);
  while (reader.waiting > 0) await new Promise(setImmediate);
  expect([portions, deepest]).toEqual([(64 * 1024) / 512, 1]);
});

test('it reads ahead up to a limit, and reports the end even while nothing is being processed', async () => {
  const socket = pipe();
  let ready = false;
  const ended = jest.fn();
  const reader = new SocketReader(
    socket as Socket,
    { work: () => 1, ready: () => ready, ended },
    flowOf(socket),
  );
  for (let read = 0; read <= UNSPLIT_LIMIT; read += 64 * 1024) socket.emit('data', Buffer.alloc(64 * 1024));
  expect(socket.isPaused()).toBe(true);
  ready = true;
  reader.readOn();
  while (reader.waiting > 0) await new Promise(setImmediate);
  expect(socket.isPaused()).toBe(false);
  ready = false;
  socket.emit('data', Buffer.alloc(10));
  socket.emit('end');
  await new Promise(setImmediate);
  expect(reader.waiting).toBe(10);
  expect(ended).toHaveBeenCalledTimes(1);
});

/** The number of bytes held by objects and buffers, after garbage collection. */
async function held(): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (let round = 0; round < 3; round++) {
    collect();
    // buffers are released a turn after the objects that held them
    await new Promise(setImmediate);
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

test('waiting bytes take little more memory than their number, even if each arrived by itself', async () => {
  const socket = pipe();
  let [read, misplaced] = [0, 0];
  let ready = false;
  const reader = new SocketReader(
    socket as Socket,
    {
      work: (portion) => {
        for (const byte of portion) if (byte !== (read++ & 0xff)) misplaced++;
        return 1;
      },
      ready: () => ready,
      ended: () => {},
    },
    flowOf(socket),
  );
  const before = await held();
  for (let i = 0; i < 200_000; i++) socket.emit('data', Buffer.from(Uint8Array.of(i & 0xff)));
  expect(reader.waiting).toBe(200_000);
  expect((await held()) - before).toBeLessThan(4_000_000);
  ready = true;
  reader.readOn();
  while (reader.waiting > 0) await new Promise(setImmediate);
  expect([read, misplaced]).toEqual([200_000, 0]);
});
