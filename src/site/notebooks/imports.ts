import { joined } from '../../workbook/notebooks/nbformat';
import type { LessonCell } from './lesson-page';

/** Matches `import { hex, spaced } from './src/wire/bytes'`. */
const IMPORT = /^import \{([^}]+)\} from '\.\/((?:src|solutions)\/[^']+)'/gm;

/** What the cells of a notebook import by name from the workbook: the module of each name. */
export function importsIn(cells: readonly LessonCell[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const cell of cells.filter(({ cell_type }) => cell_type === 'code')) {
    for (const [, list, module] of joined(cell.source).matchAll(IMPORT)) {
      for (const name of list.split(',')) {
        const word = name.trim().replace(/^type /, '').split(' ')[0];
        if (word !== '') names.set(word, `${module}.ts`);
      }
    }
  }
  return names;
}
