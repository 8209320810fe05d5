import CliTable from 'cli-table3';
import pc from 'picocolors';
import { cellText } from '../../draw/table';
import type { Section } from './summary';

/** Tables as printed in a terminal. */
export function printed(sections: Section[]): string {
  return sections.map(tableOf).join('\n');
}

function tableOf({ head, rows }: Section): string {
  const numbers = head.map((_, i) => i > 0 && rows.every((row) => /^[\d.,–]*$/.test(cellText(row[i]))));
  const table = new CliTable({
    head: head.map((text) => pc.bold(text)),
    style: { head: [], border: [] },
    // no lines between the rows
    chars: { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
    colAligns: numbers.map((isNumber) => (isNumber ? 'right' : 'left')),
  });
  for (const row of rows) table.push(row.map(cellText));
  return table.toString();
}
