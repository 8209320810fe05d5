import { spaced } from '../wire/bytes';
import { fieldValue } from './field-value';
import type { Span } from '../wire/codec/reader';
import type { Figure } from './figure';
import { coloursOf, drawRows, LEFT, letterOf } from './hexdump-rows';
import { PALE_INK } from './palette';
import { drawing, text } from './svg';
import { cut } from '../base/text';

const PER_ROW = 16;
const LEGEND_ROW = 21;

/** Options of an annotated hexdump. */
export interface HexdumpOptions {
  /** The title: one line that says what the picture shows. */
  title: string;
  /** The maximum number of rows of 16 bytes; the bytes left out are counted. Default: 12. */
  rows?: number;
  /** Notes on the values of fields, by path: `{ magic: 'mainnet' }`. */
  notes?: Record<string, string>;
}

/**
 * Draws bytes in rows of 16, each field framed, coloured and lettered, with a legend of offsets and values.
 *
 * @param bytes - the bytes
 * @param spans - the positions of the fields, as returned by `trace`
 */
export function hexdump(bytes: Uint8Array, spans: Span[], options: HexdumpOptions): Figure {
  const fields = spans.filter(({ start, end }) => end > start);
  const shown = Math.min(bytes.length, PER_ROW * (options.rows ?? 12));
  const rows = drawRows(bytes, fields, { perRow: PER_ROW, shown, first: 0 });
  const legend = spans.map((span) => legendLine(bytes, span, fields.indexOf(span), options.notes));
  const columns = columnsOf(legend);
  const width = Math.max(rows.width, columns.end);
  const height = rows.height + (legend.length + 1) * LEGEND_ROW + 6;
  const svg = drawing(width, height, [
    ...rows.parts,
    legendHead(rows.height, columns),
    ...legend.map((line, i) => drawLegend(line, rows.height + (i + 1) * LEGEND_ROW, columns)),
  ]);
  return { title: options.title, svg, text: asText(options.title, bytes, legend) };
}

interface LegendLine {
  index: number;
  path: string;
  offset: string;
  size: string;
  /** The bytes as shown in the picture, where the rows above have all of them. */
  hex: string;
  /** The bytes as shown in the text. */
  longHex: string;
  value: string;
}

function legendLine(
  bytes: Uint8Array,
  span: Span,
  index: number,
  notes: Record<string, string> = {},
): LegendLine {
  const { path, start, end, value } = span;
  const raw = bytes.subarray(start, end);
  return {
    index,
    path,
    offset: String(start),
    size: `${end - start} byte${end - start === 1 ? '' : 's'}`,
    hex: shortened(raw, MOST_BYTES),
    longHex: shortened(raw, PER_ROW),
    value: [fieldValue(value), notes[path]].filter(Boolean).join(' · '),
  };
}

/** Bytes as hex, whole ones only: if there are more than `most`, the first of them and an ellipsis. */
const shortened = (raw: Uint8Array, most: number) =>
  raw.length > most ? `${spaced(raw.subarray(0, most - 2))} …` : spaced(raw);

/** The maximum number of bytes of a field, and of characters of a value, that the legend shows. */
const MOST_BYTES = 8;
const LONGEST_VALUE = 60;
/** The columns of the legend with their heads, from left to right. */
const HEADS = { path: 'field', offset: 'offset', size: 'size', hex: 'bytes', value: 'value' };
const NAMES = Object.keys(HEADS) as (keyof typeof HEADS)[];
type Columns = Record<keyof typeof HEADS | 'end', number>;
/** The width of a character in pixels: of a path in bold, and of anything else in the legend. */
const BOLD_CHARACTER = 8;
const CHARACTER = 7.4;
/** The space between two columns. */
const GAP = 14;

/** Where each column of the legend begins, and where the last one ends: as wide as their longest content. */
function columnsOf(legend: LegendLine[]): Columns {
  const columns: Columns = { path: 0, offset: 0, size: 0, hex: 0, value: 0, end: LEFT + 22 };
  for (const name of NAMES) {
    columns[name] = columns.end;
    const longest = Math.max(HEADS[name].length, ...legend.map((line) => drawn(line[name]).length));
    columns.end += Math.ceil(longest * (name === 'path' ? BOLD_CHARACTER : CHARACTER)) + GAP;
  }
  return columns;
}

function legendHead(y: number, columns: Columns): string {
  const heads = NAMES.map((name) =>
    text(columns[name], y + 10, HEADS[name], `fill="${PALE_INK}" font-size="11"`),
  );
  return heads.join('');
}

function drawLegend(line: LegendLine, y: number, columns: Columns): string {
  const { fill, line: edge } = coloursOf(line.index);
  return [
    `<rect x="${LEFT}" y="${y - 2}" width="15" height="15" rx="3" fill="${fill}" stroke="${edge}"/>`,
    text(LEFT + 7.5, y + 10, letterOf(line.index), 'text-anchor="middle" font-size="10" font-weight="bold"'),
    ...NAMES.map((name) =>
      text(
        columns[name],
        y + 10,
        drawn(line[name]),
        name === 'path' ? 'font-weight="bold"' : 'font-size="12"',
      ),
    ),
  ].join('');
}

/** A value as shown in the picture, where it may be truncated; in the text it is always complete. */
const drawn = (value: string) => cut(value, LONGEST_VALUE);

function asText(title: string, bytes: Uint8Array, legend: LegendLine[]): string {
  const rows = legend.map(({ index, path, offset, size, longHex, value }) => [
    letterOf(index),
    path,
    `offset ${offset}`,
    size,
    longHex,
    value,
  ]);
  const lines = rows.map((row) =>
    row.map((cell, i) => cell.padEnd(Math.max(...rows.map((one) => one[i].length)))).join('  '),
  );
  return [`${title} (${bytes.length} bytes)`, ...lines.map((line) => line.trimEnd())].join('\n');
}
