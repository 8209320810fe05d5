import { type Lesson, lessonNamed, lessons } from './lessons';
import { errorText, printableText } from '../base/text';

/** The arguments of `npm run hint`, `compare` or `reset`. */
export interface CommandArguments {
  /** The lesson. */
  lesson: Lesson;
  /** The arguments after the lesson. */
  more: string[];
  /** Do not ask for confirmation. */
  yes: boolean;
  /** Print HTML, for a notebook. */
  html: boolean;
}

/**
 * Parse the arguments, run the command, and set the exit code: what it returns, or 2 if it throws.
 *
 * @param name - the command, as entered after `npm run`
 * @param most - the maximum number of arguments, including the lesson
 * @param run - the command itself; resolves with the exit code
 */
export async function runCommand(
  name: string,
  most: number,
  run: (asked: CommandArguments) => Promise<number>,
): Promise<void> {
  // nothing that happens, not even the end of input at a prompt, may look like success
  process.exitCode = 2;
  try {
    const args = process.argv.slice(2);
    if (args.some((arg) => arg === '--help' || arg === '-h')) {
      console.log(helpOf(name, most));
      process.exitCode = 0;
      return;
    }
    process.exitCode = await run(understand(name, most, args));
  } catch (error) {
    console.error(errorText(error));
    process.exitCode = 2;
  }
}

/** The options. */
const OPTIONS = ['--yes', '--html'];

/** What each command does, for its `--help`. */
const DOES: Readonly<Record<string, string>> = {
  hint: 'Show the next of three hints for a function; if no function is given, for the first that is not done.',
  compare:
    'Show your code beside the reference answers, and what both return. --yes: even if the lesson is not done.',
  reset: 'Restore the stub of a lesson. A copy of what you wrote is kept in exercises/backups.',
};

function helpOf(name: string, most: number): string {
  const words = `LESSON${most > 1 ? ' [FUNCTION]' : ''}${name === 'compare' ? ' [-- --yes]' : ''}`;
  return `${DOES[name] ?? ''}\n\n  npm run ${name} ${words}\n\nLessons, by number or name:\n${lessonList()}`;
}

const lessonList = () =>
  lessons()
    .map(({ slug }) => `  ${slug}`)
    .join('\n');

function understand(name: string, most: number, args: string[]): CommandArguments {
  const unknown = args.find((arg) => arg.startsWith('--') && !OPTIONS.includes(arg));
  if (unknown !== undefined) {
    throw new Error(`Unknown option ${printableText(unknown, 60)}. For help:  npm run ${name} -- --help`);
  }
  const [wanted, ...more] = args.filter((arg) => !arg.startsWith('--'));
  if (wanted === undefined || more.length >= most) {
    throw new Error(`Which lesson? For instance:  npm run ${name} 01\nThere are:\n${lessonList()}`);
  }
  return {
    lesson: lessonNamed(wanted),
    more,
    // without a `--` in between, npm takes the option (`npm run compare 01 --yes`) and passes it on here
    yes: args.includes('--yes') || process.env.npm_config_yes === 'true',
    html: args.includes('--html'),
  };
}

/**
 * How to enter a command: in a terminal, or (html) in a notebook's cell.
 *
 * @example typed(false, 'hint', '01', 'checksum') // npm run hint 01 checksum
 * @example typed(true, 'hint', '01', 'checksum') // await hint('01', 'checksum')
 */
export function asEntered(html: boolean, command: string, ...words: string[]): string {
  if (!html) return ['npm run', command, ...words].join(' ');
  return `await ${command}(${words.map((word) => `'${word}'`).join(', ')})`;
}
