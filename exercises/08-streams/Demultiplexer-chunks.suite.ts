import { Demultiplexer } from 'answers/08-streams';
import { patched } from '../../src/suite/inputs';
import { cut, frame, inChunksOf, joined, line } from '../../src/suite/stream-inputs';
import { recording } from '../../src/peers/recordings';
import {
  NONE,
  FRAMES,
  VERACK,
  VERSION,
  PING,
  PONG,
  about,
  threw,
  ping,
  pong,
  messagesOf,
  some,
} from './shared';

describe('Demultiplexer', () => {
  test('returns a whole message, once', () => {
    const demultiplexer = new Demultiplexer();
    demultiplexer.feed(PING);
    expect(() => demultiplexer.next()).toGive(ping, [
      [
        undefined,
        'All 32 bytes of the ping have arrived, but no message came out. Do not wait for one more byte.',
      ],
    ]);
    expect(() => demultiplexer.next()).toGive(undefined, [
      [ping, 'The same message came out again. Drop the bytes of a message once it is returned.'],
      [null, 'It returned null. As long as there is no message, return undefined.'],
      [
        about('magic'),
        'You dropped too little of the message: what is left of it was taken for a header. Drop the whole message, header included.',
      ],
    ]);
  });

  test('returns no message when nothing, or an empty chunk, has arrived', () => {
    const demultiplexer = new Demultiplexer();
    for (const chunk of [NONE, NONE]) {
      expect(() => demultiplexer.next()).toGive(undefined);
      demultiplexer.feed(chunk);
    }
    expect(() => demultiplexer.next()).toGive(undefined);
  });

  test('returns a message split in two when its second part arrives', () => {
    const demultiplexer = new Demultiplexer();
    demultiplexer.feed(PING.slice(0, 27));
    expect(() => demultiplexer.next()).toGive(undefined, [
      [
        (got: unknown) => (got as { command?: string } | undefined)?.command === 'ping',
        'You took a chunk for a message. Three of eight payload bytes have arrived: hold them until the rest arrives.',
      ],
      [
        threw,
        'It threw because the message is not complete yet. TCP may split it anywhere: wait for the rest.',
      ],
    ]);
    demultiplexer.feed(PING.slice(27));
    const forgotten =
      'You examined only the last chunk, and forgot the first part. Append each chunk to what is held.';
    expect(() => demultiplexer.next()).toGive(ping, [
      [undefined, forgotten],
      [about('magic'), forgotten],
    ]);
  });

  test('returns a message that was split within its header', () => {
    for (let at = 1; at < 24; at++) {
      expect(() => messagesOf('node', ...cut(PING, [at]))).toGive(
        [line(ping)],
        [
          [
            () => true,
            `The message was split after ${at} bytes, in its header. Hold them: a header can be judged when 24 bytes have arrived.`,
          ],
        ],
      );
    }
  });

  test('returns two messages from one chunk, one after the other', () => {
    const demultiplexer = new Demultiplexer();
    demultiplexer.feed(joined(PING, PONG));
    expect(() => demultiplexer.next()).toGive(ping, [
      [pong, 'The last message came out, and the first was skipped. Return them in the order of the stream.'],
    ]);
    expect(() => demultiplexer.next()).toGive(pong, [
      [
        undefined,
        'Nothing came out after the first message. A chunk can hold several: drop the bytes of that message and no others, and look again.',
      ],
      [ping, 'The same message came out again. Drop the bytes of a message once it is returned.'],
      [
        about('magic'),
        'The next message begins at byte 32, but you looked for it elsewhere. Drop the whole message, header and payload.',
      ],
    ]);
    expect(() => demultiplexer.next()).toGive(undefined);
  });

  test('returns a message with an empty payload after 24 bytes', () => {
    expect(() => messagesOf('node', VERACK)).toGive(
      ['verack'],
      [
        [
          [],
          'A verack is 24 bytes, and all of them have arrived. Do not wait for a payload: it has 0 bytes.',
        ],
      ],
    );
  });

  test('is independent of any other Demultiplexer', () => {
    const [one, other] = [new Demultiplexer(), new Demultiplexer()];
    one.feed(PING.slice(0, 30));
    other.feed(PONG);
    const message =
      'You mixed up two connections. What is held belongs to one object: use a field, not a module-level variable.';
    expect(() => other.next()).toGive(pong, [[() => true, message]]);
    one.feed(PING.slice(30));
    expect(() => one.next()).toGive(ping, [[() => true, message]]);
  });

  test.each<[string, Uint8Array, string[]]>([
    ['part of a message', VERSION.slice(0, 100), []],
    ['exactly one message', frame('addr', new Uint8Array(76)), ['addr']],
    [
      'several messages (ping, pong, addr)',
      joined(PING, PONG, frame('addr', new Uint8Array(12))),
      ['ping', 'pong', 'addr'],
    ],
    ['one message, and the beginning of the next', joined(PING, VERSION).slice(0, 100), ['ping']],
  ])('returns the complete messages in a read of 100 bytes: %s', (_, bytes, want) => {
    expect(() => messagesOf('node', bytes).map((text) => text.split(' ')[0])).toGive(want);
  });

  test('returns every message that a read completes, and holds the beginning of the next', () => {
    const stream = joined(VERSION, VERACK, PING, PONG);
    const demultiplexer = new Demultiplexer();
    const counts = inChunksOf(100, stream).map((chunk) => {
      demultiplexer.feed(chunk);
      let count = 0;
      while (count < 9 && demultiplexer.next()) count++;
      return count;
    });
    expect(counts).toGive(
      [0, 3, 1],
      [
        [[0, 1, 1], 'One message came out of each chunk. A chunk can complete one message, and hold others.'],
        [[0, 1, 0], 'After the first message it waits for too much. 24 bytes are enough to look again.'],
        [
          (got: unknown) => Array.isArray(got) && got.includes(9),
          'It never ends: after the last whole message, return undefined.',
        ],
      ],
    );
  });

  test('treats an alert that carries an alert as one message: a magic in a payload does not begin a new one', () => {
    const { bytes } = recording('alert-wrapped-twice');
    for (const policy of ['node', 'resync'] as const) {
      for (const length of [100, bytes.length]) {
        expect(() => messagesOf(policy, ...inChunksOf(length, bytes))).toGive(
          [line({ command: 'alert', payload: bytes.subarray(24) })],
          [
            [
              some((messages) => messages.length > 1),
              'The message came out, and then the one inside its payload. Drop all of its bytes, and go on after it.',
            ],
            [
              [line({ command: 'alert', payload: bytes.subarray(48) })],
              'The inner alert came out. As long as the outer one may be good, do not search inside it: wait.',
            ],
          ],
        );
      }
    }
  });

  test('returns the recorded messages from chunks of any length', () => {
    const stream = joined(...FRAMES.map(({ bytes }) => bytes));
    const want = FRAMES.map(({ command, bytes }) => line({ command, payload: bytes.subarray(24) }));
    for (const length of [1, 2, 3, 7, 23, 24, 25, 100, 577, stream.length]) {
      for (const policy of ['node', 'resync'] as const) {
        expect(() => messagesOf(policy, ...inChunksOf(length, stream))).toGive(want);
      }
    }
  });

  test('never changes a message that it has returned', () => {
    const payloads = Array.from({ length: 200 }, (_, i) => new Uint8Array(i).fill(i));
    const stream = joined(...payloads.map((payload) => frame('block', payload)));
    const demultiplexer = new Demultiplexer();
    const kept: Uint8Array[] = [];
    for (const chunk of inChunksOf(50, stream)) {
      demultiplexer.feed(chunk);
      let message = demultiplexer.next();
      for (; message && kept.length <= payloads.length; message = demultiplexer.next()) {
        kept.push(message.payload);
      }
    }
    expect(kept.length).toGive(200, [
      [201, 'More messages came out than there are. Drop the bytes of a message once it is returned.'],
    ]);
    for (const [i, payload] of payloads.entries()) {
      expect(kept[i]).toGive(payload, [
        [
          () => true,
          'This payload was right, and has changed since: it is a view of a buffer that you reused. Return a copy.',
        ],
      ]);
    }
  });

  test('accepts a chunk that is a view of a larger buffer, and leaves it unchanged', () => {
    const around = joined(PONG, PING, PONG);
    const before = around.slice();
    const demultiplexer = new Demultiplexer();
    demultiplexer.feed(around.subarray(32, 64));
    expect(() => demultiplexer.next()).toGive(ping, [
      [pong, 'You read the underlying buffer from its start. A view begins at its byteOffset.'],
    ]);
    expect(() => demultiplexer.next()).toGive(undefined, [
      [pong, 'You read past the end of the chunk, in its underlying buffer. A view ends after its length.'],
    ]);
    expect(around).toGive(before, [[() => true, 'You modified the chunk. It belongs to the caller.']]);
  });

  test('holds what has arrived and is not used up', () => {
    const demultiplexer = new Demultiplexer();
    expect(demultiplexer.held).toGive(NONE);
    demultiplexer.feed(PING.slice(0, 27));
    demultiplexer.next();
    expect(demultiplexer.held).toGive(PING.slice(0, 27), [
      [NONE, 'Nothing is held. Hold each byte that has arrived and does not belong to a returned message.'],
    ]);
    demultiplexer.feed(joined(PING.slice(27), PONG.slice(0, 5)));
    demultiplexer.next();
    expect(demultiplexer.held).toGive(PONG.slice(0, 5), [
      [
        joined(PING.slice(27), PONG.slice(0, 5)),
        'The first 27 bytes of the ping were held, and are gone: reading `held` used them up. It only shows what is held.',
      ],
      [
        joined(PING, PONG.slice(0, 5)),
        'A returned message is still held. That fills up the memory: drop what is used up.',
      ],
      [
        NONE,
        'After the ping nothing is held, but five bytes have arrived. `position` of the buffer counts from the beginning of the stream, so bytes before it are not in `bytes`: it begins with what is held.',
      ],
    ]);
  });

  test('allocates no memory for 4 MB that are only announced', () => {
    const promise = patched(frame('block', NONE), 16, '00093d00');
    const before = process.memoryUsage().arrayBuffers;
    const peers = Array.from({ length: 50 }, () => {
      const demultiplexer = new Demultiplexer();
      demultiplexer.feed(joined(promise, '00'));
      demultiplexer.next();
      return demultiplexer;
    });
    const taken = (process.memoryUsage().arrayBuffers - before) / peers.length;
    expect(taken < 300_000).toGive(true, [
      [
        false,
        'You allocated memory for everything that was announced. Anyone can announce 4 MB with 24 bytes: allocate memory as bytes arrive.',
      ],
    ]);
  });
});
