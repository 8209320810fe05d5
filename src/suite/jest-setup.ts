// Runs in front of every test file.
import { appendFileSync } from 'node:fs';
import { sep } from 'node:path';
import { todosMet } from '../base/todo';
import { matchers } from './matchers';
import { recordConsole } from './console-output';
import { wholeTest } from './deadline';

expect.extend(matchers);

// Only what hangs meets it: how long a test takes depends on the machine, and must not decide anything. It is said here,
// since jest overlooks it in the configuration of one of several projects.
jest.setTimeout(1_200_000);

/** Where a parent process reads which test is running, so that it can name one that never ends. */
const progress = process.env.WORKBOOK_PROGRESS;

function note(what: string): void {
  if (progress) appendFileSync(progress, `${what}\n`);
}

note(`file ${expect.getState().testPath}`);

// for the parent process, too: jest drops what passing tests print
if (process.env.WORKBOOK_CONSOLE) {
  recordConsole(process.env.WORKBOOK_CONSOLE, () => {
    const { testPath = '', currentTestName } = expect.getState();
    return { file: testPath, test: currentTestName };
  });
}

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

// jest would wait for a number of milliseconds; an answer is waited for as long as the machine takes
if (expect.getState().testPath?.includes(`${sep}exercises${sep}`)) {
  type Body = (...args: unknown[]) => void | undefined;
  type Define = (name: string, body: Body) => void;
  const patient =
    (body: Body): Body =>
    (...args) =>
      wholeTest(() => body(...args)) as ReturnType<Body>;
  const { test } = globalThis;
  const patiently: Define = (name, body) => test(name, patient(body));
  const each =
    (table: readonly unknown[]): Define =>
    (name, body) =>
      test.each(table)(name, patient(body));
  globalThis.test = Object.assign(patiently, test, { each }) as typeof test;
}
