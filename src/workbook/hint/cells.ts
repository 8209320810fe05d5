import { cut } from '../../base/text';

/** A notebook, as far as a hint needs it. */
export interface NotebookCells {
  cells: { id?: string; source: string | string[] }[];
}

/** So much of a line is enough to find it. */
const MOST = 50;

/**
 * Say which cell is meant. A hint names it by its id, which Jupyter does not show; a learner finds it by the line with
 * which it begins, imports and remarks aside.
 *
 * @param text - a step of a hint: `Look at the cell \`cut\`.`
 * @param notebook - of the same lesson
 * @returns the text; as it was, where the learner has taken the cell away or emptied it
 */
export function withCellsShown(text: string, { cells = [] }: Partial<NotebookCells>): string {
  return text.replace(/\bcell `([a-z][a-z-]*)`/g, (named, id: string) => {
    const cell = cells.find((one) => one.id === id);
    const lines = [cell?.source ?? []]
      .flat()
      .join('')
      .split('\n')
      .map((line) => line.trim());
    const said = lines.filter((line) => line !== '');
    const first = said.find((line) => !/^(import\b|\/\/)/.test(line)) ?? said[0];
    if (!first) return named;
    return `cell that begins with \`${cut(first.split('`')[0].trimEnd(), MOST)}\``;
  });
}
