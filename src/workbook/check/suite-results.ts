import { plain } from '../../../scripts/lib/plain-results.cjs';
import type { Failure, TestRun } from './run-suites';

/** The results of a suite, as its process reports them. */
export interface SuiteResults {
  /** The suite's file. */
  path: string;
  tests: TestRun[];
  /** Set if the answers could not be loaded. */
  loadError?: Failure;
  /** Set if an error was thrown when the suite had ended, and nothing caught it. */
  lateError?: Failure;
}

/**
 * The results of suites. Answers run in the process that reports them, so every field is made what it has to be.
 *
 * @param json - as written by `scripts/lib/jest-child.mjs`
 * @throws Error if it is no list of results
 */
export function resultsOf(json: string): SuiteResults[] {
  return listIn(JSON.parse(json)).map((suite) => ({
    path: String(suite.path),
    tests: listIn(suite.tests).map((test) => ({
      exercise: String(test.exercise),
      title: String(test.title),
      ...(test.name !== undefined && { name: String(test.name) }),
      failures: listIn(test.failures).map(failureIn),
    })),
    ...(suite.loadError !== undefined && { loadError: failureIn(suite.loadError) }),
    ...(suite.lateError !== undefined && { lateError: failureIn(suite.lateError) }),
  }));
}

function failureIn(failure: unknown): Failure {
  const { assertion } = (failure ?? {}) as Partial<Failure>;
  return { ...plain(failure), assertion: assertion === true };
}

function listIn(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value) && value.every((one) => typeof one === 'object' && one !== null)) return value;
  throw new Error('The results of the suites are damaged.');
}
