import fc from 'fast-check';
import { joinBytes, sameBytes } from '../bytes';
import { ReceiveBuffer } from './receive-buffer';

const counting = (length: number, from = 0) => Uint8Array.from({ length }, (_, i) => from + i);

/** What can be done with it. */
type Step = { append: number } | { drop: number } | { take: number } | { look: true };

const size = fc.oneof(fc.nat(10), fc.nat(2000), fc.nat(10_000));
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ append: size }) },
  fc.record({ drop: size }),
  fc.record({ take: size }),
  fc.record({ look: fc.constant(true as const) }),
);

test('whatever the chunks, it holds what has been added and not been consumed, in order', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), fc.boolean(), (steps, asBuffers) => {
      const buffer = new ReceiveBuffer();
      const kept: [view: Uint8Array, copy: Uint8Array][] = [];
      let held = new Uint8Array(0);
      let added = 0;
      const consume = (count: number) => (held = held.slice(count));
      for (const each of steps) {
        if ('append' in each) {
          const chunk = counting(each.append, added);
          added += chunk.length;
          buffer.append(asBuffers ? Buffer.from(chunk) : chunk);
          held = joinBytes(held, chunk) as Uint8Array<ArrayBuffer>;
        } else if ('drop' in each) {
          const count = Math.min(each.drop, held.length);
          buffer.drop(count);
          consume(count);
        } else {
          const view = 'take' in each ? buffer.take(each.take) : buffer.bytes;
          expect(sameBytes(view, held.subarray(0, view.length))).toBe(true);
          expect(view.constructor).toBe(Uint8Array);
          kept.push([view, view.slice()]);
          if ('take' in each) {
            expect(view.length).toBeLessThanOrEqual(each.take);
            expect(view.length > 0).toBe(Math.min(each.take, held.length) > 0);
            consume(view.length);
          } else {
            expect(view.length).toBe(held.length);
          }
        }
        expect([buffer.length, buffer.position]).toEqual([held.length, added - held.length]);
      }
      expect(kept.every(([view, copy]) => sameBytes(view, copy))).toBe(true);
    }),
  );
});

test('a chunk is kept without copying, and so is most of it', () => {
  const buffer = new ReceiveBuffer();
  const chunk = counting(10_000);
  buffer.append(chunk);
  expect(buffer.bytes.buffer).toBe(chunk.buffer);
  buffer.drop(4000);
  expect(buffer.bytes.buffer).toBe(chunk.buffer);
});

test('a few bytes do not keep the large chunk that they came in', () => {
  const buffer = new ReceiveBuffer();
  buffer.append(new Uint8Array(1_000_000));
  buffer.drop(999_990);
  expect(buffer.bytes.buffer.byteLength).toBe(10);
});

test('nothing is kept for what has been consumed', () => {
  const buffer = new ReceiveBuffer();
  for (let i = 0; i < 100; i++) buffer.append(Uint8Array.of(i));
  buffer.drop(100);
  buffer.append(Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9));
  expect(buffer.bytes.buffer.byteLength).toBe(9);
});

test('small chunks are collected: a hundred thousand do not become as many objects', () => {
  const buffer = new ReceiveBuffer();
  const chunk = Uint8Array.of(7);
  for (let i = 0; i < 100_000; i++) buffer.append(chunk);
  const first = buffer.take(Infinity);
  expect(first.length).toBeGreaterThanOrEqual(1024);
});

test('what has come first is taken alone, as it has come', () => {
  const buffer = new ReceiveBuffer();
  for (const chunk of [[1, 2], [3], [4]]) buffer.append(Uint8Array.from(chunk));
  expect([buffer.take(10), buffer.take(10)]).toEqual([Uint8Array.of(1, 2), Uint8Array.of(3, 4)]);
});
