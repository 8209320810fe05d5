import type { Socket } from 'node:net';
import { Writable } from 'node:stream';
import { type Manner, Outbox } from './outbox';
import type { Outgoing } from '../outgoing';

/** A fake socket: records each portion, and accepts more only when `go` is called. */
class Slow extends Writable {
  readonly portions: string[] = [];
  private done: (() => void) | undefined;

  constructor(private readonly stuck = false) {
    super({ highWaterMark: 1000 });
  }

  override _write(chunk: Buffer, _: string, done: () => void): void {
    this.portions.push(chunk.toString());
    if (this.stuck) this.done = done;
    else done();
  }

  go(): void {
    const { done } = this;
    this.done = undefined;
    done?.();
  }
}

const piece = (text: string, more: Partial<Outgoing> = {}): Outgoing => ({
  bytes: Buffer.from(text),
  ...more,
});

function outbox(socket: Slow, manner: Manner = {}, room = () => {}) {
  const seen: string[] = [];
  const box = new Outbox(socket as unknown as Socket, manner, {
    sent: ({ bytes }) => seen.push(`sent ${Buffer.from(bytes).toString()}`),
    room,
    last: () => seen.push('last'),
    fault: (error) => seen.push(`fault ${(error as Error).message}`),
  });
  return { box, seen };
}

const turn = () => new Promise(setImmediate);

test('by default, each piece is written as one portion', () => {
  const socket = new Slow();
  outbox(socket).box.push(piece('abc'), piece('de'));
  expect(socket.portions).toEqual(['abc', 'de']);
});

test('gather: everything that is ready is written as one portion', () => {
  const socket = new Slow();
  outbox(socket, { gather: true }).box.push(piece('abc'), piece('de'));
  expect(socket.portions).toEqual(['abcde']);
});

test('many pieces at once are gathered, too, to save writes', () => {
  const socket = new Slow();
  outbox(socket).box.push(...Array.from({ length: 900 }, () => piece('a')));
  expect(socket.portions.length).toBeLessThan(20);
  expect(socket.portions.join('')).toBe('a'.repeat(900));
});

test('split: each byte is written separately, one in each turn of the event loop', async () => {
  const socket = new Slow();
  outbox(socket, { split: true }).box.push(piece('abc'), piece('d'));
  for (const so_far of ['a', 'ab', 'abc', 'abcd', 'abcd']) {
    expect(socket.portions).toEqual([...so_far]);
    await turn();
  }
});

test('delay: the next portion is written after the delay', () => {
  jest.useFakeTimers();
  const socket = new Slow();
  outbox(socket, { delay: 20 }).box.push(piece('abc'), piece('d'));
  jest.advanceTimersByTime(19);
  expect(socket.portions).toEqual(['abc']);
  jest.advanceTimersByTime(1);
  expect(socket.portions).toEqual(['abc', 'd']);
  jest.useRealTimers();
});

test('the last piece is sent completely, and nothing after it', async () => {
  const socket = new Slow();
  const { box, seen } = outbox(socket, { split: true });
  box.push(piece('ab', { last: true }), piece('c'));
  box.push(piece('d'));
  for (let i = 0; i < 4; i++) await turn();
  expect(socket.portions).toEqual(['a', 'b']);
  expect(seen).toEqual(['sent ab', 'last']);
});

test('pieces that are made one by one are made only when they can be sent', async () => {
  const socket = new Slow(true);
  const { box } = outbox(socket);
  let made = 0;
  function* endless(): Generator<Outgoing> {
    for (;;) yield piece(`${++made}`.padEnd(100));
  }
  box.play(endless());
  await turn();
  expect(made).toBe(10);
  expect(socket.writableLength).toBe(1000);
  for (let i = 0; i < 10; i++) {
    socket.go();
    await turn();
    expect(socket.writableLength).toBeLessThanOrEqual(1000);
  }
  expect(made).toBeGreaterThan(10);
  box.stop();
});

test('the outbox is full while more than a megabyte is waiting', async () => {
  const socket = new Slow(true);
  const { box } = outbox(socket);
  for (let i = 0; i < 12; i++) box.push(piece('x'.repeat(100_000)));
  expect(box.full).toBe(true);
  while (socket.portions.length < 12) {
    socket.go();
    await turn();
  }
  expect(box.full).toBe(false);
});

test('a piece that cannot be made ends its sequence, but not the others', () => {
  const socket = new Slow();
  const { box, seen } = outbox(socket);
  function* broken(): Generator<Outgoing> {
    yield piece('a');
    throw new Error('out of ink');
  }
  box.play(broken());
  box.push(piece('b'));
  expect(seen).toEqual(['sent a', 'fault out of ink', 'sent b']);
});

test('a piece that is pushed while another is being sent follows it', () => {
  const socket = new Slow();
  const box: Outbox = new Outbox(
    socket as unknown as Socket,
    {},
    {
      sent: ({ message }) => message && box.push(piece('second')),
      room: () => {},
      last: () => {},
      fault: () => {},
    },
  );
  box.push(piece('first', { message: { command: 'ping', payload: new Uint8Array(0) } }));
  expect(socket.portions).toEqual(['first', 'second']);
});

test('it reports room again once the excess is sent, even if nothing more is to be written', async () => {
  const socket = new Slow(true);
  let full: boolean | undefined;
  const { box } = outbox(socket, {}, () => (full = box.full));
  box.push(piece('x'.repeat(1_048_577)));
  expect(full).toBe(true);
  socket.go();
  await turn();
  await turn();
  expect(full).toBe(false);
});

test('answers are made one by one, and the outbox is full until the last is made', async () => {
  const socket = new Slow(true);
  let room = 0;
  const { box, seen } = outbox(socket, {}, () => room++);
  let made = 0;
  function* long(): Generator<Outgoing> {
    for (let i = 0; i < 30; i++) yield piece(`${++made}`.padEnd(600));
  }
  box.answer(long());
  await turn();
  expect(made).toBe(2);
  expect(box.full).toBe(true);
  while (made < 30) {
    socket.go();
    await turn();
    expect(socket.writableLength).toBeLessThan(1800);
  }
  for (let i = 0; i < 3; i++) {
    socket.go();
    await turn();
  }
  expect(box.full).toBe(false);
  expect(room).toBeGreaterThan(15);
  expect(seen).toHaveLength(30);
});

test('the outbox is not full any more after answers that could not be completed', () => {
  const { box, seen } = outbox(new Slow());
  function* broken(): Generator<Outgoing> {
    yield piece('a');
    throw new Error('out of ink');
  }
  box.answer(broken());
  expect(seen).toEqual(['sent a', 'fault out of ink']);
  expect(box.full).toBe(false);
});
