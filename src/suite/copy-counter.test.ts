import { bytesCopied } from './copy-counter';

const HUNDRED = new Uint8Array(100).fill(7);
const bytes = () => HUNDRED.subarray();

test.each<[string, () => unknown, number]>([
  ['set', () => new Uint8Array(200).set(bytes(), 50), 100],
  ['slice', () => bytes().slice(), 100],
  ['slice of a part', () => bytes().slice(10, -20), 70],
  ['slice of nothing', () => bytes().slice(60, 40), 0],
  ['copyWithin', () => bytes().copyWithin(0, 50), 100],
  ['spreading', () => Uint8Array.of(...bytes()), 100],
  ['Buffer.concat', () => Buffer.concat([bytes(), bytes()]), 200],
  ['Buffer.from', () => Buffer.from(bytes()), 100],
  ['new Uint8Array of bytes', () => new Uint8Array(bytes()), 100],
  ['new Uint8Array of a length', () => new Uint8Array(50), 0],
  ['a view', () => bytes().subarray(10), 0],
  ['a Buffer as a view', () => Buffer.from(bytes().buffer, 0, 50), 0],
])('%s', (_, work, want) => {
  expect(bytesCopied(() => void work(), 1000)).toBe(want);
});

test('it stops an answer that copies too much, and restores everything', () => {
  const { slice } = Uint8Array.prototype;
  let rounds = 0;
  const work = () => {
    for (; rounds < 100; rounds++) bytes().slice();
  };
  expect(bytesCopied(work, 550)).toBe(600);
  expect(rounds).toBe(5);
  expect(Uint8Array.prototype.slice).toBe(slice);
  expect(new Uint8Array(1)).toBeInstanceOf(Uint8Array);
});

test('other errors are passed on', () => {
  const work = () => {
    throw new Error('another');
  };
  expect(() => bytesCopied(work, 1)).toThrow('another');
});
