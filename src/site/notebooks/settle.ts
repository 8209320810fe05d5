import { joined } from '../../workbook/notebooks/nbformat';
import type { LessonCell } from './lesson-page';

/** What the operating system decides anew each time, and what is shown instead. */
const REPLACED: Readonly<Record<string, { cell: string; pattern: RegExp; instead: string }>> = {
  // a million bytes in pieces of 64 KiB, if the system does not split them further
  '08-streams': {
    cell: 'tcp',
    pattern: /one write: \d+ pieces: [\d, ]+…/,
    instead: 'one write: 16 pieces: 65536, 65536, 65536, 65536, …',
  },
  // a program on a clock of its own: the checksum and the time of its version, and whose verack comes first
  '13-transaction': {
    cell: 'program',
    pattern:
      /(?<version>Request: version\\n","f9beb4d9(?:[\da-f]{32}))[\da-f]{8}(?<services>80110100(?:00){8})[\da-f]{3}(?<answer>….*?)Re\w+(?<verack>: verack.*?)Re\w+(?=: verack)/,
    instead: '$<version>cb25c27c$<services>5a3$<answer>Response$<verack>Request',
  },
};

/**
 * Check the outputs of a run, and replace what still differs from one run to the next.
 *
 * @param slug - the lesson, for errors
 * @param cells - its cells
 * @param folder - the folder in which it ran, which no output should show
 * @throws Error if a cell failed, or a program that it started
 */
export function settled(slug: string, cells: readonly LessonCell[], folder: string): LessonCell[] {
  const replaced = REPLACED[slug];
  if (replaced && !replaced.pattern.test(JSON.stringify(cells.find(({ id }) => id === replaced.cell)))) {
    throw new Error(`${slug}, cell ${replaced.cell}: what is replaced there has changed`);
  }
  return cells.map((cell) => {
    const outputs = cell.outputs?.map((output) => {
      if (output.output_type === 'error' || output.name === 'stderr') {
        const words = joined(output.text) || joined(output.traceback);
        throw new Error(`${slug}, cell ${cell.id}: ${words.trim()}`);
      }
      // cells that show their errors would show it as part of the lesson
      const failed = /Command failed: .*/.exec(joined(output.data?.['text/html']));
      if (failed) throw new Error(`${slug}, cell ${cell.id}: ${failed[0]}`);
      const { metadata: _, ...kept } = output as typeof output & { metadata?: unknown };
      const text = JSON.stringify(kept).replaceAll(JSON.stringify(folder).slice(1, -1), '.');
      const steady = cell.id === replaced?.cell ? text.replace(replaced.pattern, replaced.instead) : text;
      return JSON.parse(steady) as typeof output;
    });
    return { ...cell, ...(outputs && { outputs }) };
  });
}
