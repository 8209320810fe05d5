import { cut } from '../../base/text';

/** The parts of a notebook that a hint needs. */
export interface NotebookCells {
  cells: { id?: string; source: string | string[] }[];
}

/** This many characters of a line are enough to find it. */
const MOST = 50;

/**
 * Replace the ids of cells in a hint by something visible. A hint names a cell by its id, which Jupyter does
 * not show; a learner finds the cell by its first line that is neither an import nor a comment.
 *
 * @param text - a step of a hint: `Look at the cell \`cut\`.`
 * @param notebook - the notebook of the same lesson
 * @returns the text; an id stays as it is if the learner has deleted or emptied the cell
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
