import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { cacheFolder } from '../../base/cache-folder';
import { PRACTICE_LENGTH, practiceChain } from '../../peers/practice-chain';
import { outputKeys } from './foundations';
import { KeptOutputs } from './kept-outputs';
import type { LessonCell } from './lesson-page';
import { settled } from './settle';

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
  const earlier = new KeptOutputs(kept, outputKeys());
  const waiting: string[] = [];
  for (const slug of slugs) {
    const cells = cached ? earlier.of(slug) : undefined;
    if (cells) outputs.set(slug, cells);
    else waiting.push(slug);
  }
  if (waiting.length === 0) return outputs;
  await runAll(waiting, (slug, cells) => {
    outputs.set(slug, cells);
    earlier.keep(slug, cells);
    say(slug);
  });
  return outputs;
}

/** Run notebooks, as many at a time as there are processors. */
async function runAll(
  waiting: string[],
  done: (slug: string, cells: LessonCell[]) => void,
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
    for (let slug = waiting.shift(); slug; slug = waiting.shift()) {
      const [cells] = await execute(workspace.folder, [`notebooks/${slug}.ipynb`], env);
      done(slug, settled(slug, cells as LessonCell[], workspace.folder));
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(waiting.length, availableParallelism()) }, worker));
  } finally {
    workspace.remove();
  }
}
