import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../base/root';

/** Every command whose options have values, with one of them. */
const COMMANDS: [command: string, script: string[], option: string][] = [
  ['update', ['update.mjs'], '--from'],
  ['grade', ['run.mjs', 'src/workbook/grade/main.ts'], '--lessons'],
  ['peer', ['run.mjs', 'src/programs/peer.ts'], '--port'],
  ['fetch-tx', ['run.mjs', 'src/programs/fetch-tx.ts'], '--block'],
  ['inspect', ['run.mjs', 'src/programs/inspect.ts'], '--as'],
  ['crawl', ['run.mjs', 'src/programs/crawl.ts'], '--from'],
];

describe.each(COMMANDS)('npm run %s', (_, [script, ...args], option) => {
  test.each([
    [[option, '--x'], `${option}: a value that begins with a dash must follow =, as in ${option}=-1`],
    [[option], `Option '${option} <value>' argument missing.`],
    [['--nonsense'], "Unknown option '--nonsense'."],
  ])('-- %j is refused in one line', (options, words) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(root(), 'scripts', script), ...args, ...options],
      { cwd: root(), encoding: 'utf8' },
    );
    const [first, ...rest] = stderr.trimEnd().split('\n');
    expect({ status, stdout, first }).toEqual({ status: 2, stdout: '', first: words });
    expect(rest.filter((line) => !line.startsWith('For help:  npm run '))).toEqual([]);
  });
});

/** Every command that takes no arguments, and changes files. */
const WITHOUT: [command: string, script: string][] = [
  ['stubs', 'src/workbook/stubs/main.ts'],
  ['notebooks', 'src/workbook/notebooks/main.ts'],
  ['pages', 'src/workbook/pages/main.ts'],
];

test.each(WITHOUT)(
  'npm run %s does nothing if there are arguments, and says what it would do',
  (name, script) => {
    for (const [arg, exitCode] of [
      ['--help', 0],
      ['01', 2],
    ] as const) {
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        [join(root(), 'scripts', 'run.mjs'), script, arg],
        { cwd: root(), encoding: 'utf8' },
      );
      expect(status).toBe(exitCode);
      expect(stdout + stderr).toMatch(
        new RegExp(`\\.\\n\\n  npm run ${name}\\n\\nIt takes no arguments\\.\\n$`),
      );
    }
  },
);
