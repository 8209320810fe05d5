import { type Lesson, lessonNamed, lessons } from './lessons';
import { errorText, printableText } from '../base/text';

/** What somebody typed behind `npm run hint`, `compare` or `reset`. */
export interface Asked {
  /** The lesson that is meant. */
  lesson: Lesson;
  /** What stands behind the lesson. */
  more: string[];
  /** Do not ask back. */
  yes: boolean;
  /** A notebook asks: print HTML. */
  html: boolean;
}

/**
 * Understand the arguments, run the command, and set the exit code: what it returns, or 2 if it throws.
 *
 * @param name - the command, as it is typed behind `npm run`
 * @param most - how many words it takes, the lesson among them
 * @param run - does it, and returns the exit code
 */
export async function runCommand(
  name: string,
  most: number,
  run: (asked: Asked) => Promise<number>,
): Promise<void> {
  // whatever happens, also an end of input in the middle of a question, must not look like success
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

/** What may follow, besides words. */
const OPTIONS = ['--yes', '--html'];

/** What each command does, as its `--help` says it. */
const DOES: Readonly<Record<string, string>> = {
  hint: 'Give the next of three hints for a function; without one, for the first that is not done.',
  compare:
    'Show your code beside the reference answers, and what both give. --yes: also if the lesson is not done.',
  reset: 'Put the stub of a lesson back. What you had written is kept in exercises/backups.',
};

function helpOf(name: string, most: number): string {
  const words = `LESSON${most > 1 ? ' [FUNCTION]' : ''}${name === 'compare' ? ' [-- --yes]' : ''}`;
  return `${DOES[name] ?? ''}\n\n  npm run ${name} ${words}\n\nLessons, by number or name:\n${lessonList()}`;
}

const lessonList = () =>
  lessons()
    .map(({ slug }) => `  ${slug}`)
    .join('\n');

function understand(name: string, most: number, args: string[]): Asked {
  const unknown = args.find((arg) => arg.startsWith('--') && !OPTIONS.includes(arg));
  if (unknown !== undefined) {
    throw new Error(`What is ${printableText(unknown, 60)}? More:  npm run ${name} -- --help`);
  }
  const [wanted, ...more] = args.filter((arg) => !arg.startsWith('--'));
  if (wanted === undefined || more.length >= most) {
    throw new Error(`Which lesson? For instance:  npm run ${name} 01\nThere are:\n${lessonList()}`);
  }
  return {
    lesson: lessonNamed(wanted),
    more,
    // `npm run compare 01 --yes`, without the `--` in between, is taken by npm, and comes this way
    yes: args.includes('--yes') || process.env.npm_config_yes === 'true',
    html: args.includes('--html'),
  };
}

/**
 * What to type for a command: in a terminal, or (html) in a notebook's cell.
 *
 * @example typed(false, 'hint', '01', 'checksum') // npm run hint 01 checksum
 * @example typed(true, 'hint', '01', 'checksum') // await hint('01', 'checksum')
 */
export function typed(html: boolean, command: string, ...words: string[]): string {
  if (!html) return ['npm run', command, ...words].join(' ');
  return `await ${command}(${words.map((word) => `'${word}'`).join(', ')})`;
}
