import { fromHex } from '../wire/bytes';
import { bytesInWords, counted, cut } from '../base/text';
import { base64 } from '@scure/base';
import { readDump } from './dump';
import { MAX_CHARACTERS, MAX_INPUT } from './limits';
import { InputError } from './model';
import { pythonBytes } from './python-bytes';

/** Bytes, and how they were written. */
export interface Input {
  /** The bytes. */
  bytes: Uint8Array;
  /** How they were written: `hex`, `a dump with offsets`, `base64`. */
  written: string;
  /** What the lines before them say, as those of the files in test_data: the command of which they are the payload. */
  command?: string;
}

/** What may come between hex digits: white space, `0x`, `\x`, and what lists and strings are written with. */
const BETWEEN = /\\x|0x|[\s,;:"'`{}()[\]\\]/gi;

/** A line such as those with which the files in test_data begin. After `//` comes a space: base64 begins with it, too. */
const COMMENT = /^[^\S\r\n\u2028\u2029]*(?:#.*|\/\/(?:[ \t].*)?)$/gm;

/** That a recording is a payload, and of which command. */
const PAYLOAD_OF = /^# kind: payload\r?\n(?:# network: .*\r?\n)?# command: (\w+)/m;

/** Base64 is taken for it only if it is at least this long: short words look like it. */
const LEAST_BASE64 = 16;

/** A string with blanks instead of its comments, so that a place in what is left is the same place in the string. */
export const withoutComments = (text: string): string =>
  text.replace(COMMENT, (line) => ' '.repeat(line.length));

/**
 * Bytes from a string: hex, with or without spaces, `0x` or `\x`; what `xxd` and `hexdump -C` print; bytes as
 * Python prints them; or base64.
 * Lines that begin with `#`, or with `//` and a space, are skipped.
 *
 * @throws InputError that says where, if it is none of these, or too long
 */
export function parseInput(text: string): Input {
  if (text.length > MAX_CHARACTERS) {
    throw new InputError(`That is too long: ${text.length} characters. At most ${MAX_CHARACTERS} are read.`);
  }
  const plain = withoutComments(text);
  const dump = readDump(plain);
  if (dump) return limited({ bytes: dump, written: 'a dump with offsets' });
  const literal = pythonBytes(plain);
  if (literal) return limited({ bytes: literal, written: 'bytes as Python prints them' });
  const blank = (part: string) => ' '.repeat(part.length);
  const digits = plain.replace(BETWEEN, blank);
  const wrong = digits.search(/[^0-9a-f\s]/i);
  if (wrong >= 0) return limited({ bytes: fromBase64(plain) ?? refuse(text, wrong), written: 'base64' });
  const [, command] = PAYLOAD_OF.exec(text) ?? [];
  const compact = digits.replace(/\s+/g, '');
  if (compact.length % 2 === 1) {
    throw new InputError(
      `Half a byte is missing: ${counted(compact.length, 'hex digit')} ${compact.length === 1 ? 'is' : 'are'} not a whole number of bytes.`,
    );
  }
  return limited({ bytes: fromHex(compact), written: 'hex', command });
}

/** Control characters that do not occur in text. */
const CONTROL = /[\0-\x08\x0e-\x1f\x7f]/;

/** What a file says, if it is text: in UTF-8, or in the UTF-16 that PowerShell writes. */
export function textIn(contents: Uint8Array): string | undefined {
  const encoding = contents[0] === 0xff && contents[1] === 0xfe ? 'utf-16le' : 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(contents);
    return CONTROL.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

/** How the bytes of a file are written that has no other form. */
export const BINARY = 'a binary file';

/**
 * Bytes from a file: if it is text that {@link parseInput} understands, those; otherwise what is in it.
 *
 * @throws InputError if there are too many
 */
export function fileInput(contents: Uint8Array): Input {
  const text = textIn(contents);
  try {
    if (text !== undefined) return parseInput(text);
  } catch (error) {
    // a web server's answer is text, too
    if (!(error instanceof InputError) || contents.length > MAX_INPUT) throw error;
  }
  return limited({ bytes: contents, written: BINARY });
}

function limited(input: Input): Input {
  const { length } = input.bytes;
  if (length <= MAX_INPUT) return input;
  throw new InputError(
    `That is too long: ${bytesInWords(length)}. At most ${MAX_INPUT} are shown, as many as the longest message has.`,
  );
}

/**
 * Base64 in either alphabet. Words can look like it: not those that mix the alphabets, as the names of files with
 * a `/` and a `-` do, nor those of small letters.
 */
function fromBase64(text: string): Uint8Array | undefined {
  const compact = text.replace(/\s+/g, '');
  if (compact.length < LEAST_BASE64) return undefined;
  if (/[a-z]/.test(compact) && !/[A-Z]/.test(compact)) return undefined;
  if (/[-_]/.test(compact) && /[+/]/.test(compact)) return undefined;
  try {
    return base64.decode(compact.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return undefined;
  }
}

function refuse(text: string, at: number): never {
  const shown = JSON.stringify(String.fromCodePoint(text.codePointAt(at)!));
  const whole = text.length <= 40 ? ` in ${JSON.stringify(cut(text.trim(), 40))}` : '';
  throw new InputError(
    `${shown} at ${placeOf(text, at)}${whole} is not a hex digit. Expected bytes in hex, a dump, or base64.`,
  );
}

function placeOf(text: string, at: number): string {
  let [line, begin] = [1, 0];
  for (let end = text.indexOf('\n'); end >= 0 && end < at; end = text.indexOf('\n', begin)) {
    line++;
    begin = end + 1;
  }
  return `line ${line}, column ${at - begin + 1}`;
}
