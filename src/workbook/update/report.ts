import { posix } from 'node:path';
import { ANSWERS } from '../../../scripts/lib/finish-update.cjs';
import { counted, printableText } from '../../base/text';
import type { Tree } from './git';
import type { Move } from './move';
import type { News } from './news';

/** The most lines of a change, and titles of tests, that are shown. */
const MOST = 8;

/** What an update reports to the learner. */
export function updateText(
  move: Move,
  news: News[],
  stubs: Map<string, string>,
  what: string,
  ref: string,
): string {
  const { base, next, plan } = move;
  const parts = [what];
  const fresh = newLessons(base, next);
  if (fresh.length > 0) parts.push(`New in the workbook: ${fresh.join(', ')}`);
  parts.push(...news.map((one) => newsText(one, stubs.get(one.slug))));
  parts.push(...filesText(move));
  const changed = ['package-lock.json', 'requirements.txt'].some(
    (path) => base.get(path)?.id !== next.get(path)?.id,
  );
  const open =
    plan.rerun.length > 0 ||
    [...next.keys()].some((path) => /^notebooks\//.test(path) && base.get(path)?.id !== next.get(path)?.id);
  if (open) parts.push('A notebook that is open: reload it, by File, Reload Notebook from Disk.');
  if (changed)
    parts.push(
      'It uses other packages: stop Jupyter, and run  npm start  again. It fetches what is missing.',
    );
  parts.push(
    `What else is new: CHANGELOG.md. All that you had is also kept in git, as ${ref}\nTo take the update back:  npm run update -- --back`,
  );
  return parts.join('\n\n');
}

/** The lessons that only the new version has: `21-compact-blocks`. */
function newLessons(base: Tree, next: Tree): string[] {
  const slugsIn = (tree: Tree) =>
    [...tree.keys()].flatMap((path) => (ANSWERS.test(path) ? posix.basename(path, '.ts') : []));
  const before = new Set(slugsIn(base));
  return slugsIn(next)
    .filter((slug) => !before.has(slug))
    .sort();
}

/** What became of files that the learner had changed. */
export function filesText({ plan, copies }: Pick<Move, 'plan' | 'copies'>): string[] {
  const parts: string[] = [];
  if (plan.stay.length > 0) {
    parts.push(`Your answers stay as they are:\n${listed(plan.stay)}`);
  }
  if (plan.rerun.length > 0) {
    parts.push(
      `Notebooks that you had run are replaced. Run them again to see the results:\n${listed(plan.rerun)}`,
    );
  }
  if (copies.size > 0) {
    const lines = [...copies].map(([path, copy]) => `${path}\n    yours: ${copy}`);
    parts.push(`Replaced, and yours is kept beside them:\n${listed(lines)}`);
  }
  return parts;
}

const listed = (lines: string[]) => lines.map((line) => `  ${line}`).join('\n');

function newsText(news: News, stub: string | undefined): string {
  const { slug, gone, added, removed, changed, tests } = news;
  if (gone)
    return `${slug}, which you have begun, is no longer in the workbook. Your file stays: exercises/${slug}.ts`;
  const lines = [`${slug}, which you have begun:`];
  for (const name of added) lines.push(`  ${name} is new, and not in your file`);
  for (const { name, lines: differences } of changed) {
    lines.push(`  ${name} is declared differently:`, ...limited(differences).map((line) => `    ${line}`));
  }
  for (const name of removed) lines.push(`  ${name} is no longer asked for`);
  if (news.stub && added.length + changed.length + removed.length === 0) {
    lines.push('  its stub says more, or says it differently');
  }
  if (stub !== undefined) lines.push(`  The new stub is in ${stub}: copy from it what you need.`);
  if (tests.length > 0) {
    lines.push(
      '  Its tests ask for more:',
      ...limited(tests).map((title) => `    ${printableText(title, 100)}`),
    );
  } else if (news.suite) lines.push('  Its tests have changed.');
  if (news.suite || news.stub) lines.push(`  Check it again:  npm test exercises ${slug.slice(0, 2)}`);
  if (news.notebook) lines.push('  Its notebook is new.');
  return lines.join('\n');
}

function limited(lines: string[]): string[] {
  if (lines.length <= MOST) return lines;
  return [...lines.slice(0, MOST), `… and ${counted(lines.length - MOST, 'more line')}`];
}
