import { headers } from './group';

test('a case follows as many headers as it announces, and the limit hashes them', async () => {
  for await (const { bytes, workbook, limit, expected } of headers.cases('tiny', new Map())) {
    expect({ expected, bytes }).toEqual({ expected: 2000, bytes: 160_000 });
    await limit.work();
    expect(await workbook()).toBe(expected);
  }
});
