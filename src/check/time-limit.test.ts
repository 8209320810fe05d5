import { withLimit } from './time-limit';

/** Occupies the processor. */
function busy(time: number): void {
  for (const end = performance.now() + time; performance.now() < end;);
}

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
    busy(20);
    pace.mark();
    if (limit < 16) throw new Error('it was late');
    return limit;
  });
  expect(limits).toEqual([4, 16, 64]);
  expect(given).toBe(64);
});
