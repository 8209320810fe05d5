import { codeIn } from '../compare/code';
import { lineDiff } from '../compare/line-diff';
import { exercisesIn } from '../stubs/exercises';
import { ANSWERS } from '../../../scripts/lib/finish-update.cjs';
import type { Tree } from './git';
import type { Move } from './move';

/** What is new in a lesson that the learner has begun. */
export interface News {
  /** The lesson: `03-varints`. */
  slug: string;
  /** Whether the new version no longer has it. */
  gone: boolean;
  /** Functions and classes that the new stub has, and the learner's file lacks. */
  added: string[];
  /** Functions and classes that the new stub no longer has. */
  removed: string[];
  /** What is written differently in the stub, as lines with `-` and `+`, by function or class. */
  changed: { name: string; lines: string[] }[];
  /** Whether docstrings or other code of the stub differ. */
  stub: boolean;
  /** Titles of tests that the suite did not have. */
  tests: string[];
  /** Whether the suite differs. */
  suite: boolean;
  /** Whether the notebook differs. */
  notebook: boolean;
}

/** What is new in the lessons that the learner has begun, in their order. */
export function newsOf(move: Move): News[] {
  const { base, mine, plan } = move;
  const answers = [...mine.keys()].filter((path) => ANSWERS.test(path)).sort();
  return (
    answers
      .filter((path) => mine.get(path)?.id !== base.get(path)?.id)
      // what is replaced was not begun: it differs in its line endings
      .filter((path) => mine.get(path)?.id === plan.files.get(path)?.id)
      .flatMap((path) => newsIn(move, path))
  );
}

function newsIn(move: Move, path: string): News[] {
  const { base, mine, next, contentOf } = move;
  const slug = path.slice('exercises/'.length, -'.ts'.length);
  // a file of the learner's own that belongs to no lesson
  if (!base.has(path) && !next.has(path)) return [];
  const textIn = (tree: Tree) => {
    const entry = tree.get(path);
    return entry ? contentOf(entry).toString() : '';
  };
  const stub = base.get(path)?.id !== next.get(path)?.id;
  const suitePaths = [...new Set([...base.keys(), ...next.keys()])].filter((one) => isSuite(one, slug));
  const differs = (one: string) => base.get(one)?.id !== next.get(one)?.id;
  const suite = suitePaths.some(differs);
  const notebook = differs(`notebooks/${slug}.ipynb`);
  if (!stub && !suite && !notebook) return [];
  const titles = (tree: Tree) =>
    suitePaths
      .filter(differs)
      .flatMap((one) => (tree.has(one) ? titlesIn(contentOf(tree.get(one)!).toString()) : []));
  const before = new Set(titles(base));
  return [
    {
      slug,
      gone: !next.has(path),
      ...(stub
        ? changesIn(textIn(base), textIn(mine), textIn(next))
        : { added: [], removed: [], changed: [] }),
      stub,
      tests: [...new Set(titles(next))].filter((title) => !before.has(title)),
      suite,
      notebook,
    },
  ];
}

const isSuite = (path: string, slug: string) =>
  path === `exercises/${slug}.test.ts` || path.startsWith(`exercises/${slug}/`);

/** The titles of a suite's tests: `test('a whole message', …`. */
function titlesIn(suite: string): string[] {
  return [
    ...suite.matchAll(/\b(?:test|it)(?:\.\w+)?(?:\([^()]*\))?\(\s*(?<q>['"`])(?<title>.*?)(?<!\\)\k<q>/g),
  ].map(({ groups }) => groups!.title);
}

/** How the functions and classes of two stubs differ. */
function changesIn(was: string, mine: string, next: string): Pick<News, 'added' | 'removed' | 'changed'> {
  const [before, after] = [exercisesIn(was), exercisesIn(next)];
  const [old, now] = [codeIn(was, before).functions, codeIn(next, after).functions];
  const written = codeIn(mine, after).functions;
  const changed = after
    .filter((name) => old.has(name) && old.get(name) !== now.get(name))
    .map((name) => ({ name, lines: diffOf(old.get(name)!, now.get(name) ?? '') }))
    .filter(({ lines }) => lines.length > 0);
  return {
    added: after.filter((name) => !written.has(name)),
    removed: before.filter((name) => !after.includes(name)),
    changed,
  };
}

function diffOf(was: string, now: string): string[] {
  return lineDiff(was, now)
    .filter(({ side }) => side !== 'both')
    .map(({ side, text }) => `${side === 'yours' ? '-' : '+'} ${text.trim()}`);
}
