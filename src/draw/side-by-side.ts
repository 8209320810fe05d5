import { hex, spaced } from '../wire/bytes';
import { fieldValue } from './field-value';
import type { Span } from '../wire/codec/reader';
import { escape, type Figure } from './figure';
import { INK, PALE_INK, PALETTE, PAPER } from './palette';
import { colour } from './theme';

/** One message of a comparison. */
export interface Column {
  /** The title of the column: a few words. */
  title: string;
  /** The bytes of the message. */
  bytes: Uint8Array;
  /** The positions of its fields, as returned by `trace`. */
  spans: Span[];
}

/** Options of a comparison. */
export interface SideBySideOptions {
  /** The title: one line that says what the picture shows. */
  title: string;
}

const SIGN = 16;
const FIELD = 40;
const FIRST = 200;
const COLUMN = 232;
const TOP = 34;
const ROW = 38;
/** The maximum number of bytes of a field shown. */
const MOST_BYTES = 8;
/** The number of characters of a value that fit in a column. */
const MOST_CHARACTERS = 29;

/**
 * Draws messages side by side: one row per field, one column per message, with the bytes and the value of
 * each field. Rows in which the bytes differ are marked with ≠, the others with =.
 *
 * @param columns - the messages; a field that a message does not have is shown as absent
 */
export function sideBySide(columns: Column[], { title }: SideBySideOptions): Figure {
  const rows = pathsOf(columns).map((path) => rowOf(path, columns));
  const differing = rows.filter(({ differs }) => differs).length;
  const summary = `${differing} of ${rows.length} fields differ (≠)`;
  const width = FIRST + columns.length * COLUMN;
  const height = TOP + rows.length * ROW + 26;
  const parts = [
    `<rect width="${width}" height="${height}" fill="${PAPER}" rx="6"/>`,
    text(FIELD, 20, 'field', `fill="${PALE_INK}" font-size="11"`),
    ...columns.map((column, i) =>
      text(FIRST + i * COLUMN, 20, cut(column.title, MOST_CHARACTERS), 'font-weight="bold"'),
    ),
    ...rows.map((row, i) => drawRow(row, TOP + i * ROW, width)),
    text(SIGN, height - 10, summary, `fill="${PALE_INK}"`),
  ];
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="100%" ` +
    `style="max-width:${width}px" font-family="ui-monospace,Menlo,Consolas,monospace" font-size="13" fill="${INK}">` +
    `${parts.join('')}</svg>`;
  return { title, svg, text: asText(title, columns, rows, summary) };
}

interface Row {
  path: string;
  differs: boolean;
  /** One for each column; undefined if the message does not have the field. */
  cells: ({ bytes: string; value: string } | undefined)[];
}

/** The fields of all messages, each after the one that it follows in its own message. */
function pathsOf(columns: Column[]): string[] {
  const paths: string[] = [];
  for (const { spans } of columns) {
    let next = 0;
    for (const { path } of spans) {
      const known = paths.indexOf(path);
      if (known === -1) paths.splice(next, 0, path);
      next = (known === -1 ? next : known) + 1;
    }
  }
  return paths;
}

function rowOf(path: string, columns: Column[]): Row {
  const fields = columns.map(({ bytes, spans }) => {
    const span = spans.find((one) => one.path === path);
    return span && { raw: bytes.subarray(span.start, span.end), value: span.value };
  });
  return {
    path,
    differs: new Set(fields.map((field) => field && hex(field.raw))).size > 1,
    cells: fields.map(
      (field) =>
        field && {
          bytes: shortened(field.raw),
          value: fieldValue(field.value),
        },
    ),
  };
}

function shortened(raw: Uint8Array): string {
  if (raw.length === 0) return 'no bytes';
  return raw.length > MOST_BYTES ? `${spaced(raw.subarray(0, MOST_BYTES))} …` : spaced(raw);
}

const cut = (content: string, most: number) =>
  content.length > most ? `${content.slice(0, most - 1)}…` : content;

function text(x: number, y: number, content: string, more = ''): string {
  return `<text x="${x}" y="${y}" ${more}>${escape(content)}</text>`;
}

const signOf = ({ differs }: Row) => (differs ? '≠' : '=');

function drawRow(row: Row, y: number, width: number): string {
  const { fill, line } = PALETTE[0];
  const frame = row.differs
    ? `<rect x="6" y="${y}" width="${width - 12}" height="${ROW - 4}" rx="4" fill="${fill}" stroke="${line}"/>`
    : `<line x1="6" y1="${y + ROW - 2}" x2="${width - 6}" y2="${y + ROW - 2}" stroke="${colour('rule')}"/>`;
  const cells = row.cells.map((cell, i) => {
    const x = FIRST + i * COLUMN;
    if (!cell) return text(x, y + 21, 'absent', `fill="${PALE_INK}" font-style="italic"`);
    return (
      text(x, y + 14, cell.bytes, `fill="${PALE_INK}" font-size="12"`) +
      text(x, y + 29, cut(cell.value, MOST_CHARACTERS), 'font-size="12"')
    );
  });
  return [
    frame,
    text(SIGN, y + 22, signOf(row), row.differs ? 'font-weight="bold"' : `fill="${PALE_INK}"`),
    text(FIELD, y + 21, row.path, row.differs ? 'font-weight="bold"' : ''),
    ...cells,
  ].join('');
}

function asText(title: string, columns: Column[], rows: Row[], summary: string): string {
  const lines = rows.flatMap((row) => [
    `${signOf(row)} ${row.path}`,
    ...row.cells.map((cell, i) => {
      const content = cell ? [cell.bytes, cell.value].filter(Boolean).join('  ') : 'absent';
      return `    ${columns[i].title}: ${content}`;
    }),
  ]);
  return [title, ...lines, summary].join('\n');
}
