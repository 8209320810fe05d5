import { failureText } from './file-errors';
import { errorText } from './text';

/** The arguments are invalid. The message says why, and what is expected. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/**
 * Parse arguments, and report any error as a usage error.
 *
 * @param understand - parses them; may throw any error
 * @throws UsageError instead of that error
 */
export function understood<T>(understand: () => T): T {
  try {
    return understand();
  } catch (error) {
    throw new UsageError(errorText(withoutAdvice(error)), { cause: error });
  }
}

/**
 * Removes the advice in messages of Node's parseArgs: several sentences that do not apply after `npm run`.
 */
function withoutAdvice(error: unknown): unknown {
  const { code, message } = error as { code?: unknown; message: string };
  if (typeof code !== 'string' || !code.startsWith('ERR_PARSE_ARGS')) return error;
  const [, option] = /^Option '(?:-\w, )?(--[\w-]+)[^']*' argument is ambiguous/.exec(message) ?? [];
  if (option)
    return new Error(`${option}: a value that begins with a dash must follow =, as in ${option}=-1`);
  return `${message.split(/\. |\n/)[0].replace(/\.$/, '')}.`;
}

/**
 * Run a program and set the exit code: what it returns, 2 for a usage error, 1 for any other error.
 *
 * @param name - the program, as entered after `npm run`; it has a `--help`
 * @param main - the program; resolves with the exit code
 */
export async function runProgram(name: string, main: () => Promise<number>): Promise<void> {
  // nothing that happens may look like success by accident
  process.exitCode = 1;
  try {
    process.exitCode = await main();
  } catch (error) {
    console.error(failureText(error));
    if (!(error instanceof UsageError)) return;
    console.error(`For help:  npm run ${name} -- --help`);
    process.exitCode = 2;
  }
}
