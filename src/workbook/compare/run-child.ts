// Runs one lesson's trials on the learner's answers or the reference, and writes each result to a file at
// once. It runs in its own process, because an answer that never ends can only be stopped from outside.
// Arguments: the lesson, the folder of the answers (exercises or solutions), the file for the results, and
// how many seconds of processor time a result may take.
import { appendFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { watch } from '../../../scripts/lib/watchdog.cjs';
import { NeverSettled } from '../../suite/never-settled';
import { show } from '../../draw/show-value';
import { withTestDeadline } from '../../suite/deadline';
import { root } from '../../base/root';
import { NotWrittenYet, todosMet } from '../../base/todo';
import type { Result } from './run';
import type { Answers } from './trial';
import { trialsOf } from './trials';

function inWords(error: unknown): string {
  if (error instanceof NeverSettled) return 'no result: its promise never settles';
  if (error instanceof NotWrittenYet) return `not written yet: ${error.exercise}`;
  return error instanceof Error ? `${error.name}: ${error.message}` : `thrown: ${show(error)}`;
}

async function main([slug, folder, out, seconds]: string[]): Promise<void> {
  watch(out, Number(seconds));
  const note = (result: Result) => appendFileSync(out, `${JSON.stringify(result)}\n`);
  let answers: Answers;
  try {
    // by path: src imports no answer
    answers = createRequire(__filename)(join(root(), folder, `${slug}.ts`)) as Answers;
  } catch (error) {
    return note({ notLoaded: inWords(error) });
  }
  for (const { title, rows } of trialsOf(slug)) {
    for (const [label, result] of rows(answers)) {
      todosMet().length = 0;
      // for the watchdog: what runs now is no longer the loading
      appendFileSync(out, `test ${title}\n`);
      try {
        note({ title, label, text: String(await withTestDeadline(result)) });
      } catch (error) {
        note({ title, label, text: inWords(error) });
      }
    }
  }
}

// an answer may have left a timer running or a socket open
void main(process.argv.slice(2)).finally(() => process.exit());
