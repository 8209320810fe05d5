import type { LessonCell } from './lesson-page';
import { joined } from './outputs';

/** What the operating system decides anew each time, and what is shown instead. */
const REPLACED: Readonly<Record<string, { cell: string; pattern: RegExp; instead: string }>> = {
  // a million bytes in pieces of 64 KiB, if the system does not split them further
  '08-streams': {
    cell: 'tcp',
    pattern: /one write: \d+ pieces: [\d, ]+…/,
    instead: 'one write: 16 pieces: 65536, 65536, 65536, 65536, …',
  },
};

/**
 * Check the outputs of a run, and replace what still differs from one run to the next.
 *
 * @param slug - the lesson, for errors
 * @param cells - its cells
 * @param folder - the folder in which it ran, which no output should show
 * @throws Error if a cell failed
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
      const { metadata: _, ...kept } = output as typeof output & { metadata?: unknown };
      const text = JSON.stringify(kept).replaceAll(JSON.stringify(folder).slice(1, -1), '.');
      const steady = cell.id === replaced?.cell ? text.replace(replaced.pattern, replaced.instead) : text;
      return JSON.parse(steady) as typeof output;
    });
    return { ...cell, ...(outputs && { outputs }) };
  });
}
