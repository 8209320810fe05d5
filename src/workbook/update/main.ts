// npm run update [-- --from WHERE | -- --back]: take in a newer version of the workbook, or take that back
import { parseArgs } from 'node:util';
import { join } from 'node:path';
import { withLock } from '../../base/file-lock';
import { root } from '../../base/root';
import { runProgram, understood } from '../../base/run-program';
import { takeBack, update } from './update';

const HELP = `Take in the newest version of the workbook. What you have written is never lost.

  npm run update                   from where you have cloned it
  npm run update -- --from WHERE   from another REMOTE/BRANCH, folder or address
  npm run update -- --back         take the last update back

Your answers in exercises/ stay as they are. Notebooks and all other files are those of the new version. If you
have edited one, your file is kept in mine/. What is new in the lessons that you have begun is listed.`;

function options(args: string[]) {
  const { values } = parseArgs({
    args,
    options: { from: { type: 'string' }, back: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.back && values.from !== undefined) throw new Error('--back and --from cannot be combined.');
  return values;
}

async function main(): Promise<number> {
  const { from, back, help } = understood(() => options(process.argv.slice(2)));
  const folder = root();
  const said = help
    ? HELP
    : await withLock(join(folder, '.workbook', 'update.lock'), async () =>
        back ? takeBack(folder) : update(folder, { from }),
      );
  console.log(said);
  return 0;
}

void runProgram('update', main);
