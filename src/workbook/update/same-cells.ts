import type { Cell, Notebook } from '../notebooks/hygiene';

/**
 * Whether two notebooks have the same cells: what a reader reads and edits. Outputs, numbers and metadata, which
 * running changes, do not count.
 *
 * @param one - the notebook's file
 * @param other - another one; if either is not a notebook, they differ
 */
export function sameCells(one: string, other: string): boolean {
  try {
    return cellsOf(one) === cellsOf(other);
  } catch {
    return false;
  }
}

function cellsOf(text: string): string {
  const { cells } = JSON.parse(text) as Notebook;
  return JSON.stringify(
    cells.map(({ cell_type, source, attachments }: Cell & { attachments?: unknown }) => [
      cell_type,
      typeof source === 'string' ? source : source.join(''),
      attachments,
    ]),
  );
}
