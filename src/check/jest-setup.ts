// Runs in front of every test file.
import { appendFileSync } from 'node:fs';
import { todosMet } from '../todo';
import { matchers } from './matchers';

expect.extend(matchers);

/** Where a parent process reads which test is running, so that it can name one that never ends. */
const progress = process.env.WORKBOOK_PROGRESS;

function note(what: string): void {
  if (progress) appendFileSync(progress, `${what}\n`);
}

note(`file ${expect.getState().testPath}`);

beforeEach(() => {
  todosMet().length = 0;
  note(`test ${expect.getState().currentTestName}`);
});

afterEach(() => {
  note('end');
  // also when the test, or the learner's own code, has swallowed it
  const [unwritten] = todosMet();
  if (unwritten) throw unwritten;
});
