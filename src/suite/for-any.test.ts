import fc from 'fast-check';
import { WireError } from '../wire/codec/error';
import { forAny, survives } from './for-any';

test('the smallest failing input is shown, and always the same one', () => {
  const message = () => {
    try {
      forAny([fc.nat()], (n) => expect(n).toBeLessThan(10));
    } catch (error) {
      return String(error);
    }
    return 'nothing failed';
  };
  expect(message()).toMatch(/with {6}10$/);
  expect(message()).toBe(message());
});

test('a reader survives if it returns a value or throws a WireError', () => {
  survives((r) => r.bytes(1), Uint8Array.of(1));
  survives((r) => r.bytes(2), Uint8Array.of(1));
  expect(() =>
    survives(() => {
      throw new WireError('', 0, 'a', 'b');
    }, new Uint8Array()),
  ).not.toThrow();
});

test('it does not if it throws anything else, or keeps reading', () => {
  const mistake = new TypeError('a mistake');
  expect(() =>
    survives(() => {
      throw mistake;
    }, new Uint8Array()),
  ).toThrow(mistake);
  expect(() =>
    survives((r) => {
      for (let i = 0; i < 1_000_000; i++) r.bytes(0);
    }, new Uint8Array(10)),
  ).toThrow(/reads for 10 bytes/);
});
