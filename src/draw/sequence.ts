import { duration } from '../base/duration';
import { escape, type Figure } from './figure';
import { PALE_INK, PALETTE, PAPER } from './palette';
import { colour } from './theme';
import { bytesInWords, cut } from '../base/text';
import { drawing, text } from './svg';

/** A message in a conversation. */
export interface MessageEntry {
  /** Milliseconds since the beginning. */
  at: number;
  /** The direction, from the left peer's point of view. */
  direction: 'sent' | 'received';
  /** The command of the message. */
  command: string;
  /** The size of its payload in bytes. */
  length: number;
  /** A short note. */
  note?: string;
}

/** An event on the connection itself. */
export interface EventEntry {
  /** Milliseconds since the beginning. */
  at: number;
  /** `connected`, `closed`, or `fault`: something received was invalid. */
  event: string;
  /** A short note. */
  note?: string;
}

/** One line of a conversation. */
export type Entry = MessageEntry | EventEntry;

/** Options of a sequence diagram. */
export interface SequenceOptions {
  /** The title: one line that says what the picture shows. */
  title: string;
  /** The name of the peer whose transcript it is. */
  left: string;
  /** The name of the other peer. */
  right: string;
  /** The maximum number of rows; in a longer conversation the middle is left out and counted. Default: 40. */
  rows?: number;
}

const WIDTH = 720;
const TIME_END = 100;
const LEFT = 150;
const RIGHT = 640;
const MIDDLE = (LEFT + RIGHT) / 2;
const HEAD = 24;
const TOP = 52;
const ROW = 36;
const NOTE = 18;
/** The number of characters that fit between the two lifelines. */
const MOST_CHARACTERS = 56;
/** The same for a note, which is in smaller type. */
const MOST_NOTE = 64;
/** The maximum number of characters of a peer's name, so that its box fits in the picture. */
const MOST_NAME = 17;

/**
 * Draws a conversation of two peers as a sequence diagram: a lifeline for each, time running downwards, an
 * arrow for each message. Consecutive messages with the same command and direction are one arrow, with their
 * number.
 *
 * @param entries - the messages and events, in order of time
 */
export function sequence(entries: readonly Entry[], options: SequenceOptions): Figure {
  const rows = withoutMiddle(runsOf(entries), options.rows ?? 40);
  const tops = rows.map((_, i) => TOP + rows.slice(0, i).reduce((sum, row) => sum + heightOf(row), 0));
  const bottom = TOP + rows.reduce((sum, row) => sum + heightOf(row), 0);
  const svg = drawing(WIDTH, bottom + 16, [
    ...[LEFT, RIGHT].map((x) => lifeline(x, bottom)),
    nameBox(LEFT, options.left, 1),
    nameBox(RIGHT, options.right, 0),
    ...rows.map((row, i) => drawRow(row, tops[i])),
  ]);
  return { title: options.title, svg, text: asText(rows, options) };
}

/** One row: a run of messages, an event, or a gap. */
interface Row {
  kind: 'sent' | 'received' | 'event' | 'gap';
  /** The times of the first and the last entry. */
  from: number;
  to: number;
  /** How many entries it represents. */
  count: number;
  /** The command or the event. */
  name: string;
  /** The sizes of the smallest and the largest payload, in bytes. */
  least: number;
  most: number;
  note: string;
}

function runsOf(entries: readonly Entry[]): Row[] {
  const rows: Row[] = [];
  for (const entry of entries) {
    const row = rowOf(entry);
    const last = rows.at(-1);
    const continues =
      last &&
      row.kind !== 'event' &&
      last.kind === row.kind &&
      last.name === row.name &&
      last.note === row.note;
    if (!continues) {
      rows.push(row);
      continue;
    }
    last.to = row.to;
    last.count += 1;
    last.least = Math.min(last.least, row.least);
    last.most = Math.max(last.most, row.most);
  }
  return rows;
}

function rowOf(entry: Entry): Row {
  const { at, note = '' } = entry;
  const time = { from: at, to: at, count: 1, note };
  if ('event' in entry) return { ...time, kind: 'event', name: entry.event, least: 0, most: 0 };
  const { direction, command, length } = entry;
  return { ...time, kind: direction, name: command, least: length, most: length };
}

function withoutMiddle(rows: Row[], most: number): Row[] {
  if (rows.length <= most) return rows;
  const before = Math.ceil((most - 1) / 2);
  const after = rows.length - Math.floor((most - 1) / 2);
  const left = rows.slice(before, after);
  const count = left.reduce((sum, row) => sum + row.count, 0);
  const gap: Row = {
    kind: 'gap',
    from: left[0].from,
    to: left[left.length - 1].to,
    count,
    name: `… ${count} more …`,
    least: 0,
    most: 0,
    note: '',
  };
  return [...rows.slice(0, before), gap, ...rows.slice(after)];
}

const isMessage = ({ kind }: Row) => kind === 'sent' || kind === 'received';
const heightOf = ({ note }: Row) => ROW + (note ? NOTE : 0);

function sizeOf({ least, most, count }: Row): string {
  if (least !== most) return `${least} to ${bytesInWords(most)} each`;
  return count > 1 ? `${bytesInWords(most)} each` : bytesInWords(most);
}

const nameOf = ({ name, count, kind }: Row) => (count > 1 && kind !== 'gap' ? `${name} × ${count}` : name);

/** One time, or the first and the last if they differ. */
const timesOf = ({ from, to }: Row) => [...new Set([duration(from), duration(to)])];

function lifeline(x: number, bottom: number): string {
  return `<line x1="${x}" y1="${HEAD + 14}" x2="${x}" y2="${bottom + 4}" stroke="${colour('rule')}"/>`;
}

function nameBox(x: number, name: string, index: number): string {
  const { fill, line } = PALETTE[index];
  const width = cut(name, MOST_NAME).length * 8 + 20;
  return (
    `<rect x="${x - width / 2}" y="${HEAD - 14}" width="${width}" height="26" rx="4" fill="${fill}" stroke="${line}"/>` +
    text(x, HEAD + 4, cut(name, MOST_NAME), 'text-anchor="middle" font-weight="bold"')
  );
}

function drawRow(row: Row, top: number): string {
  const y = top + 24;
  const times = timesOf(row).map((time, i) => (i === 0 ? time : `– ${time}`));
  const first = times.length === 1 ? y + 4 : y - 4;
  return [
    ...times.map((time, i) =>
      text(TIME_END, first + i * 14, time, `text-anchor="end" fill="${PALE_INK}" font-size="12"`),
    ),
    isMessage(row) ? arrow(row, y) : band(row, y),
    row.note
      ? text(
          MIDDLE,
          y + 18,
          cut(row.note, MOST_NOTE),
          `text-anchor="middle" fill="${PALE_INK}" font-size="12"`,
        )
      : '',
  ].join('');
}

function arrow(row: Row, y: number): string {
  const sent = row.kind === 'sent';
  const { line } = PALETTE[sent ? 1 : 0];
  const [from, to, back] = sent ? [LEFT + 2, RIGHT - 2, -11] : [RIGHT - 2, LEFT + 2, 11];
  const size = sizeOf(row);
  const name = cut(nameOf(row), MOST_CHARACTERS - size.length - 2);
  return [
    `<line x1="${from}" y1="${y}" x2="${to + back}" y2="${y}" stroke="${line}" stroke-width="${row.count > 1 ? 3 : 1.5}"/>`,
    `<polygon points="${to},${y} ${to + back},${y - 5} ${to + back},${y + 5}" fill="${line}"/>`,
    `<text x="${MIDDLE}" y="${y - 7}" text-anchor="middle"><tspan font-weight="bold">`,
    escape(name),
    `</tspan><tspan dx="12" font-size="12">${size}</tspan></text>`,
  ].join('');
}

/** An event or a gap: a dashed line from one lifeline to the other, with words on it. */
function band(row: Row, y: number): string {
  const width = row.name.length * 8 + 20;
  return [
    `<line x1="${LEFT}" y1="${y}" x2="${RIGHT}" y2="${y}" stroke="${colour('rule')}" stroke-dasharray="5 4"/>`,
    `<rect x="${MIDDLE - width / 2}" y="${y - 11}" width="${width}" height="22" fill="${PAPER}"/>`,
    text(MIDDLE, y + 4, row.name, `text-anchor="middle" fill="${PALE_INK}"`),
  ].join('');
}

function asText(rows: Row[], { title, left, right }: SequenceOptions): string {
  const lines = rows.map((row) => {
    const time = timesOf(row).join(' – ');
    const who = row.kind === 'sent' ? `${left} → ${right}  ` : `${right} → ${left}  `;
    const what = isMessage(row) ? `${who}${nameOf(row)}, ${sizeOf(row)}` : row.name;
    return `${time.padStart(10)}  ${what}${row.note ? `  (${row.note})` : ''}`;
  });
  return [title, ...lines].join('\n');
}
