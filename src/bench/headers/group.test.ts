import { headers } from './group';

test('it follows as many headers as it says, and the limit hashes them', async () => {
  for await (const { bytes, workbook, limit, expected } of headers.cases('tiny', new Map())) {
    expect({ expected, bytes }).toEqual({ expected: 2000, bytes: 160_000 });
    await limit.work();
    expect(await workbook()).toBe(expected);
  }
});
