import { withLimit } from './time-limit';

/** A clock that advances only when a test says so. */
let now = 0;
beforeEach(() => void jest.spyOn(performance, 'now').mockImplementation(() => now));
afterEach(() => jest.restoreAllMocks());

test('a trial in which the machine was fast enough counts, whatever its outcome', async () => {
  const given = await withLimit(1000, async (limit, pace) => {
    pace.mark();
    pace.mark();
    return limit;
  });
  expect(given).toBe(1000);
  const failing = withLimit(1000, () => Promise.reject(new Error('expected 1')));
  await expect(failing).rejects.toThrow('expected 1');
});

test('a trial in which it was too slow does not count, even if it throws, and is repeated with a longer limit', async () => {
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

test('a moment that always comes too late is waited for with longer and longer limits, but not forever', async () => {
  const limits: number[] = [];
  const failing = withLimit(1, async (limit, pace) => {
    limits.push(limit);
    pace.mark();
    now += limit;
    pace.mark();
    throw new Error('it came when the limit was over');
  });
  await expect(failing).rejects.toThrow('when the limit was over');
  expect(limits).toEqual([1, 4, 16, 64]);
});

test('a moment that is expected and does not come is waited for with longer and longer limits, but not forever', async () => {
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
