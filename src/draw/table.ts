/** A value in a table. */
export type Cell = string | number | Date;

/** Formats a cell: a date in UTC, a number with its digits in groups of three. */
export function cellText(value: Cell): string {
  if (value instanceof Date)
    return value
      .toISOString()
      .replace(/(T00:00)?:?(00)?\.000Z$/, '')
      .replace('T', ' ');
  if (typeof value === 'string') return value;
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e15 || size < 1e-4)) return value.toExponential(4);
  return value.toLocaleString('en-US', { maximumSignificantDigits: Number.isInteger(value) ? 15 : 6 });
}

/**
 * Formats rows as lines of text in columns: numbers right-aligned, everything else left-aligned.
 *
 * @param head - the column headings
 * @param rows - the rows, all with as many cells as the head
 * @param most - the maximum number of rows; if there are more, the middle is left out and counted
 */
export function table(head: string[], rows: Cell[][], most = 40): string[] {
  const before = Math.ceil(most / 2);
  const after = most - before;
  const left = rows.length - most;
  const shown = left > 0 ? [...rows.slice(0, before), ...rows.slice(rows.length - after)] : rows;
  const texts = [head, ...shown.map((row) => row.map(cellText))];
  const widths = head.map((_, i) => Math.max(...texts.map((row) => row[i].length)));
  const isNumber = head.map((_, i) => rows.length > 0 && rows.every((row) => typeof row[i] === 'number'));
  const lines = texts.map((row) =>
    row
      .map((cell, i) => (isNumber[i] ? cell.padStart(widths[i]) : cell.padEnd(widths[i])))
      .join('  ')
      .trimEnd(),
  );
  if (left > 0) lines.splice(1 + before, 0, `… ${left} more …`);
  return lines;
}
