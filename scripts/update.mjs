// Updates the workbook: node scripts/update.mjs [--from WHERE | --back]
//
// An update that was interrupted may have left the workbook's programs half old, half new. So what finishes it is a copy
// that it has put aside, and nothing else is loaded before.
import { existsSync } from 'fs';
import { createRequire } from 'module';
import { dirname, join } from 'path';
import { fileURLToPath } from 'url';

const folder = dirname(dirname(fileURLToPath(import.meta.url)));
const place = join(folder, '.workbook', 'update');

if (existsSync(join(place, 'journal.json'))) {
  try {
    const require = createRequire(import.meta.url);
    const { finish, isBack, isPending } = require(join(place, 'finish.cjs'));
    const { withLockSync } = require(join(place, 'file-lock.cjs'));
    withLockSync(join(folder, '.workbook', 'update.lock'), () => {
      if (!isPending(folder)) return console.log('Another process has just ended the update.');
      console.log('The last update was interrupted. This finishes it.\n');
      const again = process.argv.includes('--back') && !isBack(folder);
      console.log(finish(folder));
      if (again) console.log('\nTo take it back, run this again.');
    });
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
} else {
  const { runOnRecentNode } = await import('./lib/node-version.mjs');
  process.argv.splice(2, 0, 'src/workbook/update/main.ts');
  runOnRecentNode(() => import('./main/run.mjs'));
}
