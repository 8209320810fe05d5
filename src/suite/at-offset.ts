import { fromHex } from '../wire/bytes';
import { WireError } from '../wire/codec/error';
import { Reader } from '../wire/codec/reader';
import { Writer } from '../wire/codec/writer';
import type { KnownMistakes, Refusal } from './matchers';

/**
 * The bytes before the value. A value by itself begins at offset 0, where an offset that is always 0 looks
 * right: so readers and writers are also tested in the middle of a message.
 */
const BEFORE = Uint8Array.of(0xaa, 0xbb, 0xcc);

/**
 * A reader in the middle of a larger buffer, positioned at the given bytes.
 *
 * @param bytes - everything that is left to read; bytes, or hex with spaces
 * @param after - how many bytes there are in the buffer that no reader may read
 */
export function readerAtOffset(bytes: Uint8Array | string, after = 2): Reader {
  const own = typeof bytes === 'string' ? fromHex(bytes) : bytes;
  // two bytes before them, outside the view
  const around = new Uint8Array(2 + BEFORE.length + own.length + after).fill(0xee);
  around.set(BEFORE, 2);
  around.set(own, 2 + BEFORE.length);
  const r = new Reader(around.subarray(2, around.length - after));
  r.bytes(BEFORE.length);
  return r;
}

/**
 * Whether a call returns the given value: an answer that is wrong everywhere must not be blamed on the
 * position.
 */
function gives(call: () => unknown, want: unknown): boolean {
  try {
    expect(call).toGive(want);
    return true;
  } catch {
    return false;
  }
}

/**
 * Expect that, in the middle of a message, exactly these bytes are read, as this value. If reading them at
 * offset 0 works, the message blames the position.
 *
 * @param read - reads the value
 * @param bytes - the encoded value; bytes, or hex with spaces
 * @param want - the value
 */
export function expectReadAtOffset(
  read: (r: Reader) => unknown,
  bytes: Uint8Array | string,
  want: unknown,
): void {
  const r = readerAtOffset(bytes);
  const { left } = r;
  const before = r.source.slice();
  const atStart = () => gives(() => read(new Reader(before.slice(BEFORE.length))), want);
  const say = `The reader was at byte ${BEFORE.length}, but another place was read. r.bytes() reads at the current position; r.source starts elsewhere.`;
  expect(() => read(r)).toGive(want, [[atStart, say]]);
  expect(r.offset).toGive(BEFORE.length + left, [
    [
      () => true,
      `The reader was at byte ${BEFORE.length}, and the value has ${left} bytes: a different number of bytes was read.`,
    ],
  ]);
  expect(r.source).toGive(before, [
    [
      () => true,
      'The bytes that were read have changed. r.bytes() gives a view of them, and reverse() works in place: copy first, with slice().',
    ],
  ]);
}

/**
 * Expect that, in the middle of a message, these bytes are written and the earlier ones are kept. If writing
 * them at offset 0 works, the message blames the position.
 *
 * @param write - writes the value
 * @param want - the expected bytes; bytes, or hex with spaces
 */
export function expectWrittenAtOffset(write: (w: Writer) => unknown, want: Uint8Array | string): void {
  const w = writerAtOffset();
  const own = typeof want === 'string' ? fromHex(want) : want;
  const atStart = () => gives(() => appended(new Writer(), write, 0), own);
  const say = `It is right at the start, but here the writer was at byte ${BEFORE.length}. Count the bytes of this value, and not all that have been written.`;
  expect(() => appended(w, write)).toGive(own, [[atStart, say]]);
}

/** The same bytes as a view into a larger buffer, like those from a message or a chunk. */
export function viewOf(bytes: Uint8Array): Uint8Array {
  const around = new Uint8Array(bytes.length + 8).fill(0xee);
  around.set(bytes, 3);
  return around.subarray(3, 3 + bytes.length);
}

/**
 * Expect that a function uses only the bytes of a view, and no others of its buffer. If it works for a whole
 * buffer, the message blames the view.
 *
 * @param use - the function, called with the view
 * @param bytes - the bytes of the view
 * @param want - the expected result
 */
export function expectOfView(use: (bytes: Uint8Array) => unknown, bytes: Uint8Array, want: unknown): void {
  const say =
    'These bytes are a view into a larger buffer, and other bytes of that buffer were used. `.buffer` is the whole buffer: use the array itself, or its byteOffset and length as well.';
  const ofWhole = () => gives(() => use(bytes.slice()), want);
  expect(() => use(viewOf(bytes))).toGive(want, [[ofWhole, say]]);
}

/**
 * Expect that reading these bytes in the middle of a message is refused, whether the buffer has more bytes after
 * them or ends there.
 *
 * @param read - reads the value
 * @param bytes - everything that is left to read; bytes, or hex with spaces
 * @param refusal - the error; its offset counts from the first of these bytes
 * @param known - known wrong results, as for `toRefuse`
 */
export function expectReadRefused(
  read: (r: Reader) => unknown,
  bytes: Uint8Array | string,
  refusal: Refusal,
  known: KnownMistakes = [],
): void {
  for (const after of [2, 0]) {
    const r = readerAtOffset(bytes, after);
    expect(() => read(r)).toRefuse(shifted(refusal), [
      ...known,
      notShifted(refusal, 'reader', 'r.offset'),
      ...elsewhere(refusal, () => r.offset),
    ]);
  }
}

/**
 * Expect that writing a value in the middle of a message is refused.
 *
 * @param write - writes the value
 * @param refusal - the error; its offset counts from the writer's position
 * @param known - known wrong results, as for `toRefuse`: the bytes that were written instead, without the
 *   earlier ones
 * @returns the writer, in its final state
 */
export function expectWriteRefused(
  write: (w: Writer) => unknown,
  refusal: Refusal,
  known: KnownMistakes = [],
): Writer {
  return refusedBy(write, refusal, () => known);
}

function refusedBy(
  write: (w: Writer) => unknown,
  refusal: Refusal,
  known: (w: Writer) => KnownMistakes,
): Writer {
  const w = writerAtOffset();
  expect(() => appended(w, write)).toRefuse(shifted(refusal), [
    ...known(w),
    notShifted(refusal, 'writer', 'w.offset'),
    ...elsewhere(refusal, () => w.offset),
  ]);
  return w;
}

/** Like {@link expectWriteRefused}, and expect that no byte of the value has been written. */
export function expectNothingWritten(
  write: (w: Writer) => unknown,
  refusal: Refusal,
  known: KnownMistakes = [],
): void {
  const w = refusedBy(write, refusal, (writer) => [
    ...known,
    [
      (got: unknown) => got instanceof WireError && got.path === refusal.path && pastStart(got, writer),
      'When you rejected it, part of the value had been written, and the error points past that. Check the whole value first, then write.',
    ],
  ]);
  expect(w.finish()).toGive(BEFORE, [
    [
      () => true,
      'The error is right, but part of the value had been written by then. Check the whole value first, then write.',
    ],
  ]);
}

const pastStart = ({ offset }: WireError, w: Writer) => offset === w.offset && offset > BEFORE.length;

function writerAtOffset(): Writer {
  const w = new Writer();
  w.bytes(BEFORE);
  return w;
}

function appended(w: Writer, write: (w: Writer) => unknown, before = BEFORE.length): Uint8Array {
  write(w);
  return w.finish().slice(before);
}

function shifted(refusal: Refusal): Refusal {
  return { ...refusal, offset: BEFORE.length + refusal.offset };
}

/** Recognises an error whose offset is right only if the reader or the writer begins at 0. */
function notShifted(
  { path, offset }: Refusal,
  what: 'reader' | 'writer',
  ask: string,
): KnownMistakes[number] {
  const here = BEFORE.length;
  const start = what === 'reader' ? 'the stream' : 'everything that is written';
  return [
    (got: unknown) => got instanceof WireError && got.path === path && got.offset === offset,
    `The error points at byte ${offset}, but the problem is at byte ${here + offset}. Offsets count from the start of ${start}, and the ${what} was at byte ${here} already: ask ${ask}.`,
  ];
}

/** Recognises an error that points at the start of the value, just past its end, or counts from there. */
function elsewhere({ path, offset }: Refusal, now: () => number): KnownMistakes {
  const due = BEFORE.length + offset;
  const at = (place: number) => (got: unknown) =>
    got instanceof WireError && got.path === path && got.offset === place && place !== due;
  return [
    [
      at(BEFORE.length),
      `The error points at byte ${BEFORE.length}, where it all begins. The problem is ${offset} ${offset === 1 ? 'byte' : 'bytes'} further on, at byte ${due}.`,
    ],
    [
      (got: unknown) => at(now())(got) && now() > due,
      `The error points just past what has been read or written. The problem is at byte ${due}: remember that offset before you go on.`,
    ],
    [
      (got: unknown) => offset > 0 && at(now() + offset)(got),
      // the message is made before the call, and does not know yet where it ends
      `The error points ${offset} bytes past what has been read or written. Count from byte ${BEFORE.length}, where it all begins: remember that offset before you go on.`,
    ],
  ];
}

/**
 * Expect that a call throws a WireError, with any path and offset: for bytes about which nothing more is
 * known.
 *
 * @param call - reads or writes
 * @param say - the message for the learner if it accepts them
 */
export function expectWireError(call: () => unknown, say: string): void {
  const outcome = () => {
    try {
      return call();
    } catch (error) {
      if (error instanceof WireError) return 'a WireError';
      throw error;
    }
  };
  expect(outcome).toGive('a WireError', [[(got: unknown) => !isError(got), say]]);
}

const isError = (got: unknown) => Object.prototype.toString.call(got) === '[object Error]';
