import { escape, type Figure } from './figure';
import { INK, PALE_INK, PALETTE, PAPER } from './palette';
import { colour } from './theme';

const BITS = 64;
const PER_ROW = 16;
const CELL = 36;
const ROW = 42;
const LEFT = 52;
const TOP = 34;
const WIDTH = LEFT + PER_ROW * CELL + 16;
const LEGEND_TOP = TOP + (BITS / PER_ROW) * ROW + 30;
const LEGEND_ROW = 21;
const COLUMNS = { bit: LEFT, value: LEFT + 60, name: LEFT + 320 };

/** A named bit. */
export interface BitName {
  /** 0 is the least significant bit, 63 the most significant. */
  bit: number;
  /** Its name. */
  name: string;
}

/** Options of a bitfield picture. */
export interface BitfieldOptions {
  /** The title: one line that says what the picture shows. */
  title: string;
  /** The bit under discussion: it gets a thick frame, whether it is set or not. Default: none. */
  framed?: number;
}

/**
 * Draws a 64-bit number as 64 cells, with a legend of the bits that are set.
 *
 * The cells are in the order of binary notation, in four rows of 16: bit 63 first, bit 0 last. A set bit has
 * a 1 and a colour, which is the same in every picture, any other a pale 0. The legend lists each set bit by
 * name, or, if it has no name, as 2^27.
 *
 * @param value - the number, from 0 to 2^64 − 1
 * @param names - the named bits, in any order
 * @throws RangeError if the value does not fit in 64 bits
 */
export function bitfield(value: bigint, names: readonly BitName[], options: BitfieldOptions): Figure {
  const { title, framed } = options;
  if (BigInt.asUintN(BITS, value) !== value) throw new RangeError(`${value} does not fit in 64 bits`);
  const set = setBits(value, names);
  const height = LEGEND_TOP + Math.max(set.length, 1) * LEGEND_ROW + 4;
  const parts = [
    `<rect width="${WIDTH}" height="${height}" fill="${PAPER}" rx="6"/>`,
    text(LEFT, 20, `${value}`, 'font-weight="bold"'),
    ...Array.from({ length: BITS }, (_, bit) => cell(bit, set)),
    ...Array.from({ length: BITS / PER_ROW }, (_, row) => rowHead(row)),
    bitZeroLabel(),
    framed === undefined ? '' : frame(framed),
    ...legend(set),
  ];
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="100%" ` +
    `style="max-width:${WIDTH}px" font-family="ui-monospace,Menlo,Consolas,monospace" font-size="13" fill="${INK}">` +
    `${parts.join('')}</svg>`;
  return { title, svg, text: asText(title, value, set, framed) };
}

interface SetBit {
  bit: number;
  /** `2^3 = 8`. */
  value: string;
  /** The name of the bit; for a bit without a name `2^27, no name`. */
  name: string;
}

function setBits(value: bigint, names: readonly BitName[]): SetBit[] {
  const bits = Array.from({ length: BITS }, (_, bit) => bit).filter((bit) => (value >> BigInt(bit)) & 1n);
  return bits.map((bit) => ({
    bit,
    value: `2^${bit} = ${1n << BigInt(bit)}`,
    name: names.find((one) => one.bit === bit)?.name ?? `2^${bit}, no name`,
  }));
}

function text(x: number, y: number, content: string, more = ''): string {
  return `<text x="${x}" y="${y}" ${more}>${escape(content)}</text>`;
}

/** The top left corner of a bit's cell: bit 63 is at the upper left, bit 0 at the lower right. */
function placeOf(bit: number): { x: number; y: number } {
  const place = BITS - 1 - bit;
  return { x: LEFT + (place % PER_ROW) * CELL, y: TOP + Math.floor(place / PER_ROW) * ROW };
}

/** A bit's colour. Bits that differ by 8, such as 2 and 10, often occur together, so theirs differ as well. */
function colourOf(bit: number): { fill: string; line: string } {
  return PALETTE[(bit + 2 * Math.floor(bit / 8)) % PALETTE.length];
}

function cell(bit: number, set: SetBit[]): string {
  const { x, y } = placeOf(bit);
  const isSet = set.some((one) => one.bit === bit);
  const { fill, line } = isSet ? colourOf(bit) : { fill: PAPER, line: colour('rule') };
  const digit = isSet ? 'font-size="17" font-weight="bold"' : `font-size="13" fill="${colour('faint-ink')}"`;
  return [
    `<rect x="${x + 2}" y="${y}" width="${CELL - 4}" height="${ROW - 6}" rx="4" fill="${fill}" stroke="${line}"/>`,
    text(x + CELL / 2, y + 11, String(bit), `text-anchor="middle" font-size="9" fill="${PALE_INK}"`),
    text(x + CELL / 2, y + 29, isSet ? '1' : '0', `text-anchor="middle" ${digit}`),
  ].join('');
}

function rowHead(row: number): string {
  const last = BITS - (row + 1) * PER_ROW;
  const bits = `${last + PER_ROW - 1}–${last}`;
  return text(LEFT - 6, TOP + row * ROW + 22, bits, `text-anchor="end" font-size="11" fill="${PALE_INK}"`);
}

/** A label below bit 0. */
function bitZeroLabel(): string {
  const { x, y } = placeOf(0);
  return text(x + CELL, y + ROW + 10, 'bit 0, least significant ↑', 'text-anchor="end" font-size="11"');
}

/** A thick frame around one bit. */
function frame(bit: number): string {
  const { x, y } = placeOf(bit);
  return `<rect x="${x}" y="${y - 2}" width="${CELL}" height="${ROW - 2}" rx="5" fill="none" stroke="${INK}" stroke-width="2"/>`;
}

function legend(set: SetBit[]): string[] {
  if (set.length === 0) return [text(LEFT, LEGEND_TOP + 10, 'no bit is set', `fill="${PALE_INK}"`)];
  return set.map(({ bit, value, name }, i) => {
    const y = LEGEND_TOP + i * LEGEND_ROW;
    const { fill, line } = colourOf(bit);
    return [
      `<rect x="${COLUMNS.bit}" y="${y - 3}" width="26" height="17" rx="3" fill="${fill}" stroke="${line}"/>`,
      text(COLUMNS.bit + 13, y + 10, String(bit), 'text-anchor="middle" font-size="12" font-weight="bold"'),
      text(COLUMNS.value, y + 10, value),
      text(COLUMNS.name, y + 10, name, 'font-weight="bold"'),
    ].join('');
  });
}

function asText(title: string, value: bigint, set: SetBit[], framed?: number): string {
  const isSet = set.some(({ bit }) => bit === framed);
  const head = [`${title} (${value} = 0x${value.toString(16)})`];
  if (framed !== undefined) head.push(`bit ${framed} is framed; it is ${isSet ? '' : 'not '}set`);
  if (set.length === 0) return [...head, 'no bit is set'].join('\n');
  const lines = set.map((one) => `bit ${String(one.bit).padStart(2)}  ${one.value.padEnd(26)}  ${one.name}`);
  head.push(`${set.length} of ${BITS} bits are set; bit 0 is the least significant`);
  return [...head, ...lines].join('\n');
}
