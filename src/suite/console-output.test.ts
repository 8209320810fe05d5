import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { makeTempFolder } from '../base/temp-folder';
import { readConsole, recordConsole } from './console-output';

describe('what is printed', () => {
  const folder = makeTempFolder('workbook-console-');
  const kept = join(folder, 'console.jsonl');
  const before = { ...console };
  const { write } = process.stdout;
  let test = 'first';
  let lookups = 0;
  const begins = recordConsole(kept, () => {
    lookups += 1;
    return { file: 'a.test.ts', test };
  });
  const mine = { ...console };
  const print = process.stdout.write.bind(process.stdout);
  Object.assign(console, before);
  process.stdout.write = write;
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is kept test by test, also what the process itself prints', async () => {
    mine.log('one %d', 1);
    begins();
    test = 'second';
    await new Promise<void>((resolve) => print(Buffer.from('two'), () => resolve()));
    expect(readConsole(kept)).toEqual([
      { file: 'a.test.ts', test: 'first', text: 'one 1' },
      { file: 'a.test.ts', test: 'second', text: 'two' },
    ]);
  });

  it('costs nothing beyond the first lines of a test', () => {
    begins();
    lookups = 0;
    const asText = jest.fn(() => 'x');
    for (let i = 0; i < 1000; i++) mine.log('%s', { toString: asText });
    expect(lookups).toBe(20);
    expect(asText.mock.calls.length).toBeLessThanOrEqual(20);
  });
});
