import { spaced } from '../wire/bytes';
import type { Figure } from './figure';
import { PALE_INK, PALETTE } from './palette';
import { colour } from './theme';
import { type Examine, scan, type Step } from './scan';
import { bytesInWords, cut } from '../base/text';
import { drawing, text } from './svg';

/** Options of the picture of a search for messages. */
export interface SlidingWindowOptions {
  /** The title: one line that says what the picture shows. */
  title: string;
  /** The magic to search for, four bytes in wire order. */
  magic: Uint8Array;
  /** Decides what the bytes from a magic on are: `examine` of lesson 08. */
  examine: Examine;
  /** The maximum number of rows; the steps left out are counted. Default: 12. */
  rows?: number;
}

const PER_ROW = 28;
const CELL = 22;
const LEFT = 56;
const TOP = 14;
const BOX = 24;
const ROW = 52;
const NAMES = 13;
const GAP_ROW = 30;
const FOOT = 30;
const WIDTH = LEFT + PER_ROW * CELL + 24;
/** How many bytes may be shown before the window so that the whole header still fits in the row. */
const MOST_BEFORE = PER_ROW - 24;
/** In a longer run of mismatches, the middle is left out. */
const LONG_RUN = 6;

/**
 * Draws a window of four bytes moving over a stream, step by step: a row for each position, with the result.
 * No match: slide by one. A match: in sync; the header is read, and the window jumps past the payload.
 */
export function slidingWindow(
  bytes: Uint8Array,
  { title, magic, examine, rows: most = 12 }: SlidingWindowOptions,
): Figure {
  const steps = scan(bytes, magic, examine);
  const rows = rowsOf(steps, most);
  const tops = rows.map((_, i) => TOP + rows.slice(0, i).reduce((sum, row) => sum + heightOf(row), 0));
  const bottom = TOP + rows.reduce((sum, row) => sum + heightOf(row), 0);
  const svg = drawing(WIDTH, bottom + FOOT, [
    ...rows.map((row, i) => (isGap(row) ? drawGap(row, tops[i]) : drawStep(row, bytes, tops[i]))),
    text(LEFT, bottom + 12, summaryOf(steps), `fill="${PALE_INK}"`),
  ]);
  return { title, svg, text: asText(title, bytes, rows, summaryOf(steps)) };
}

/** A step, and the first byte that its row shows. */
interface StepRow extends Step {
  base: number;
}

/** A number of steps that are left out. */
interface Gap {
  left: number;
  words: string;
}

type Row = StepRow | Gap;

const isGap = (row: Row): row is Gap => 'left' in row;
const heightOf = (row: Row) => (isGap(row) ? GAP_ROW : row.whole > 0 ? ROW + NAMES : ROW);

function rowsOf(steps: Step[], most: number): Row[] {
  const short = withoutLongRuns(steps);
  const shown = short.length > most ? short.slice(0, most - 1) : short;
  const rows: Row[] = [];
  let base = 0;
  for (const step of shown) {
    if ('left' in step) {
      rows.push(step);
      continue;
    }
    if (step.offset - base > MOST_BEFORE) base = step.offset - 1;
    rows.push({ ...step, base });
  }
  const left = short.slice(shown.length).reduce((sum, row) => sum + ('left' in row ? row.left : 1), 0);
  return left > 0 ? [...rows, { left, words: `… ${left} more steps …` }] : rows;
}

function withoutLongRuns(steps: Step[]): (Step | Gap)[] {
  const rows: (Step | Gap)[] = [];
  const isFailure = (step: Step | undefined) => step?.kind === 'slide' && !step.inSync;
  for (let i = 0; i < steps.length;) {
    let end = i;
    while (isFailure(steps[end])) end++;
    const run = steps.slice(i, Math.max(end, i + 1));
    const left = run.length - 4;
    if (run.length <= LONG_RUN) rows.push(...run);
    else {
      const gap = { left, words: `… ${left} more steps: not the magic, slide by one …` };
      rows.push(...run.slice(0, 3), gap, run[run.length - 1]);
    }
    i += run.length;
  }
  return rows;
}

/** The fields after the magic, with their start and end offsets from its first byte. */
function fieldsOf({ whole }: Step): { name: string; from: number; to: number; colour: number }[] {
  if (whole === 0) return [];
  return [
    { name: 'command', from: 4, to: 16, colour: 1 },
    { name: 'length', from: 16, to: 20, colour: 3 },
    { name: 'checksum', from: 20, to: 24, colour: 4 },
    { name: 'payload', from: 24, to: whole, colour: 5 },
  ];
}

function drawStep(row: StepRow, bytes: Uint8Array, top: number): string {
  const { base, offset } = row;
  const { line } = colourOf(row);
  const below = top + heightOf(row) - 16;
  return [
    drawFields(row, bytes, top),
    drawWindow(row, bytes, top),
    text(LEFT - 10, top + 17, String(base), `text-anchor="end" fill="${PALE_INK}" font-size="11"`),
    drawBytes(row, bytes, top),
    text(LEFT, below, `${signOf(row)} offset ${offset}: ${cut(row.words, 70)}`, `fill="${line}"`),
  ].join('');
}

const colourOf = ({ kind, inSync }: Step) => PALETTE[kind === 'slide' ? 6 : inSync ? 2 : 7];

function drawWindow(row: StepRow, bytes: Uint8Array, top: number): string {
  const { base, offset } = row;
  const { fill, line } = colourOf(row);
  const x = LEFT + (offset - base) * CELL;
  const width = Math.min(4, bytes.length - offset) * CELL;
  return `<rect x="${x}" y="${top}" width="${width}" height="${BOX}" rx="3" fill="${fill}" stroke="${line}" stroke-width="2.5"/>`;
}

function drawFields(row: StepRow, bytes: Uint8Array, top: number): string {
  const before = row.offset - row.base;
  const shown = Math.min(PER_ROW, bytes.length - row.base);
  const frames = fieldsOf(row).map(({ name, from, to, colour }) => {
    const cells = Math.min(shown, before + to) - (before + from);
    if (cells <= 0) return '';
    const { fill, line } = PALETTE[colour];
    const x = LEFT + (before + from) * CELL + 2;
    return (
      `<rect x="${x}" y="${top + 1}" width="${cells * CELL - 3}" height="${BOX - 2}" rx="3" fill="${fill}" stroke="${line}"/>` +
      text(x, top + BOX + 11, name, `fill="${line}" font-size="10"`)
    );
  });
  return frames.join('');
}

function drawBytes({ base, offset }: StepRow, bytes: Uint8Array, top: number): string {
  const cells = Array.from(bytes.subarray(base, base + PER_ROW), (byte, i) => {
    const pale = base + i < offset ? ` fill="${colour('faint-ink')}"` : '';
    const x = LEFT + i * CELL + CELL / 2;
    return text(
      x,
      top + 17,
      byte.toString(16).padStart(2, '0'),
      `text-anchor="middle" font-size="12"${pale}`,
    );
  });
  const more = bytes.length > base + PER_ROW;
  return cells.join('') + (more ? text(LEFT + PER_ROW * CELL + 4, top + 16, '…', `fill="${PALE_INK}"`) : '');
}

function drawGap({ words }: Gap, top: number): string {
  return text(LEFT, top + 14, words, `fill="${PALE_INK}"`);
}

const signOf = ({ kind }: Step) => (kind === 'slide' ? '✗' : kind === 'message' ? '✓' : '…');

function summaryOf(steps: Step[]): string {
  const messages = steps.filter(({ kind }) => kind === 'message').length;
  const passed = steps.filter(({ kind }) => kind === 'slide').length;
  return `${messages} message${messages === 1 ? '' : 's'}, ${bytesInWords(passed)} skipped`;
}

function asText(title: string, bytes: Uint8Array, rows: Row[], summary: string): string {
  const lines = rows.map((row) => {
    if (isGap(row)) return `  ${row.words}`;
    const window = spaced(bytes.subarray(row.offset, row.offset + 4));
    return `${signOf(row)} offset ${String(row.offset).padEnd(6)} ${window.padEnd(11)}  ${row.words}`;
  });
  return [title, ...lines, summary].join('\n');
}
