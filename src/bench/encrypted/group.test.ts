import { encrypted } from './group';

test('as many messages are read as packets were written', async () => {
  for await (const { workbook, limit, expected } of encrypted.cases('tiny', new Map())) {
    expect(expected).toBeGreaterThan(20);
    limit.work();
    expect(await workbook()).toBe(expected);
  }
});
