import { readGarbage } from 'answers/19-encrypted';
import type { KnownMistakes } from '../../src/suite/matchers';
import { joinBytes } from '../../src/wire/bytes';
import { FIRST, flipped, NOTHING, read, runnerOf, threw, WAITS } from './shared';

const TERMINATOR = FIRST.terminators.sent;

/** Bytes that do not contain the terminator. */
const some = (count: number) => new Uint8Array(count).fill(0x61);

/** What a script returns, or throws, without a runner: that would count the error's offset from the first byte. */
function direct(bytes: Uint8Array): unknown {
  const script = readGarbage(TERMINATOR);
  let at = 0;
  for (let step = script.next(NOTHING); ; step = script.next(bytes.slice(at - step.value, at))) {
    if (step.done) return step.value;
    at += step.value;
    if (at > bytes.length) return WAITS;
  }
}

const garbageIn = (...parts: Uint8Array[]) => read(readGarbage(TERMINATOR), ...parts);

describe('readGarbage', () => {
  test('returns what comes before the terminator', () => {
    expect(() => garbageIn(some(5), TERMINATOR)).toGive(some(5), [
      [
        WAITS,
        'All bytes of the terminator are there, and it waits for more. It can begin at any byte, and sameBytes compares them: === is true for one and the same array only.',
      ],
      [joinBytes(some(5), TERMINATOR), 'The terminator is not a part of the garbage.'],
      [TERMINATOR, 'You returned the terminator. The garbage is what comes before it.'],
      [undefined, 'You returned nothing. The tag of the first packet covers the garbage, so it is needed.'],
      [NOTHING, 'Five bytes come before the terminator: return them.'],
    ]);
  });

  test('returns no bytes if the terminator comes first', () => {
    expect(() => garbageIn(TERMINATOR)).toGive(NOTHING, [
      [WAITS, 'The first 16 bytes are the terminator already: look at them before you ask for more.'],
    ]);
  });

  test('finds a terminator wherever it begins', () => {
    for (let count = 0; count <= 33; count++) {
      expect(() => garbageIn(some(count), TERMINATOR)).toGive(some(count), [
        [WAITS, `It misses a terminator after ${count} bytes. Move on by one byte at a time, not by 16.`],
      ]);
    }
  });

  test('finds a terminator after a false start', () => {
    const start = joinBytes(some(2), TERMINATOR.slice(0, 9));
    const known: KnownMistakes = [
      [
        WAITS,
        'The terminator began, and then began anew: after a false start, look again at each byte. Ask for one byte at a time.',
      ],
    ];
    expect(() => garbageIn(start, TERMINATOR)).toGive(start, known);
    // the last byte of the garbage is the first one of the terminator
    const first = TERMINATOR.slice(0, 1);
    expect(() => garbageIn(first, TERMINATOR)).toGive(first, known);
    for (let at = 0; at < TERMINATOR.length; at++) {
      const almost = joinBytes(some(2), flipped(TERMINATOR, at));
      expect(() => garbageIn(almost, TERMINATOR)).toGive(almost, [
        ...known,
        [
          some(2),
          `All bytes but byte ${at} were those of the terminator, and you took them for it: compare all of them.`,
        ],
      ]);
    }
    const twin = new Uint8Array(16).fill(1);
    expect(() => read(readGarbage(twin), some(1), twin)).toGive(some(1), known);
  });

  test('leaves the bytes after the terminator alone', () => {
    const runner = runnerOf(readGarbage(TERMINATOR));
    runner.feed(joinBytes(some(3), TERMINATOR).slice(0, -1));
    expect(runner.next()).toGive(undefined, [
      [() => true, 'It returned before the last byte of the terminator was there.'],
    ]);
    runner.feed(TERMINATOR.slice(-1));
    expect(runner.next()?.value).toGive(some(3), [
      [
        undefined,
        'The terminator is complete, and it asks for another byte. That one belongs to the first packet.',
      ],
    ]);
  });

  test('accepts 4,095 bytes of garbage', () => {
    expect(() => direct(joinBytes(some(4095), TERMINATOR))).toGive(some(4095), [
      [WAITS, 'After 4,095 bytes of garbage came the terminator, and it waits for more.'],
      [threw, 'You rejected 4,095 bytes of garbage, which are allowed. The terminator comes after them.'],
    ]);
  });

  test('rejects more garbage than that', () => {
    const refusal = { path: 'terminator', offset: 0 };
    const known = [
      [WAITS, 'It goes on to wait. A stranger who never sends the terminator could fill the memory.'],
      [(got: unknown) => !threw(got), 'You accepted 4,096 bytes of garbage. The limit is 4,095.'],
    ] as const;
    expect(() => direct(joinBytes(some(4096), TERMINATOR))).toRefuse(refusal, known);
    expect(() => direct(some(4111))).toRefuse(refusal, known);
  });

  test('does not keep the chunk that the garbage came in', () => {
    const bytes = joinBytes(some(3), TERMINATOR);
    const garbage = garbageIn(bytes);
    bytes.fill(0);
    expect(garbage).toGive(some(3), [
      [() => true, 'The garbage is a view of what came, and changes with it.'],
    ]);
  });
});
