import { Demultiplexer, examine } from 'answers/08-streams';
import fc from 'fast-check';
import { forAny } from '../../src/suite/for-any';
import { cut, frame, joined, line } from '../../src/suite/stream-inputs';
import { NONE, brief, ping, pong, run, messagesOf, stream } from './shared';

const places = fc.array(fc.nat(), { maxLength: 20 });

describe('Demultiplexer', () => {
  test('returns the same messages and errors, however a stream is split', () => {
    forAny(
      [stream, places],
      (bytes, at) => {
        for (const policy of ['node', 'resync'] as const) {
          const whole = run(policy, [bytes]);
          expect(run(policy, cut(bytes, at))).toGive(whole, [
            [
              () => true,
              'The same stream, split into different chunks, gave a different result. Where a chunk ends must not matter.',
            ],
          ]);
        }
      },
      60,
    );
  });

  test('resync: every good message comes out, whatever comes between them', () => {
    const good = fc.constantFrom(ping, pong, { command: 'verack', payload: NONE });
    const noise = fc.uint8Array({ maxLength: 40 }).map((bytes) => bytes.filter((byte) => byte !== 0xf9));
    forAny([fc.array(fc.tuple(noise, good), { maxLength: 8 }), places], (list, at) => {
      const bytes = joined(
        ...list.map(([before, { command, payload }]) => joined(before, frame(command, payload))),
      );
      expect(messagesOf('resync', ...cut(bytes, at))).toGive(list.map(([, message]) => line(message)));
    });
  });

  test('resync: each byte is in a message, skipped or held, and nothing is held that cannot become a message', () => {
    forAny(
      [stream, places],
      (bytes, at) => {
        const demultiplexer = new Demultiplexer('mainnet', 'resync');
        let [fed, out] = [0, 0];
        for (const chunk of cut(bytes, at)) {
          demultiplexer.feed(chunk);
          fed += chunk.length;
          for (let message = demultiplexer.next(); message && out <= fed; message = demultiplexer.next()) {
            out += 24 + message.payload.length;
          }
          const { held, skipped } = demultiplexer;
          expect(out + skipped + held.length).toGive(fed, [
            [
              (got: unknown) => Number(got) > fed,
              'Messages, skipped bytes and held ones are together more than has arrived: a byte is counted twice, or `held` is the whole buffer that a view is part of.',
            ],
            [() => true, 'Some bytes that have arrived are neither in a message, nor skipped, nor held.'],
          ]);
          expect(held).toGive(bytes.slice(fed - held.length, fed));
          if (held.length >= 24) expect(brief(examine(held))).toContain('incomplete');
        }
      },
      40,
    );
  });

  test('throws nothing but a WireError with node, and nothing at all with resync, whatever a peer sends', () => {
    forAny([stream], (bytes) => {
      run('node', [bytes]);
      expect(run('resync', [bytes]).end).toGive(undefined);
    });
  });
});
