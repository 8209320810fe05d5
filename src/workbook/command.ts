import { type Lesson, lessonNamed, lessons, lessonsNamed } from './lessons';
import { failureText } from '../base/file-errors';
import { printableText } from '../base/text';

/** The options of a command. */
export interface CommandOptions {
  /** Do not ask for confirmation. */
  yes: boolean;
  /** Print HTML, for a notebook. */
  html: boolean;
}

/** The arguments of a command about one lesson: `npm run hint`, `compare` or `reset`. */
export interface CommandArguments extends CommandOptions {
  /** The lesson. */
  lesson: Lesson;
  /** The arguments after the lesson. */
  more: string[];
}

/**
 * Parse the arguments, run the command, and set the exit code: what it returns, or 2 if it throws.
 *
 * @param name - the command, as entered after `npm run`
 * @param parse - turns the arguments that are not options into what `run` needs: {@link oneLesson}, {@link someLessons}
 * @param run - the command itself; resolves with the exit code
 */
export async function runCommand<T>(
  name: CommandName,
  parse: (words: string[], name: CommandName) => T,
  run: (asked: T & CommandOptions) => Promise<number>,
): Promise<void> {
  // nothing that happens, not even the end of input at a prompt, may look like success
  process.exitCode = 2;
  try {
    const args = process.argv.slice(2);
    if (args.some((arg) => arg === '--help' || arg === '-h')) {
      console.log(helpOf(name));
      process.exitCode = 0;
      return;
    }
    process.exitCode = await run({ ...parse(wordsIn(name, args), name), ...optionsIn(args) });
  } catch (error) {
    console.error(failureText(error));
    process.exitCode = 2;
  }
}

/** The options. */
const OPTIONS = ['--yes', '--html'];

/** The commands about lessons. */
export type CommandName = 'hint' | 'compare' | 'reset' | 'skip';

/** What each command takes and does, for its `--help`. */
const COMMANDS: Record<CommandName, { takes: string; does: string }> = {
  hint: {
    takes: 'LESSON [FUNCTION]',
    does: 'Show the next of three hints for a function; if no function is given, for the first that is not done.',
  },
  compare: {
    takes: 'LESSON [-- --yes]',
    does: 'Show your code beside the reference answers, and what both return. --yes: even if the lesson is not done.',
  },
  reset: {
    takes: 'LESSON',
    does: 'Restore the stub of a lesson. A copy of what you wrote is kept in exercises/backups.',
  },
  skip: {
    takes: 'LESSONS',
    does: 'Put the reference answers into lessons that you do not want to write: 02-07, or 02 04. A lesson that is done stays as it is; a copy of anything else that you wrote is kept in exercises/backups.',
  },
};

function helpOf(name: CommandName): string {
  const { takes, does } = COMMANDS[name];
  return `${does}\n\n  npm run ${name} ${takes}\n\nLessons, by number or name:\n${lessonList()}`;
}

const lessonList = () =>
  lessons()
    .map(({ slug }) => `  ${slug}`)
    .join('\n');

/** The arguments that are not options. */
function wordsIn(name: CommandName, args: string[]): string[] {
  const unknown = args.find((arg) => arg.startsWith('--') && !OPTIONS.includes(arg));
  if (unknown !== undefined) {
    throw new Error(`Unknown option ${printableText(unknown, 60)}. For help:  npm run ${name} -- --help`);
  }
  return args.filter((arg) => !arg.startsWith('--'));
}

function optionsIn(args: string[]): CommandOptions {
  return {
    // without a `--` in between, npm takes the option (`npm run compare 01 --yes`) and passes it on here
    yes: args.includes('--yes') || process.env.npm_config_yes === 'true',
    html: args.includes('--html'),
  };
}

function whichLesson(name: CommandName): Error {
  const example = name === 'skip' ? '02-07' : '01';
  return new Error(`Which lesson? For instance:  npm run ${name} ${example}\nThere are:\n${lessonList()}`);
}

/**
 * The arguments of a command about one lesson.
 *
 * @param most - the maximum number of arguments, including the lesson
 */
export function oneLesson(most: number) {
  return ([wanted, ...more]: string[], name: CommandName): { lesson: Lesson; more: string[] } => {
    if (wanted === undefined || more.length >= most) throw whichLesson(name);
    return { lesson: lessonNamed(wanted), more };
  };
}

/** The arguments of a command about some lessons: their numbers, names, or ranges such as `02-07`. */
export function someLessons(words: string[], name: CommandName): { lessons: Lesson[] } {
  if (words.length === 0) throw whichLesson(name);
  return { lessons: lessonsNamed(words) };
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
