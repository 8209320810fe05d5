import { FlowControl } from 'answers/10-connection';
import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { eventually } from '../../src/suite/deadline';
import { withTracker } from '../../src/suite/resource-tracker';
import { connectedSockets } from '../../src/suite/scripted-peer';
import { PORTION, UNSPLIT_LIMIT } from '../../src/wire/streams/limits';
import { must } from '../09-handshake/shared';

const ENDLESS = 'readOn() goes on although nothing waits: process() was called 100 times with no bytes.';

/**
 * A socket without a network, its flow control, and what has been processed. `state.room` is in bytes;
 * `state.asked` is how many times `ready` was asked since `over`.
 */
const flowing = (room = Infinity) => {
  const socket = new Duplex({ read() {}, write: (_, __, done) => done() });
  const state = { room, asked: 0, portions: [] as Uint8Array[] };
  let empty = 0;
  const process = (portion: Uint8Array) => {
    empty = portion.length === 0 ? empty + 1 : 0;
    if (empty === 100) must(false, ENDLESS);
    state.portions.push(portion);
    state.room -= portion.length;
  };
  const ready = () => {
    state.asked++;
    return state.room > 0;
  };
  const flow = FlowControl.over(socket as Socket, process, ready);
  state.asked = 0;
  const arrive = (chunk: Uint8Array) => socket.emit('data', Buffer.from(chunk));
  const processed = () => [...Buffer.concat(state.portions)];
  return { socket, state, flow, arrive, processed };
};

const bytes = (...values: number[]) => Uint8Array.from(values);

describe('FlowControl', () => {
  test('processes what comes at once, if it can be processed', () => {
    const { arrive, processed, flow } = flowing();
    expect(() => arrive(bytes(1, 2, 3))).toGive(true, [
      [false, 'Nothing listens to the socket: over() listens to its `data`.'],
      [
        (got: unknown) => got instanceof TypeError,
        'A method that is passed as a listener loses its `this`. Pass a function: (chunk) => flow.receive(chunk).',
      ],
    ]);
    const afterTheNextChunk = () => (arrive(bytes(4)), processed().length > 0);
    expect(processed()).toGive(
      [1, 2, 3],
      [
        [
          afterTheNextChunk,
          'A chunk was processed only when the next one had come: readOn() processes what waits. Append a chunk before you call readOn().',
        ],
        [[], 'A chunk has come, but process() was not called.'],
      ],
    );
    arrive(bytes(4));
    expect(processed()).toGive(
      [1, 2, 3, 4],
      [
        [
          [1, 2, 3],
          'The first chunk was processed, and the second one was not. once() listens to one event only: use on().',
        ],
      ],
    );
    expect(flow.waiting.length).toGive(0, [
      [() => true, 'What has been processed still waits, and will be processed again.'],
    ]);
  });

  test('lets what cannot be processed wait, and processes it in order as soon as it can be', () => {
    const { state, arrive, processed, flow } = flowing(0);
    arrive(bytes(1, 2));
    arrive(bytes(3));
    expect(processed()).toGive([], [[() => true, 'ready() said no, but you called process().']]);
    expect(flow.waiting.length).toGive(3);
    state.room = 100;
    flow.readOn();
    expect(processed()).toGive(
      [1, 2, 3],
      [
        [
          () => state.asked === 0,
          'There is room again, but you have not asked ready() since over(). Its answer may change with every portion: keep the function, not an answer of it.',
        ],
        [[], 'There is room again, but readOn() processes nothing.'],
        [[1, 2], 'readOn() processes one chunk, and leaves the others waiting.'],
      ],
    );
  });

  test('processes a new chunk after everything that waits already', () => {
    const { state, arrive, processed } = flowing(0);
    arrive(bytes(1, 2));
    state.room = 100;
    arrive(bytes(3));
    expect(processed()).toGive(
      [1, 2, 3],
      [
        [[3], 'The new chunk overtook the bytes that were waiting.'],
        [[3, 1, 2], 'The new chunk overtook the bytes that were waiting.'],
        [[1, 2], 'The new chunk still waits, although there is room for it.'],
      ],
    );
  });

  test('asks ready() before each portion of at most PORTION bytes', () => {
    const { state, arrive, flow } = flowing(PORTION);
    arrive(new Uint8Array(3 * PORTION));
    const largest = Math.max(...state.portions.map(({ length }) => length));
    must(
      largest <= PORTION,
      `You passed ${largest} bytes to process() at once. Take at most PORTION, so that ready() is asked in between.`,
    );
    expect(flow.waiting.length).toGive(2 * PORTION, [
      [0, 'After the first portion ready() says no, but you went on. Ask before each portion.'],
    ]);
  });

  test('goes on when the socket has drained', () => {
    const { socket, state, arrive, processed } = flowing(0);
    arrive(bytes(1));
    state.room = 100;
    expect(() => socket.emit('drain')).toGive(true, [
      [false, 'What we wrote has gone out, and there is room again. Listen to `drain`, and read on.'],
      [
        (got: unknown) => got instanceof TypeError,
        'A method that is passed as a listener loses its `this`. Pass a function: () => flow.readOn().',
      ],
    ]);
    expect(processed()).toGive(
      [1],
      [[[], 'What we wrote has gone out, and there is room again. Listen to `drain`, and read on.']],
    );
    state.room = 0;
    arrive(bytes(2));
    state.room = 100;
    socket.emit('drain');
    expect(processed()).toGive(
      [1, 2],
      [
        [
          [1],
          'The socket drained a second time, and nothing was read. once() listens to one event only: use on().',
        ],
      ],
    );
  });

  test('pauses the socket when more than UNSPLIT_LIMIT bytes wait, and not before', () => {
    const { socket, arrive } = flowing(0);
    arrive(new Uint8Array(UNSPLIT_LIMIT));
    must(
      !socket.isPaused(),
      'The socket is paused although no more than UNSPLIT_LIMIT bytes wait. A paused socket does not report its end: read on a little.',
    );
    arrive(bytes(1));
    must(
      socket.isPaused(),
      'More than UNSPLIT_LIMIT bytes wait, but the socket is not paused. A stranger must not fill your memory.',
    );
  });

  test('resumes the socket when no more than UNSPLIT_LIMIT bytes wait', () => {
    const { socket, state, arrive, flow } = flowing(0);
    arrive(new Uint8Array(2 * UNSPLIT_LIMIT));
    must(socket.isPaused(), 'More than UNSPLIT_LIMIT bytes wait, but the socket is not paused.');
    flow.readOn();
    must(socket.isPaused(), 'There is still no room, but readOn() resumes the socket.');
    state.room = UNSPLIT_LIMIT;
    flow.readOn();
    must(
      !socket.isPaused(),
      'There is room again, but the socket stays paused: nothing more is ever read. Resume it.',
    );
  });

  test('notices that the other side has hung up, while nothing can be processed', () =>
    withTracker(async () => {
      const [ours, theirs] = await connectedSockets();
      let ended = false;
      ours.once('end', () => (ended = true));
      FlowControl.over(
        ours,
        () => {},
        () => false,
      );
      theirs.end(new Uint8Array(100_000));
      must(
        await eventually(() => ended),
        'The other side has sent 100 kilobytes and hung up, but the socket never says so. A paused socket does not report its end.',
      );
    }));

  test('goes on in order when process() itself makes room and calls readOn()', () => {
    const socket = new Duplex({ read() {}, write: (_, __, done) => done() });
    const processed: number[] = [];
    const flow: FlowControl = FlowControl.over(
      socket as Socket,
      (portion) => {
        processed.push(...portion);
        if (processed.length < 10_000) flow.readOn();
      },
      () => true,
    );
    const chunk = Uint8Array.from({ length: 4 * PORTION }, (_, i) => i);
    socket.emit('data', Buffer.from(chunk));
    expect(processed).toGive(
      [...chunk],
      [
        [
          (got: unknown) => (got as number[]).length > chunk.length,
          'process() called readOn(), and some bytes were processed twice. Remove a portion before you process it.',
        ],
      ],
    );
  });
});
