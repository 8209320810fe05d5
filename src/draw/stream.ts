import type { Figure } from './figure';
import { PALE_INK, PALETTE, PAPER } from './palette';
import { colour } from './theme';
import { type Examine, HEADER, scan } from './scan';
import { bytesInWords } from '../base/text';
import { drawing, text } from './svg';

/** Options of the picture of a stream. */
export interface StreamOptions {
  /** The title: one line that says what the picture shows. */
  title: string;
  /** The magic that a message begins with, four bytes in wire order. */
  magic: Uint8Array;
  /** Decides what the bytes from a magic on are: `examine` of lesson 08. */
  examine: Examine;
  /** The maximum number of reads listed below the strip; those left out are counted. Default: 16. */
  rows?: number;
}

const WIDTH = 720;
const LEFT = 16;
const RIGHT = WIDTH - 16;
const CHUNKS = 34;
const MESSAGES = 92;
const BAND = 34;
const AXIS = MESSAGES + BAND + 16;
const LIST = AXIS + 32;
const LIST_ROW = 21;
const WRAPPED_ROW = 15;
/** The maximum number of characters of a line in the list. */
const MOST_CHARACTERS = 70;
/** The maximum number of pieces of a read that are named; if there are more, the middle is left out. */
const MOST_PIECES = 9;
/** The maximum number of lines of a list in the text. */
const MOST_LINES = 100;

/**
 * Draws a stream as two strips on the same byte axis: on top what each read returned, below it the messages
 * and the garbage. The boundaries of reads and of messages are unrelated. Underneath, it lists in words what
 * is in each read.
 *
 * @param chunks - the chunks delivered by TCP, in order
 */
export function stream(
  chunks: readonly Uint8Array[],
  { title, magic, examine, rows = 16 }: StreamOptions,
): Figure {
  const bytes = Buffer.concat(chunks);
  const reads = readsOf(chunks);
  const parts = partsOf(bytes, magic, examine);
  const lines = reads.map((read) => ({ read, pieces: piecesIn(read, parts) }));
  let bottom = LIST;
  const listed = lines.slice(0, rows).map(({ read, pieces }) => {
    const wrapped = wrap(pieces);
    const y = bottom;
    bottom += LIST_ROW + (wrapped.length - 1) * WRAPPED_ROW;
    return { read, wrapped, y };
  });
  const more = lines.length > rows ? `… ${lines.length - rows} more reads …` : '';
  const place = (offset: number) => round(LEFT + ((RIGHT - LEFT) * offset) / Math.max(1, bytes.length));
  const height = bottom + (more ? LIST_ROW : 0);
  const svg = drawing(WIDTH, height, [
    text(LEFT, 20, 'what TCP delivered', `fill="${PALE_INK}" font-size="11"`),
    ...reads.map((read, i) => drawRead(read, i, place)),
    ...parts.map((part) => drawPart(part, place)),
    ...reads.slice(1).map(({ start }) => border(place(start))),
    // over the borders, with a rim that interrupts them
    text(
      LEFT,
      MESSAGES - 8,
      'what was sent (the darker part of a message is its header)',
      `fill="${PALE_INK}" font-size="11" paint-order="stroke" stroke="${PAPER}" stroke-width="5"`,
    ),
    offsets(reads, place),
    ...listed.map((line) => drawLine(line.read, line.wrapped, line.y)),
    more ? text(LEFT, bottom, more, `fill="${PALE_INK}"`) : '',
  ]);
  return { title, svg, text: asText(title, bytes.length, parts, lines) };
}

interface Read {
  number: number;
  start: number;
  end: number;
}

/** A message, the beginning of a message, or bytes that belong to no message. */
interface Part {
  kind: 'message' | 'unfinished' | 'garbage';
  name: string;
  start: number;
  /** The offset of its end in the stream; if it is incomplete, the end of what has been received. */
  end: number;
  /** The size of the complete message in bytes; 0 if it is not known. */
  whole: number;
  hue: number;
}

function readsOf(chunks: readonly Uint8Array[]): Read[] {
  const reads: Read[] = [];
  let start = 0;
  for (const { length } of chunks) {
    reads.push({ number: reads.length + 1, start, end: start + length });
    start += length;
  }
  return reads;
}

function partsOf(bytes: Uint8Array, magic: Uint8Array, examine: Examine): Part[] {
  const parts: Part[] = [];
  const commands: string[] = [];
  for (const { offset, kind, inSync, length, whole, command } of scan(bytes, magic, examine)) {
    const last = parts.at(-1);
    const end = offset + length;
    const garbage = kind === 'slide';
    if (garbage && last?.kind === 'garbage') {
      last.end = end;
      continue;
    }
    if (command && !commands.includes(command)) commands.push(command);
    parts.push({
      kind: kind === 'message' ? 'message' : garbage ? 'garbage' : 'unfinished',
      name: garbage ? 'garbage' : command || (inSync ? 'a message' : 'what may be a message'),
      start: offset,
      end,
      whole,
      hue: command ? commands.indexOf(command) % (PALETTE.length - 1) : PALETTE.length - 1,
    });
  }
  return parts;
}

/** The contents of a read: complete messages and pieces of messages. */
function piecesIn(read: Read, parts: Part[]): string[] {
  if (read.end === read.start) return ['nothing'];
  const inside = parts.filter(({ start, end }) => start < read.end && end > read.start);
  const pieces = inside.map((part) => pieceOf(read, part));
  const left = pieces.length - MOST_PIECES;
  return left > 1 ? [...pieces.slice(0, MOST_PIECES - 1), `… ${left} more …`, pieces.at(-1)!] : pieces;
}

function pieceOf(read: Read, part: Part): string {
  const here = Math.min(read.end, part.end) - Math.max(read.start, part.start);
  if (part.kind === 'garbage') return `${bytesInWords(here)} of garbage`;
  if (here === part.whole) return `all of ${part.name} (${here})`;
  const begins = part.start >= read.start;
  const ends = part.end <= read.end && part.kind === 'message';
  const which = begins ? 'the first' : ends ? 'the last' : 'another';
  return `${which} ${here} of ${part.name}${begins && part.whole ? ` (${part.whole})` : ''}`;
}

type Place = (offset: number) => number;

const round = (x: number) => Math.round(x * 10) / 10;

function drawRead({ number, start, end }: Read, index: number, place: Place): string {
  const [x, width] = [place(start), round(place(end) - place(start))];
  const label = [`read ${number}: ${bytesInWords(end - start)}`, `${number}: ${end - start}`, String(number)];
  return [
    `<rect class="read" x="${x}" y="${CHUNKS - 6}" width="${width}" height="${BAND}" fill="${index % 2 ? PAPER : colour('band')}" stroke="${colour('grey-line')}"/>`,
    fitting(label, x, width, CHUNKS + 15),
  ].join('');
}

function drawPart({ kind, name, start, end, whole, hue }: Part, place: Place): string {
  const { fill, line } = PALETTE[hue];
  const [x, width] = [place(start), round(place(end) - place(start))];
  const header = round(place(Math.min(end, start + HEADER)) - x);
  const dash = kind === 'message' ? '' : ' stroke-dasharray="4 3"';
  const frame = `x="${x}" y="${MESSAGES}" height="${BAND}"`;
  const size = kind === 'unfinished' && whole ? `${end - start} of ${whole}` : String(end - start);
  return [
    `<rect class="${kind}" ${frame} width="${width}" fill="${fill}" stroke="${line}"${dash}/>`,
    kind === 'garbage'
      ? ''
      : `<rect class="header" ${frame} width="${header}" fill="${line}" fill-opacity="0.35"/>`,
    fitting([`${name}: ${size}`, name], x, width, MESSAGES + 21),
  ].join('');
}

/** The first label that fits in a box, centred; nothing if the box is too narrow for all of them. */
function fitting(labels: string[], x: number, width: number, y: number): string {
  const label = labels.find((one) => one.length * 7.4 + 6 <= width);
  return label ? text(round(x + width / 2), y, label, 'text-anchor="middle" font-size="12"') : '';
}

/** The boundary of a read, as a line through the messages. */
function border(x: number): string {
  return `<line class="border" x1="${x}" y1="${CHUNKS - 6}" x2="${x}" y2="${MESSAGES + BAND + 6}" stroke="${colour('red-line')}" stroke-dasharray="3 3"/>`;
}

/** The offsets of the boundaries of reads, as far as there is room for them. */
function offsets(reads: Read[], place: Place): string {
  const total = reads.at(-1)?.end ?? 0;
  let free = LEFT + 20;
  const inside = reads.slice(1).flatMap(({ start }) => {
    const x = place(start);
    if (x - 20 < free || x + 20 > RIGHT - 30) return [];
    free = x + 20;
    return [offset(x, start, 'middle')];
  });
  return [offset(LEFT, 0, 'start'), ...inside, offset(RIGHT, total, 'end')].join('');
}

function offset(x: number, value: number, anchor: string): string {
  return text(x, AXIS, String(value), `text-anchor="${anchor}" fill="${PALE_INK}" font-size="11"`);
}

/** Wraps pieces, separated by commas, into as many lines as needed. */
function wrap(pieces: string[]): string[] {
  const lines: string[] = [];
  for (const piece of pieces) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + piece.length + 3 <= MOST_CHARACTERS) {
      lines[lines.length - 1] = `${last}, ${piece}`;
    } else {
      if (last !== undefined) lines[lines.length - 1] = `${last},`;
      lines.push(piece);
    }
  }
  return lines;
}

function drawLine({ number, start, end }: Read, wrapped: string[], y: number): string {
  return [
    text(LEFT, y, `read ${number}`, 'font-weight="bold"'),
    text(LEFT + 84, y, bytesInWords(end - start), 'font-size="12"'),
    ...wrapped.map((line, i) => text(LEFT + 172, y + i * WRAPPED_ROW, line, 'font-size="12"')),
  ].join('');
}

function asText(
  title: string,
  total: number,
  parts: Part[],
  lines: { read: Read; pieces: string[] }[],
): string {
  const reads = lines.map(
    ({ read, pieces }) =>
      `read ${read.number}, offset ${read.start}, ${bytesInWords(read.end - read.start)}: ${pieces.join(', ')}`,
  );
  const sent = parts.map(({ name, kind, start, end, whole }) => {
    const size =
      kind === 'unfinished' && whole ? `${end - start} of ${whole} bytes` : bytesInWords(end - start);
    return `  offset ${start}: ${name}, ${size}`;
  });
  return [`${title} (${bytesInWords(total)})`, ...firstOf(reads), 'what was sent:', ...firstOf(sent)].join(
    '\n',
  );
}

function firstOf(lines: string[]): string[] {
  const left = lines.length - MOST_LINES;
  return left > 0 ? [...lines.slice(0, MOST_LINES), `… ${left} more …`] : lines;
}
