import { fromHex } from '../wire/bytes';
import { InputError } from './model';

/** How a dump begins: with the offset 0. Most inputs do not, and need not be taken apart into lines. */
const BEGINNING = /^\s*0{4,16}[:\s]/;

/** A line of a dump: an offset in hex, then bytes and often their text. */
const LINE = /^\s*([0-9a-f]{4,16})(:\s*|\s{2,}|\s*$)([^]*)$/i;

interface DumpLine {
  offset: number;
  colon: boolean;
  rest: string;
}

/**
 * Bytes from a dump with offsets, as `xxd`, `hexdump -C` and Wireshark write it. How many bytes a line has follows
 * from the offset of the next one, so letters of the text at its end are not taken for bytes.
 *
 * @returns undefined if it is not a dump: then it may be plain hex
 * @throws InputError if lines are left out, or bytes are missing in a line
 */
export function readDump(text: string): Uint8Array | undefined {
  if (!BEGINNING.test(text)) return undefined;
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const parsed = lines.map(lineOf);
  const first = parsed[0];
  if (first?.offset !== 0 || first.rest.trim() === '') return undefined;
  const bytes = new Uint8Array(text.length / 2);
  let length = 0;
  for (const [i, line] of parsed.entries()) {
    if (lines[i].trim() === '*') {
      throw new InputError(`Line ${i + 1} of the dump is a *: lines are left out. Dump it again with -v.`);
    }
    // only two offsets that count up show that it is a dump
    if (line?.offset !== length) return i > 1 ? outOfOrder(i, length) : undefined;
    const next = parsed[i + 1]?.offset;
    if (next !== undefined && next <= line.offset)
      outOfOrder(i + 1, line.offset + bytesOf(line, undefined, i).length);
    const own = bytesOf(line, next === undefined ? undefined : next - line.offset, i);
    bytes.set(own, length);
    length += own.length;
  }
  return bytes.slice(0, length);
}

function outOfOrder(index: number, expected: number): never {
  const offset = expected.toString(16).padStart(8, '0');
  throw new InputError(`Line ${index + 1} of the dump does not begin with the offset ${offset}.`);
}

function lineOf(line: string): DumpLine | undefined {
  const [, offset, after, rest] = LINE.exec(line) ?? [];
  if (offset === undefined) return undefined;
  return { offset: Number.parseInt(offset, 16), colon: after.includes(':'), rest };
}

/** What comes before the text at the end of a line: in that of xxd, two spaces; otherwise three, or a bar. */
const TEXT = { colon: /\s{2,}/, none: /\s{3,}|\s\|/ };

/** The bytes of a line: as many as are expected, or without the text at its end. */
function bytesOf({ rest, colon }: DumpLine, expected: number | undefined, index: number): Uint8Array {
  const [column] = rest.split(colon ? TEXT.colon : TEXT.none);
  const digits = (expected === undefined ? column : rest).replace(/\s+/g, '');
  const end = digits.search(/[^0-9a-f]/i);
  const count = Math.floor((end < 0 ? digits.length : end) / 2);
  if (expected !== undefined && count < expected) {
    throw new InputError(
      `Line ${index + 1} of the dump has ${count} bytes, and the next offset is ${expected} on.`,
    );
  }
  return fromHex(digits.slice(0, 2 * Math.min(count, expected ?? count)));
}
