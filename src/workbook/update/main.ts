// npm run update [-- --from WHERE | -- --back]: take in a newer version of the workbook, or take that back
import { parseArgs } from 'node:util';
import { join } from 'node:path';
import { withLock } from '../../base/file-lock';
import { root } from '../../base/root';
import { errorText } from '../../base/text';
import { takeBack, update } from './update';

const HELP = `Take in the newest version of the workbook. What you have written is never lost.

  npm run update                   from where you have cloned it
  npm run update -- --from WHERE   from another REMOTE/BRANCH, folder or address
  npm run update -- --back         take the last update back

Your answers in exercises/ stay as they are. Notebooks and all other files are those of the new version. If you
have edited one, your file is kept in mine/. What is new in the lessons that you have begun is listed.`;

function run(): Promise<string> {
  const { values } = parseArgs({
    options: { from: { type: 'string' }, back: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) return Promise.resolve(HELP);
  if (values.back && values.from !== undefined) throw new Error('--back and --from cannot be combined.');
  const folder = root();
  return withLock(join(folder, '.workbook', 'update.lock'), () =>
    Promise.resolve(values.back ? takeBack(folder) : update(folder, { from: values.from })),
  );
}

process.exitCode = 1;
void Promise.resolve()
  .then(run)
  .then(
    (said) => {
      console.log(said);
      process.exitCode = 0;
    },
    (error: unknown) => console.error(errorText(error)),
  );
