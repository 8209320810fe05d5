import { relative } from 'node:path';
import { INSTALL_AGAIN, putBack } from '../../../scripts/lib/put-back.cjs';
import { root } from '../../base/root';
import { errorText, printableText } from '../../base/text';
import { meaningOf } from '../../suite/error-meanings';
import type { Failure } from './run-suites';

/** What to do if no answer is at fault, as after a power cut. */
const DAMAGED = `This error names no line of an answer: a package may be damaged. ${INSTALL_AGAIN}`;

/** How many lines of a message are shown. */
const MOST_LINES = 6;

/** How much of the name of an error's class is shown, in characters. */
const MOST_OF_NAME = 60;

/** The words for what a stranger's answers may not do: the error itself says nothing to a learner. */
const SAYS_ALL = /^It (tried to .*; answers may not|opened a connection to .*, which is refused)/;

/**
 * The message for an error that the test does not expect. A WireError means that something was rejected that
 * should be accepted.
 */
export function thrownWords({ name: ownName, message }: Failure): string {
  const name = printableText(ownName, MOST_OF_NAME);
  const said = message.trim() === '' ? '' : firstLines(message);
  if (SAYS_ALL.test(said)) return said;
  const value = thrownValue(message);
  if (value !== undefined) return `It threw ${value}, which is not an Error.`;
  const thrown = said === '' ? `It threw ${name}, without a message.` : `It threw ${name}: ${said}`;
  if (name === 'WireError') return `It was rejected, but it should be accepted. ${thrown}`;
  const meaning = meaningOf(message);
  return meaning ? `${thrown}\n${meaning}` : thrown;
}

/** What was thrown if it was no Error, in words. */
function thrownValue(message: string): string | undefined {
  return message.startsWith('thrown: ') ? firstLines(message.slice('thrown: '.length)) : undefined;
}

/**
 * What a suite calls or constructs but the module does not export. The message has the import under the
 * compiler's name for it.
 */
export function unexportedIn(message: string): string | undefined {
  const name = /\(0 , \w+\.(\w+)\) is not a function/.exec(message)?.[1];
  if (name) return `function ${name}`;
  const className = /\b_\d\d_\w+\.(\w+) is not a constructor/.exec(message)?.[1];
  return className && `class ${className}`;
}

/**
 * The message for an error while an exercise was loading.
 *
 * @param error - the error
 * @param isLocated - whether its stack has a line of an answer
 */
export function loadWords(error: Failure, isLocated: boolean): string {
  const value = thrownValue(error.message) ?? falsyThrown(error);
  if (value !== undefined) return `It threw ${value} while it was loading, which is not an Error.`;
  if (error.message === NO_TEST) return `No test of its suite was found. ${REPLACED}`;
  const said = firstLines(error.message);
  const meaning = meaningOf(error.message);
  if (isLocated) return meaning ? `${said}\n${meaning}` : said;
  const advice = adviceFor(error.message);
  return advice === '' ? said : `${said}\n${advice}`;
}

/** What to do about an error that no line of an answer has caused. */
function adviceFor(message: string): string {
  const broken = /^((?:src|scripts|solutions|exercises\/[^/:]+)\/[^:]+):\d+:\d+: /.exec(message)?.[1];
  if (broken) return putBack(broken);
  const from = /^Cannot find module '\.[^']*' from '([^']+)'/.exec(message)?.[1];
  const path = /^ENOENT: .* '([^']+)'$/.exec(message)?.[1];
  const inside = path && relative(root(), path).replaceAll('\\', '/');
  const isOurs = inside
    ? !/^(\.\.|node_modules\/)/.test(inside)
    : /^(src\/|exercises\/[^/]+\/)/.test(from ?? '');
  if (isOurs) return 'A file of the workbook is missing. To see which:  git status';
  return message.includes('exercises') ? '' : DAMAGED;
}

/** Jest's message for a suite without tests. */
const NO_TEST = 'Your test suite must contain at least one test.';
const REPLACED = 'Does the file replace a global function, such as test or Array.prototype.map?';

/** Jest looks for the code of whatever was thrown, and fails if it has no properties. */
function falsyThrown({ message, stack }: Failure): string | undefined {
  const value = /^Cannot read properties of (undefined|null) \(reading 'code'\)/.exec(message)?.[1];
  return stack.includes('jest-resolve') ? value : undefined;
}

/** The first lines of a message, safe to print, without the list of the modules that required a missing one. */
function firstLines(message: string): string {
  const [said] = message.split(/\n\s*\n?Require stack:/);
  const lines = errorText({ message: said }).trimEnd().split('\n');
  return (lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES), '…'] : lines).join('\n');
}
