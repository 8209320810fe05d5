import type { PayloadLibrary } from './others';
import { PAYLOAD_LIBRARIES } from './others';
import { messages } from './group';

test('every case finds as many things as there are payloads or transactions', async () => {
  const names: string[] = [];
  for await (const { name, workbook, limit, expected } of messages.cases('tiny', new Map())) {
    names.push(name);
    expect(expected).toBe(20);
    limit.work();
    expect(await workbook()).toBe(expected);
  }
  expect(names).toHaveLength(4);
});

test('a library that is not installed is listed with the reason; one that reads no payloads is not', async () => {
  const missing = new Map([
    ['bcoin', 'not installed'],
    ['python-bitcoinlib', 'no Python'],
    ['bitcore-p2p', 'not installed'],
  ]);
  for await (const { others } of messages.cases('tiny', missing)) {
    expect(others).toEqual({ bcoin: 'not installed', 'python-bitcoinlib': 'no Python' });
  }
});

test('a library that finds anything else is not measured', async () => {
  const wrong: PayloadLibrary = { readVersions: (payloads) => () => payloads.map(() => '00') };
  const replaced = jest.spyOn(PAYLOAD_LIBRARIES, 'bcoin').mockReturnValue(wrong);
  const found = new Map([['bcoin', require]]);
  const shown: unknown[] = [];
  for await (const { others } of messages.cases('tiny', found)) shown.push(others.bcoin);
  expect(shown).toEqual(['other results', undefined, undefined, undefined]);
  replaced.mockRestore();
});
