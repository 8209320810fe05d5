import type { Figure } from './figure';
import { PALE_INK, PALETTE, PAPER } from './palette';
import { drawing, text } from './svg';
import { colour } from './theme';

/** In words, where an observer of a connection can be. */
const PLACES = {
  here: 'at this end',
  there: 'at the other end',
  listening: 'listening on the path',
  between: 'in the middle of the path',
  afterwards: 'afterwards, with a recording of all bytes',
} as const;

/** Somebody who sees the bytes of a connection. */
export interface Observer {
  /** Who it is, in at most 28 characters. */
  name: string;
  /** Where they are. */
  place: keyof typeof PLACES;
  /** For each part of the conversation, whether they can read it. */
  reads: readonly boolean[];
  /** Why that is so, in at most 76 characters. */
  note: string;
}

/** Options of the picture. */
export interface WhoReadsOptions {
  /** The title: one line that says what the picture shows. */
  title: string;
}

const WIDTH = 720;
const TOP = 34;
const ROW = 64;
/** The two ends of a connection in the small picture of it. */
const HERE = 26;
const THERE = 116;
const MIDDLE = (HERE + THERE) / 2;
const NAME = 148;
const PARTS = 376;
const PARTS_END = WIDTH - 16;
const BOX = 26;

/**
 * Draws who can read which part of a conversation: a row for each observer, with where they are on the connection,
 * and a box for each part, which says whether they see messages or random bytes.
 *
 * @param parts - the names of the parts, in order of time, at most 15 characters each
 * @param observers - those who see the bytes
 * @throws RangeError if an observer does not have as many answers as there are parts
 */
export function whoReads(
  parts: readonly string[],
  observers: readonly Observer[],
  { title }: WhoReadsOptions,
): Figure {
  const odd = observers.find(({ reads }) => reads.length !== parts.length);
  if (odd) throw new RangeError(`${odd.name} needs ${parts.length} answers, and has ${odd.reads.length}`);
  const places = parts.map((_, i) => PARTS + (i * (PARTS_END - PARTS)) / parts.length);
  const width = (PARTS_END - PARTS) / parts.length - 4;
  const svg = drawing(WIDTH, TOP + observers.length * ROW, [
    ...parts.map((part, i) => centred(places[i] + width / 2, 22, part, `fill="${PALE_INK}" font-size="11"`)),
    ...observers.map((observer, i) => drawRow(observer, TOP + i * ROW, places, width)),
  ]);
  return { title, svg, text: asText(title, parts, observers) };
}

function centred(x: number, y: number, content: string, more = ''): string {
  return text(x, y, content, `text-anchor="middle" ${more}`);
}

function drawRow({ name, place, reads, note }: Observer, top: number, places: number[], width: number) {
  return [
    `<line x1="16" y1="${top}" x2="${PARTS_END}" y2="${top}" stroke="${colour('rule')}"/>`,
    drawPlace(place, top + 20),
    text(NAME, top + 26, name, 'font-weight="bold"'),
    ...reads.map((readable, i) => drawPart(readable, places[i], top + 9, width)),
    text(NAME, top + 52, note, `fill="${PALE_INK}" font-size="12"`),
  ].join('');
}

const seen = (readable: boolean) => (readable ? '✓ messages' : '✗ random bytes');

function drawPart(readable: boolean, x: number, y: number, width: number): string {
  const { fill, line } = PALETTE[readable ? 2 : 7];
  const weight = readable ? 'font-weight="bold"' : '';
  return (
    `<rect x="${x}" y="${y}" width="${width}" height="${BOX}" rx="4" fill="${fill}" stroke="${line}"/>` +
    centred(x + width / 2, y + 17, seen(readable), `font-size="11" ${weight}`)
  );
}

/** The connection, from one end to the other, and the observer on it. */
function drawPlace(place: Observer['place'], y: number): string {
  const { line } = PALETTE[1];
  return [
    `<line x1="${HERE}" y1="${y}" x2="${THERE}" y2="${y}" stroke="${line}" stroke-width="2"/>`,
    // somebody in the middle has two sessions
    place === 'between'
      ? `<line x1="${MIDDLE}" y1="${y}" x2="${THERE}" y2="${y}" stroke="${PALETTE[0].line}" stroke-width="2"/>`
      : '',
    dot(HERE, y, place === 'here'),
    dot(THERE, y, place === 'there'),
    centred(HERE, y + 22, 'you', `fill="${PALE_INK}" font-size="10"`),
    centred(THERE, y + 22, 'peer', `fill="${PALE_INK}" font-size="10"`),
    place === 'between' ? dot(MIDDLE, y, true) : '',
    place === 'listening' || place === 'afterwards' ? beside(place, y) : '',
  ].join('');
}

/** An observer who is not on the connection itself; a clock if they come afterwards. */
function beside(place: Observer['place'], y: number): string {
  const hands = `<path d="M${MIDDLE},${y + 22}v5h4" fill="none" stroke="${PAPER}" stroke-width="1.5"/>`;
  return [
    `<line x1="${MIDDLE}" y1="${y + 2}" x2="${MIDDLE}" y2="${y + 18}" stroke="${colour('grey-line')}" stroke-dasharray="3 3"/>`,
    dot(MIDDLE, y + 26, true),
    place === 'afterwards' ? hands : '',
  ].join('');
}

function dot(x: number, y: number, isObserver: boolean): string {
  const { line } = PALETTE[6];
  return isObserver
    ? `<circle cx="${x}" cy="${y}" r="8" fill="${line}" stroke="${line}"/>`
    : `<circle cx="${x}" cy="${y}" r="5" fill="${PAPER}" stroke="${colour('grey-line')}" stroke-width="1.5"/>`;
}

function asText(title: string, parts: readonly string[], observers: readonly Observer[]): string {
  const lines = observers.flatMap(({ name, place, reads, note }) => [
    `${name} (${PLACES[place]}): ${note}`,
    ...parts.map((part, i) => `    ${part}: ${seen(reads[i])}`),
  ]);
  return [title, ...lines].join('\n');
}
