import { errorText } from '../base/text';

/** What somebody typed cannot be used. Its message says why, and what would do. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/**
 * Understand what somebody typed.
 *
 * @param understand - throws any error if it cannot
 * @throws UsageError instead of that error
 */
export function understood<T>(understand: () => T): T {
  try {
    return understand();
  } catch (error) {
    throw new UsageError(errorText(withoutAdvice(error)), { cause: error });
  }
}

/** What node's parseArgs says is followed by advice, in several sentences, that does not fit after `npm run`. */
function withoutAdvice(error: unknown): unknown {
  const { code, message } = error as { code?: unknown; message: string };
  if (typeof code !== 'string' || !code.startsWith('ERR_PARSE_ARGS')) return error;
  const [, option] = /^Option '(?:-\w, )?(--[\w-]+)[^']*' argument is ambiguous/.exec(message) ?? [];
  if (option)
    return new Error(`${option}: a value that begins with a dash is written after =, as in ${option}=-1`);
  return `${message.split(/\. |\n/)[0].replace(/\.$/, '')}.`;
}

/**
 * Run a program, and set the exit code: what it returns; 2 if what was typed cannot be used, and 1 for any other error.
 *
 * @param name - as it is typed after `npm run`; it has a `--help`
 * @param main - does it
 */
export async function runProgram(name: string, main: () => Promise<number>): Promise<void> {
  // whatever happens must not look like success
  process.exitCode = 1;
  try {
    process.exitCode = await main();
  } catch (error) {
    console.error(errorText(error));
    if (!(error instanceof UsageError)) return;
    console.error(`More:  npm run ${name} -- --help`);
    process.exitCode = 2;
  }
}
