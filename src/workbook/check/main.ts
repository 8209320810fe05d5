// npm test exercises [lesson …] [--watch] [--json]
import { join } from 'node:path';
import { lessonsNamed, lessons } from '../lessons';
import { root } from '../../base/root';
import { failureText } from '../../base/file-errors';
import { checkLessons } from './check';
import { reportText, typeText } from './report-text';
import { exerciseTypeErrors } from './types';
import { isFinished } from './verdict';
import { watchAnswers } from './watch';

const OPTIONS = ['--watch', '--json'];

/** Check the lessons, print the result, and return whether nothing is left to do. */
async function checkOnce(slugs: string[], json: boolean): Promise<boolean> {
  const verdicts = await checkLessons(slugs);
  if (!json) console.log(reportText(verdicts));
  // only afterwards: checking types takes longer than running the answers, and would slow them down
  const begun = verdicts.filter(({ state }) => state !== 'not started').map(({ slug }) => slug);
  const faults = begun.length > 0 ? await exerciseTypeErrors(begun) : [];
  const compiled = verdicts.every(({ state }) => state !== 'does not compile');
  if (json) console.log(JSON.stringify({ verdicts, types: faults }, undefined, 2));
  else if (compiled) console.log(typeText(faults));
  return verdicts.every(({ state }) => isFinished(state));
}

async function watchAndCheck(slugs: string[]): Promise<void> {
  let running = false;
  let again = false;
  const run = async () => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    do {
      again = false;
      if (process.stdout.isTTY) console.clear();
      await checkOnce(slugs, false).catch((error: unknown) => console.error(failureText(error)));
      // the screen was cleared
      if (process.stdout.isTTY) said.forEach((words) => console.log(`\n${words}`));
      console.log('\nWatching exercises/ – save a file to check again, Ctrl+C to stop.');
    } while (again);
    running = false;
  };
  const said: string[] = [];
  watchAnswers(
    join(root(), 'exercises'),
    () => void run(),
    (words) => {
      said.push(words);
      console.log(words);
    },
  );
  await run();
}

async function main(args: string[]): Promise<void> {
  const watching = args.includes('--watch') || process.env.npm_config_watch === 'true';
  const json = args.includes('--json');
  const unknown = args.find((arg) => arg.startsWith('-') && !OPTIONS.includes(arg));
  if (unknown) throw new Error(`There is no option ${unknown}. There are: ${OPTIONS.join(', ')}`);
  const names = args.filter((arg) => !arg.startsWith('-'));
  const slugs = (names.length > 0 ? lessonsNamed(names) : lessons()).map(({ slug }) => slug);
  if (watching) return watchAndCheck(slugs);
  process.exitCode = (await checkOnce(slugs, json)) ? 0 : 1;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(failureText(error));
  process.exitCode = 2;
});
