import CliTable from 'cli-table3';
import colours from 'picocolors';
import { escape } from '../../draw/figure';
import { INK } from '../../draw/palette';
import { inlineText } from '../../draw/markdown';
import { markdown, panel, paragraph } from '../../draw/panel';
import { colour } from '../../draw/theme';
import { reasonsFor } from '../reasons';
import type { Comparison } from './compare';
import type { Line } from './line-diff';

/** The sign in front of a line shows which side it is from; colours only repeat it. */
const SIGN = { both: ' ', yours: '-', reference: '+' };
const PAINT = { both: (text: string) => text, yours: colours.red, reference: colours.green };
const BACKGROUND = { both: 'none', yours: colour('yours-fill'), reference: colour('reference-fill') };

const LEGEND =
  'Lines with - are only in your code, lines with + only in the reference; the others are in both.';
const WHY = 'Why the solution is as it is';
const EQUAL = 'the same as the reference';
/**
 * Style of table cells: by default Jupyter right-aligns them, and a long word makes the table wider than the
 * page.
 */
const LEFT = 'style="text-align:left;overflow-wrap:anywhere"';
/** At most this many characters of a result are shown. */
const MOST = 160;

const isEqual = (lines: Line[]) => lines.every(({ side }) => side === 'both');
const cut = (text: string) => (text.length > MOST ? `${text.slice(0, MOST)} …` : text);
const verdict = (yours: string, reference: string) => (yours === reference ? 'same' : 'different');

/** The comparison as printed in a terminal. */
export function comparisonText({ slug, code, tables }: Comparison): string {
  const parts = [`${colours.bold(slug)}: your code beside the reference`, LEGEND];
  for (const { name, lines } of code) {
    const body = lines.map(({ side, text }) => PAINT[side](`  ${SIGN[side]} ${text}`.trimEnd()));
    parts.push(`${colours.bold(name)}${isEqual(lines) ? `: ${EQUAL}` : ''}`);
    if (!isEqual(lines)) parts[parts.length - 1] += `\n${body.join('\n')}`;
  }
  for (const { title, rows } of tables) {
    const table = new CliTable({
      head: ['', 'yours', 'reference', ''],
      colWidths: [24, 36, 36, 11],
      wordWrap: true,
      wrapOnWordBoundary: false,
      style: { head: [], border: [] },
    });
    for (const { label, yours, reference } of rows) {
      table.push([label, cut(yours), cut(reference), verdict(yours, reference)]);
    }
    parts.push(`${colours.bold(title)}\n${table.toString()}`);
  }
  const reasons = reasonsFor(slug);
  if (reasons.length > 0) parts.push(colours.bold(WHY), ...reasons.map(inlineText));
  return parts.join('\n\n');
}

/** The comparison as drawn in a notebook. */
export function comparisonHtml({ slug, code, tables }: Comparison): string {
  const parts = code.map(({ name, lines }) =>
    isEqual(lines) ? paragraph(`\`${name}\`: ${EQUAL}`) : paragraph(`\`${name}\``) + diffHtml(lines),
  );
  for (const { title, rows } of tables) {
    const head = ['', 'yours', 'reference', '']
      .map((text) => `<th scope="col" ${LEFT}>${text}</th>`)
      .join('');
    const body = rows.map(({ label, yours, reference }) => {
      const cells = [cut(yours), cut(reference), verdict(yours, reference)].map(cell).join('');
      return `<tr><th scope="row" ${LEFT}>${escape(label)}</th>${cells}</tr>`;
    });
    parts.push(paragraph(title), `<table><tr>${head}</tr>${body.join('')}</table>`);
  }
  const reasons = reasonsFor(slug);
  if (reasons.length > 0) parts.push(markdown(`**${WHY}**`), ...reasons.map(markdown));
  return panel(`${slug}: your code beside the reference`, paragraph(LEGEND), ...parts);
}

function cell(text: string): string {
  return `<td ${LEFT}>${escape(text)}</td>`;
}

function diffHtml(lines: Line[]): string {
  const body = lines.map(({ side, text }) => {
    const style = side === 'both' ? '' : `background:${BACKGROUND[side]};color:${INK}`;
    return `<span style="display:block;${style}">${SIGN[side]} ${escape(text)}</span>`;
  });
  return `<pre style="line-height:1.35;margin:0.2em 0;overflow-x:auto">${body.join('')}</pre>`;
}
