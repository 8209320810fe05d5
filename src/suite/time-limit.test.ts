import { withLimit } from './time-limit';

/** A clock that goes on only when a test says so. */
let now = 0;
beforeEach(() => void jest.spyOn(performance, 'now').mockImplementation(() => now));
afterEach(() => jest.restoreAllMocks());

test('a trial in which the machine was quick enough counts, whatever comes of it', async () => {
  const given = await withLimit(1000, async (limit, pace) => {
    pace.mark();
    pace.mark();
    return limit;
  });
  expect(given).toBe(1000);
  const failing = withLimit(1000, () => Promise.reject(new Error('expected 1')));
  await expect(failing).rejects.toThrow('expected 1');
});

test('one in which it was too slow does not, nor does what it throws: there is more time the next time', async () => {
  const limits: number[] = [];
  const given = await withLimit(4, async (limit, pace) => {
    limits.push(limit);
    pace.mark();
    now += 20;
    pace.mark();
    if (limit < 16) throw new Error('it was late');
    return limit;
  });
  expect(limits).toEqual([4, 16, 64]);
  expect(given).toBe(64);
});

test('a moment that is to come, and does not, is waited for with more and more time, but not forever', async () => {
  const limits: number[] = [];
  const failing = withLimit(1, async (limit, pace) => {
    limits.push(limit);
    pace.begin();
    throw new Error('nothing came');
  });
  await expect(failing).rejects.toThrow('nothing came');
  expect(limits).toEqual([1, 4, 16, 64]);
  const given = await withLimit(1, async (limit, pace) => {
    pace.begin();
    if (limit > 4) pace.mark();
    return limit;
  });
  expect(given).toBe(16);
});
