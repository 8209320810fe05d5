// Runs before every test file.
import { appendFileSync } from 'node:fs';
import { sep } from 'node:path';
import { todosMet } from '../base/todo';
import { matchers } from './matchers';
import { recordConsole } from './console-output';
import { withTestDeadline } from './deadline';

expect.extend(matchers);

// Only a hanging test reaches this timeout: how long a test takes depends on the machine, and must not decide
// anything. It is set here, because jest ignores it in the configuration of one of several projects.
jest.setTimeout(1_200_000);

/**
 * The file from which a parent process reads which test is running, so that it can name one that never ends.
 */
const progress = process.env.WORKBOOK_PROGRESS;

function note(what: string): void {
  if (progress) appendFileSync(progress, `${what}\n`);
}

note(`file ${expect.getState().testPath}`);

// also for the parent process: jest drops the output of passing tests
const testBegins =
  process.env.WORKBOOK_CONSOLE &&
  recordConsole(process.env.WORKBOOK_CONSOLE, () => {
    const { testPath = '', currentTestName } = expect.getState();
    return { file: testPath, test: currentTestName };
  });

beforeEach(() => {
  if (testBegins) testBegins();
  todosMet().length = 0;
  note(`test ${expect.getState().currentTestName}`);
});

afterEach(() => {
  note('end');
  // even if the test, or the learner's own code, has caught it
  const [unwritten] = todosMet();
  if (unwritten) throw unwritten;
});

// jest waits for a fixed time; the wait for an answer depends on the speed of the machine
if (expect.getState().testPath?.includes(`${sep}exercises${sep}`)) {
  type Body = (...args: unknown[]) => void | undefined;
  type Define = (name: string, body: Body) => void;
  const patient =
    (body: Body): Body =>
    (...args) =>
      withTestDeadline(() => body(...args)) as ReturnType<Body>;
  const { test } = globalThis;
  const patiently: Define = (name, body) => test(name, patient(body));
  const each =
    (table: readonly unknown[]): Define =>
    (name, body) =>
      test.each(table)(name, patient(body));
  globalThis.test = Object.assign(patiently, test, { each }) as typeof test;
}

// the answers are a stranger's: they load after this, and must not replace what judges them
if (process.env.WORKBOOK_CONFINED) {
  Object.freeze(expect);
  const names = ['test', 'it', 'describe', 'expect', 'beforeEach', 'afterEach', 'beforeAll', 'afterAll'];
  for (const name of names) {
    const value: unknown = Reflect.get(globalThis, name);
    Object.defineProperty(globalThis, name, { value, writable: false, configurable: false });
  }
}
