import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../base/root';
import { makeTempFolder } from '../../base/temp-folder';
import { PATIENCE } from '../check/run-suites';

/** What the process that runs the trials writes, one JSON value per line, between notes for the watchdog. */
export type Result = { title: string; label: string; text: string } | { notLoaded: string };

/** The results of one trial, side by side. */
export interface Table {
  /** What was tried. */
  title: string;
  /** The input, the result of the learner's answer, the result of the reference. */
  rows: { label: string; yours: string; reference: string }[];
}

/** The content of a cell that the answer never reached. */
const NO_RESULT = 'no result: it did not finish, or it ended the whole process';

/**
 * Run a lesson's trials on the learner's answers and on the reference.
 *
 * @param slug - the lesson: `01-framing`
 * @returns a table for each trial; errors and unwritten functions appear as text in their cells
 */
export async function runBoth(slug: string): Promise<Table[]> {
  const [yours, reference] = await Promise.all([runOne(slug, 'exercises'), runOne(slug, 'solutions')]);
  const tables = new Map<string, Table>();
  for (const result of reference) {
    if ('notLoaded' in result) throw new Error(`solutions/${slug}.ts: ${result.notLoaded}`);
    const { title, label, text } = result;
    const table = tables.get(title) ?? { title, rows: [] };
    table.rows.push({ label, yours: cellOf(yours, title, label), reference: text });
    tables.set(title, table);
  }
  return [...tables.values()];
}

function cellOf(results: Result[], title: string, label: string): string {
  for (const result of results) {
    if ('notLoaded' in result) return result.notLoaded;
    if (result.title === title && result.label === label) return result.text;
  }
  return NO_RESULT;
}

async function runOne(slug: string, folder: 'exercises' | 'solutions'): Promise<Result[]> {
  const scratch = makeTempFolder('workbook-compare-');
  const out = join(scratch, 'results.jsonl');
  try {
    await runChild([slug, folder, out, String(PATIENCE)]);
    const lines = existsSync(out) ? readFileSync(out, 'utf8').split('\n') : [];
    return lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as Result);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function runChild(args: string[]): Promise<void> {
  const script = [
    join(root(), 'scripts', 'run.mjs'),
    join(root(), 'src', 'workbook', 'compare', 'run-child.ts'),
    ...args,
  ];
  return new Promise((resolve, reject) => {
    // the output of the answers must not get between the lines of the comparison
    const child = spawn(process.execPath, script, { cwd: root(), stdio: 'ignore' });
    child.on('error', reject);
    child.on('close', () => resolve());
  });
}
