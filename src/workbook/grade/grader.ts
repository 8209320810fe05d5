import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { root } from '../../base/root';
import type { Confinement } from '../check/confinement';
import type { Verdict } from '../check/verdict';
import type { ClassCopy } from './class-copy';

/** What a grading process is asked: lessons by slug, `all` those that there are. */
export type Question =
  | { what: 'list'; lessons: string[]; all: string[] }
  | { what: 'confine'; how: Confinement }
  | { what: 'grade'; answers: Record<string, string>; lessons: string[]; all: string[] };

/** What it answers. */
export type Answer =
  | { what: 'tests'; expected: Confinement['expected'] }
  | { what: 'ready' }
  | { what: 'verdicts'; verdicts: Verdict[] }
  | { what: 'failure'; message: string };

/** A process that grades in a copy of the workbook. */
export interface Grader {
  /**
   * Ask it, once it has answered the question before.
   *
   * @throws Error if it fails, or ends without an answer
   */
  ask(question: Question): Promise<Answer>;
  /** Whether its process has ended. */
  readonly hasEnded: boolean;
  /** End it, and what it runs. */
  close(): Promise<void>;
}

/**
 * A grader that is replaced by another one when it has ended: what one student's answers did to it concerns
 * no other student.
 *
 * @param start - starts one that is ready to grade
 */
export function lastingGrader(start: () => Promise<Grader>): Pick<Grader, 'ask'> {
  let current: Grader | undefined;
  return {
    async ask(question) {
      if (current?.hasEnded !== false) current = await start();
      return current.ask(question);
    },
  };
}

/** Start a process that grades. @param copy - where it does so */
export function startGrader(copy: ClassCopy): Grader {
  const { JEST_WORKER_ID: _, ANSWERS: __, ...env } = process.env;
  const child = fork(join(__dirname, 'grade-child.ts'), [], {
    cwd: copy.workbook,
    execArgv: ['--require', join(root(), 'scripts', 'lib', 'register.cjs')],
    env: { ...env, TMPDIR: copy.scratch, TEMP: copy.scratch, TMP: copy.scratch },
    serialization: 'advanced',
  });
  const gone = once(child, 'exit').then(() => undefined);
  return {
    get hasEnded() {
      return child.exitCode !== null || child.signalCode !== null;
    },
    async ask(question) {
      const said = once(child, 'message').then(([answer]) => answer as Answer);
      child.send(question, () => {});
      const answer = await Promise.race([said, gone]);
      if (!answer) throw new Error('The process that grades has ended');
      if (answer.what === 'failure') throw new Error(answer.message);
      return answer;
    },
    async close() {
      if (child.connected) child.disconnect();
      await gone;
    },
  };
}
