import { parseArgs } from 'node:util';
import { runProgram, understood, UsageError } from './run-program';

/** The output on stderr, and the exit code. */
async function outcome(main: () => Promise<number>): Promise<[complaints: string[], code: unknown]> {
  const complaints: string[] = [];
  const spy = jest.spyOn(console, 'error').mockImplementation((text: string) => void complaints.push(text));
  const before = process.exitCode;
  try {
    await runProgram('crawl', main);
    return [complaints, process.exitCode];
  } finally {
    spy.mockRestore();
    process.exitCode = before;
  }
}

test('the exit code is what the program returns', async () => {
  expect(await outcome(() => Promise.resolve(0))).toEqual([[], 0]);
  expect(await outcome(() => Promise.resolve(130))).toEqual([[], 130]);
});

test('an error is printed as its message, and the exit code is 1', async () => {
  const complaint = await outcome(() => Promise.reject(new Error('the disk is full')));
  expect(complaint).toEqual([['the disk is full'], 1]);
});

test('for a usage error the output also says how to get help, and the exit code is 2', async () => {
  expect(await outcome(() => Promise.reject(new UsageError('no such thing')))).toEqual([
    ['no such thing', 'For help:  npm run crawl -- --help'],
    2,
  ]);
});

test.each([
  [['--nonsense'], "Unknown option '--nonsense'."],
  [['--port'], "Option '--port <value>' argument missing."],
  [['--port', '--help'], '--port: a value that begins with a dash must follow =, as in --port=-1'],
  [['--help=yes'], "Option '-h, --help' does not take an argument."],
])('%s: Node’s own message without its advice', (args, words) => {
  const options = { port: { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const;
  expect(() => understood(() => parseArgs({ args, options, allowPositionals: true }))).toThrow(words);
  expect(() => understood(() => parseArgs({ args, options }))).toThrow(/^[^\n]{1,100}$/);
});
