import { joined } from './nbformat';

/** A cell of a notebook file (nbformat 4.5). */
export interface Cell {
  id?: string;
  cell_type: string;
  source: string[] | string;
  metadata: Record<string, unknown>;
  outputs?: unknown[];
  execution_count?: number | null;
}

/** A notebook file. */
export interface Notebook {
  cells: Cell[];
  metadata: Record<string, unknown>;
  nbformat: number;
  nbformat_minor: number;
}

/** The most lines of a code cell that a reader can still take in at once. */
const MOST_LINES = 15;

/** How the first code cell begins: with another kernel, it says what to do. */
const GUARD = [
  "// An error here? Stop Jupyter, and run `npm start` in the workbook's folder.\n",
  "if (process.env.WORKBOOK_KERNEL !== 'ready') {\n",
];

/** How a cell begins that gives a prediction's answer away. */
const SPOILER = '// Open this cell after your guess';

const lines = ({ source }: Cell) => (typeof source === 'string' ? source.split(/(?<=\n)/) : source);

const importsMine = (cell: Cell) => lines(cell).some((line) => /^import \* as mine from /.test(line));

/**
 * The file as it should be committed: outputs cleared, the guard and the cells to be opened later folded, one
 * string per source line, always in the same layout.
 */
export function tidy(text: string): string {
  const notebook = JSON.parse(text) as Notebook;
  const first = notebook.cells.findIndex(({ cell_type }) => cell_type === 'code');
  const cells = notebook.cells.map((cell, i) => {
    const { id, cell_type } = cell;
    const source = joined(cell.source).trimEnd().split(/(?<=\n)/);
    if (cell_type !== 'code') return { cell_type, id, metadata: {}, source };
    // the guard against other kernels is folded: a reader has no use for it
    const folded = i === first || source[0].startsWith(SPOILER);
    const metadata = folded ? { jupyter: { source_hidden: true } } : {};
    return { cell_type, execution_count: null, id, metadata, outputs: [], source };
  });
  const metadata = {
    kernelspec: { display_name: 'TypeScript (workbook)', language: 'typescript', name: 'tslab' },
    language_info: {
      codemirror_mode: { mode: 'typescript', name: 'javascript', typescript: true },
      file_extension: '.ts',
      mimetype: 'text/typescript',
      name: 'typescript',
      version: '',
    },
  };
  return `${JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 }, undefined, 1)}\n`;
}

/** The faults of a notebook file; empty if there are none. */
export function faultsIn(text: string): string[] {
  const notebook = JSON.parse(text) as Notebook;
  const faults: string[] = [];
  const seen = new Set<string>();
  for (const cell of notebook.cells) {
    const id = cell.id ?? '(none)';
    if (!/^[a-z][a-z-]*[a-z0-9]$/.test(id)) faults.push(`cell ${id}: the id should be a few readable words`);
    if (seen.has(id)) faults.push(`cell ${id}: the id occurs twice`);
    seen.add(id);
    if (cell.cell_type === 'code' && /\bmine\./.test(joined(cell.source)) && !importsMine(cell)) {
      faults.push(`cell ${id}: it must import mine itself, or it keeps the answers from before an edit`);
    }
    if (cell.cell_type === 'code' && lines(cell).length > MOST_LINES) {
      faults.push(`cell ${id}: ${lines(cell).length} lines; the limit is ${MOST_LINES}`);
    }
  }
  const first = notebook.cells.find(({ cell_type }) => cell_type === 'code');
  if (!first || GUARD.some((line, i) => lines(first)[i] !== line)) {
    faults.push('the first code cell must begin with the guard against other kernels');
  }
  if (tidy(text) !== text) faults.push('outputs, execution counts or layout have to be cleaned before a commit: npm run notebooks');
  return faults;
}
