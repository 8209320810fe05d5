import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { cacheFolder } from '../../base/cache-folder';
import { root } from '../../base/root';
import { PRACTICE_LENGTH, practiceChain } from '../../peers/practice-chain';
import type { LessonCell } from './lesson-page';
import { settled } from './settle';

/** What the outputs of a notebook depend on besides the notebook itself, in the repository. */
const FOUNDATIONS = [
  'solutions',
  'exercises',
  'src/base',
  'src/wire',
  'src/draw',
  'src/peers',
  'src/suite',
  'src/workbook',
  'src/site/notebooks',
  'test_data',
  '.jupyter',
  'scripts',
  'package-lock.json',
  'requirements.txt',
];

/** Not even if they are in those folders: what is written by use, and tests that no notebook runs. */
const NO_FOUNDATION = /(^|\/)(run|backups|vscode\.env)$|^src\/.*\.test\.ts$|^exercises\/[\w-]+(?<!\.test)\.ts$/;

/** Options of a run. */
export interface Execution {
  /** The folder in which outputs are kept. Default: `site` in the cache folder. */
  kept?: string;
  /** Whether the outputs of an earlier run may be taken. */
  cached: boolean;
  /** Called with each lesson that is there. */
  say(what: string): void;
}

/**
 * Run notebooks, with the solutions as answers, and with a clock and random numbers that are the same each time.
 *
 * @param slugs - the lessons
 * @returns the cells of each, with their outputs
 * @throws Error if a cell fails, or a notebook cannot be run
 */
export async function executed(slugs: readonly string[], options: Execution) {
  const { kept = join(cacheFolder(), 'site'), cached, say } = options;
  const outputs = new Map<string, LessonCell[]>();
  const foundations = hashOf(FOUNDATIONS);
  const waiting: { slug: string; file: string }[] = [];
  for (const slug of slugs) {
    const key = createHash('sha256').update(foundations).update(hashOf([`notebooks/${slug}.ipynb`]));
    const file = join(kept, `${slug}-${key.digest('hex').slice(0, 32)}.json`);
    if (cached && existsSync(file)) outputs.set(slug, JSON.parse(readFileSync(file, 'utf8')) as LessonCell[]);
    else waiting.push({ slug, file });
  }
  if (waiting.length === 0) return outputs;
  await runAll(waiting, (slug, file, cells) => {
    outputs.set(slug, cells);
    mkdirSync(kept, { recursive: true });
    writeFileSync(file, JSON.stringify(cells));
    say(slug);
  });
  return outputs;
}

/** Run notebooks, as many at a time as there are processors. */
async function runAll(
  waiting: { slug: string; file: string }[],
  done: (slug: string, file: string, cells: LessonCell[]) => void,
): Promise<void> {
  // loaded only now: they need a Jupyter, which outputs that are kept do not
  const { execute } = await import('../../acceptance/run-notebook');
  const { makeWorkspace } = await import('../../acceptance/workspace');
  // mined on first use: a lesson would show that in the first build, and not in later ones
  await practiceChain(PRACTICE_LENGTH);
  const workspace = makeWorkspace('solved');
  const preloads = ['steady/main.cjs', 'loopback-only.cjs'].map((name) => {
    return `--require "${join(workspace.folder, 'scripts', 'lib', name).replaceAll('\\', '/')}"`;
  });
  const env = {
    NODE_OPTIONS: preloads.join(' '),
    WORKBOOK_CHECK: 'once',
    // these override the builder's own settings
    BITCOIN_PEER: '',
    BITCOIN_NETWORK: '',
    BITCOIN_TRANSPORT: '',
  };
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { slug, file } = next;
      const [cells] = await execute(workspace.folder, [`notebooks/${slug}.ipynb`], env);
      done(slug, file, settled(slug, cells as LessonCell[], workspace.folder));
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(waiting.length, availableParallelism()) }, worker));
  } finally {
    workspace.remove();
  }
}

/** A hash of files, and of the Node that runs. */
function hashOf(paths: readonly string[]): string {
  const hash = createHash('sha256').update(process.version);
  const add = (path: string): void => {
    if (NO_FOUNDATION.test(path)) return;
    const absolute = join(root(), path);
    const entries = path.includes('.') && !path.startsWith('.') ? undefined : namesIn(absolute);
    if (entries) return entries.forEach((name) => add(`${path}/${name}`));
    hash.update(`${path}\0`).update(readFileSync(absolute)).update('\0');
  };
  paths.forEach(add);
  return hash.digest('hex');
}

function namesIn(folder: string): string[] | undefined {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return undefined;
    throw error;
  }
}
