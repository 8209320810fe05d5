import { printable } from '../wire/bytes';
import type { Span } from '../wire/codec/reader';
import { PALE_INK, PALETTE, PAPER } from './palette';
import { text } from './svg';
import { colour as named } from './theme';

const CELL = 27;
const ROW = 34;
const TOP = 26;
/** Where the first byte of a row begins: the offsets are to its left. */
export const LEFT = 52;

/** How the rows of a hexdump are laid out. */
export interface RowOptions {
  /** The number of bytes in a row. */
  perRow: number;
  /** The number of bytes that are shown; the others are counted. */
  shown: number;
  /** The offset of the first byte, if the bytes are a part of something longer. */
  first: number;
  /** The indexes of the bytes at which there is an error. */
  errors?: readonly number[];
}

/** Drawn rows: their SVG elements, and how much space they take. */
export interface DrawnRows {
  /** The elements, from back to front. */
  parts: string[];
  /** The width in pixels. */
  width: number;
  /** The height in pixels. */
  height: number;
}

/** The letter of a field, by its index among those that have bytes; a dash for one without. */
export const letterOf = (index: number) => (index < 0 ? '–' : String.fromCharCode(65 + (index % 26)));

/** The colours of a field, by its index among those that have bytes. */
export const coloursOf = (index: number) => PALETTE[index < 0 ? PALETTE.length - 1 : index % PALETTE.length];

/** Where each byte of a row of this length begins, and its text, and where all of it ends. */
const layout = (perRow: number) => {
  const ascii = LEFT + perRow * CELL + 20;
  return { ascii, width: ascii + perRow * 9 + 10 };
};

/**
 * Draws bytes in rows, with a frame and a letter for each field. Each frame has the field's index in `data-field`.
 *
 * @param bytes - the bytes
 * @param fields - the fields that have bytes, by their position in `bytes`
 */
export function drawRows(bytes: Uint8Array, fields: Span[], options: RowOptions): DrawnRows {
  const { perRow, shown, errors = [] } = options;
  const count = Math.ceil(shown / perRow);
  const visible = fields.filter(({ start }) => start < shown);
  const rest = bytes.length - shown;
  const below = TOP + count * ROW;
  const parts = [
    columnHeads(perRow),
    ...visible.flatMap((span, i) => frames(span, i, options)),
    ...Array.from({ length: count }, (_, row) => rowOf(bytes, row, options)),
    ...visible.map((span, i) => tag(span.start, letterOf(i), coloursOf(i).line, options)),
    ...errors.filter((at) => at < shown).map((at) => errorMark(at, options)),
    rest > 0 ? text(LEFT, below + 12, `… ${rest} more bytes`, `fill="${PALE_INK}"`) : '',
  ];
  return { parts, width: layout(perRow).width, height: below + (rest > 0 ? 24 : 4) };
}

function columnHeads(perRow: number): string {
  const more = `text-anchor="middle" fill="${PALE_INK}" font-size="10"`;
  return Array.from({ length: perRow }, (_, i) => text(LEFT + i * CELL + CELL / 2, 16, String(i), more)).join(
    '',
  );
}

/** The upper left corner of a byte. */
const corner = (at: number, perRow: number) => ({
  x: LEFT + (at % perRow) * CELL,
  y: TOP + Math.floor(at / perRow) * ROW,
});

/** A field's frames: one for each row that it spans. */
function frames({ start, end }: Span, index: number, { perRow, shown }: RowOptions): string[] {
  const { fill, line } = coloursOf(index);
  const drawn: string[] = [];
  for (let from = start; from < Math.min(end, shown);) {
    const { x, y } = corner(from, perRow);
    const to = Math.min(end, shown, (Math.floor(from / perRow) + 1) * perRow);
    const width = (to - from) * CELL - 2;
    drawn.push(
      `<rect data-field="${index}" x="${x + 1}" y="${y}" width="${width}" height="${ROW - 8}" rx="4" fill="${fill}" stroke="${line}"/>`,
    );
    from = to;
  }
  return drawn;
}

/** A letter on the upper edge of a byte. */
function tag(at: number, letter: string, line: string, { perRow }: RowOptions): string {
  const { x, y } = corner(at, perRow);
  const more = `text-anchor="middle" fill="${PAPER}" font-size="10" font-weight="bold"`;
  return (
    `<rect x="${x + 3}" y="${y - 7}" width="11" height="12" rx="2" fill="${line}"/>` +
    text(x + 8.5, y + 3, letter, more)
  );
}

/** A thick frame around the byte at which there is an error, with an exclamation mark on its lower edge. */
function errorMark(at: number, options: RowOptions): string {
  const { x, y } = corner(at, options.perRow);
  const line = named('bad');
  const below = y + ROW - 8;
  const more = `text-anchor="middle" fill="${PAPER}" font-size="10" font-weight="bold"`;
  return (
    `<rect x="${x + 1}" y="${y}" width="${CELL - 2}" height="${ROW - 8}" rx="4" fill="none" stroke="${line}" stroke-width="3"/>` +
    `<rect x="${x + CELL - 13}" y="${below - 6}" width="12" height="12" rx="2" fill="${line}"/>` +
    text(x + CELL - 7, below + 4, '!', more)
  );
}

function rowOf(bytes: Uint8Array, row: number, { perRow, shown, first }: RowOptions): string {
  const from = row * perRow;
  const slice = bytes.subarray(from, Math.min(shown, from + perRow));
  const y = TOP + row * ROW + 18;
  const cells = Array.from(slice, (byte, i) =>
    text(LEFT + i * CELL + CELL / 2, y, byte.toString(16).padStart(2, '0'), 'text-anchor="middle"'),
  );
  const offset = text(LEFT - 12, y, String(first + from), `text-anchor="end" fill="${PALE_INK}"`);
  const ascii = text(layout(perRow).ascii, y, printable(slice), `fill="${PALE_INK}" xml:space="preserve"`);
  return offset + cells.join('') + ascii;
}
