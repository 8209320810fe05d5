import { SeededRandom } from './seeded-random';

test('the numbers are those of mulberry32', () => {
  const random = new SeededRandom(0);
  expect([random.uint32(), random.uint32(), random.uint32()]).toEqual([1144304738, 1416247, 958946056]);
});

test('the same seed yields the same numbers, another seed different ones', () => {
  expect(new SeededRandom(3).bytes(20)).toEqual(new SeededRandom(3).bytes(20));
  expect(new SeededRandom(3).uint64()).not.toBe(new SeededRandom(4).uint64());
});

test('between includes both ends', () => {
  const random = new SeededRandom(1);
  const seen = new Set(Array.from({ length: 200 }, () => random.between(3, 6)));
  expect([...seen].sort()).toEqual([3, 4, 5, 6]);
});

test('uint64 uses all 64 bits', () => {
  const random = new SeededRandom(1);
  const all = Array.from({ length: 50 }, () => random.uint64()).reduce((sum, n) => sum | n, 0n);
  expect(all).toBe(0xffffffffffffffffn);
});
