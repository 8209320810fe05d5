import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { dialTcp } from './dial';
import { TURN_MESSAGES, UNSPLIT_LIMIT } from './limits';
import { type Translated, type Translation, TransportSocket } from './transport-socket';

const NOTHING = new Uint8Array(0);

/** Inverts every byte, in both directions. The first byte is the greeting; 0xff breaks the protocol. */
class Inverting implements Translation {
  readonly transport = 'v2';
  ready = false;
  done = false;
  private greeted = false;

  receive(chunk: Uint8Array): Translated {
    const send = this.greeted ? NOTHING : Uint8Array.of(1);
    this.greeted = true;
    const bytes = this.done ? chunk : chunk.subarray(1);
    if (chunk.length > 0) this.ready = this.done = true;
    const bad = bytes.indexOf(0xff);
    const good = bad === -1 ? bytes : bytes.subarray(0, bad);
    const error = bad === -1 ? undefined : new Error('it is broken');
    return { send, deliver: good.map((byte) => byte ^ 0xff), error };
  }

  send(bytes: Uint8Array): Uint8Array {
    return Uint8Array.from(bytes, (byte) => byte ^ 0xff);
  }
}

let server: Server;
let theirs: Socket;
let socket: ReturnType<typeof TransportSocket.over>;

beforeEach(async () => {
  server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const accepted = once(server, 'connection') as Promise<[Socket]>;
  const { port } = server.address() as AddressInfo;
  socket = TransportSocket.over(await dialTcp('127.0.0.1', port, 60_000), new Inverting());
  [theirs] = await accepted;
  theirs.on('error', () => {});
  socket.on('error', () => {});
});

afterEach(async () => {
  socket.destroy();
  theirs.destroy();
  await once(server.close(), 'close');
});

test('what is written waits until the translation is ready, and is translated', async () => {
  let written = false;
  socket.write(Uint8Array.of(0x0f), () => (written = true));
  expect([...((await once(theirs, 'data')) as [Buffer])[0]]).toEqual([1]);
  expect(written).toBe(false);
  theirs.write(Uint8Array.of(1));
  expect([...((await once(theirs, 'data')) as [Buffer])[0]]).toEqual([0xf0]);
  await socket.established(60_000);
});

test('what comes is translated, and the address is that of the other side', async () => {
  theirs.write(Uint8Array.of(1, 0xf0));
  expect([...((await once(socket, 'data')) as [Buffer])[0]]).toEqual([0x0f]);
  expect([socket.remoteAddress, socket.remotePort]).toEqual(['127.0.0.1', theirs.localPort]);
});

test('what came before an error can be read, and then the socket ends with the error', async () => {
  theirs.write(Uint8Array.of(1, 0xf0, 0xff, 0xf0));
  const got: number[] = [];
  // the other side notices at once, although nobody has read anything here
  await once(theirs.resume(), 'close');
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  socket.on('data', (chunk) => got.push(...chunk));
  const [error] = (await once(socket, 'error')) as [Error];
  expect(error.message).toBe('it is broken');
  await closed;
  expect(got).toEqual([0x0f]);
});

test('it reads no more than its user does', async () => {
  theirs.write(Uint8Array.of(1));
  await socket.established(60_000);
  const chunk = new Uint8Array(64 * 1024);
  // until the other side notices that nobody reads
  while (theirs.write(chunk) || theirs.writableLength === 0) await new Promise(setImmediate);
  expect(socket.bytesRead).toBeLessThan(16 * 1024 * 1024);
  expect(socket.readableLength).toBeLessThan(1024 * 1024);
});

test('the end of the other side is its end, and it ends in turn', async () => {
  theirs.end(Uint8Array.of(1, 0xf0));
  socket.resume();
  await once(socket, 'close');
  expect([socket.readableEnded, socket.writableFinished, socket.destroyed]).toEqual([true, true, true]);
});

test('destroySoon writes what is there, and closes both', async () => {
  theirs.write(Uint8Array.of(1));
  await socket.established(60_000);
  const got: number[] = [];
  theirs.on('data', (chunk) => got.push(...chunk));
  socket.write(Uint8Array.of(0, 1));
  socket.destroySoon();
  await once(socket, 'close');
  await once(theirs, 'end');
  expect(got).toEqual([1, 0xff, 0xfe]);
});

test('a hang-up before the greeting is a ClosedError', async () => {
  theirs.destroy();
  await expect(socket.established(60_000)).rejects.toMatchObject({ name: 'ClosedError' });
  expect(socket.destroyed).toBe(true);
});

test('waiting for the greeting ends in time, and when it is cancelled', async () => {
  await expect(socket.established(1)).rejects.toMatchObject({ name: 'ConnectError' });
  const stop = AbortSignal.abort();
  await expect(socket.established(60_000, stop)).rejects.toThrow();
});

describe('a flood of small packets', () => {
  const SIZE = 20;
  /** How many bytes have been translated. */
  let bytes: number;
  /** Packets of 20 bytes. They are decoys: nothing is delivered. */
  const decoys: Translation = {
    transport: 'v2',
    ready: true,
    done: true,
    receive: (chunk) => {
      bytes += chunk.length;
      return { send: NOTHING, deliver: NOTHING, packets: chunk.length / SIZE };
    },
    send: (sent) => sent,
  };
  let below: Duplex;
  beforeEach(() => {
    bytes = 0;
    below = new Duplex({ read() {}, write: (_, __, done) => done() });
    TransportSocket.over(below as Socket, decoys).on('error', () => {});
  });

  test('is translated in short turns; then others get theirs', async () => {
    below.emit('data', new Uint8Array(64 * 1024));
    // a portion is never split, so a turn may be a little longer
    expect(bytes / SIZE).toBeLessThan(3 * TURN_MESSAGES);
    while (bytes < 64 * 1024) await new Promise(setImmediate);
  });

  test('that waits for its turns is limited: reading pauses', async () => {
    for (let sent = 0; sent <= 2 * UNSPLIT_LIMIT; sent += 64 * 1024)
      below.emit('data', new Uint8Array(64 * 1024));
    expect(below.isPaused()).toBe(true);
    while (below.isPaused()) await new Promise(setImmediate);
  });
});
