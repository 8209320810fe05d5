import { printable, sameBytes } from '../wire/bytes';
import type { WireError } from '../wire/codec/error';
import { bytesInWords } from '../base/text';

/** What came of looking at one place of a stream. */
export interface Step {
  /** Where the window stands. */
  offset: number;
  /** `slide`: no message begins here; `message`: a whole one; `wait`: what is there is too little to say. */
  kind: 'slide' | 'message' | 'wait';
  /** Whether the four bytes are the magic. */
  inSync: boolean;
  /** How many bytes this step uses up: 1 to slide, a whole message, or all that is left. */
  length: number;
  /** How many bytes the message has, header included; 0 as long as that is not known. */
  whole: number;
  /** Of a message: its command. Empty as long as that is not known. */
  command: string;
  /** What was seen, and what is done about it. */
  words: string;
}

/** What the first bytes of a stream turn out to be: lesson 07's `examine` says so, and is handed over. */
export type Examine = (
  bytes: Uint8Array,
) =>
  | { kind: 'message'; message: { command: string }; length: number }
  | { kind: 'incomplete'; length: number }
  | { kind: 'faulty'; error: WireError };

/** How many bytes of a message stand in front of its payload. */
export const HEADER = 24;

/**
 * Walk through bytes in search of messages, and keep an account of each step: pass over one byte wherever no good
 * message begins, and jump over each that is good. This is for pictures only, and it is not quick; lesson 07 does it
 * in earnest.
 *
 * @param bytes - the stream
 * @param magic - four bytes, in wire order
 * @param examine - judges what stands behind a magic
 */
export function scan(bytes: Uint8Array, magic: Uint8Array, examine: Examine): Step[] {
  const steps: Step[] = [];
  for (let offset = 0; offset < bytes.length; offset += steps[steps.length - 1].length) {
    steps.push({ offset, ...judge(bytes.subarray(offset), magic, examine, offset) });
  }
  return steps;
}

function judge(rest: Uint8Array, magic: Uint8Array, examine: Examine, offset: number): Omit<Step, 'offset'> {
  if (rest.length < magic.length) return wait(rest, false, 'fewer than four bytes: wait for more');
  if (!sameBytes(magic, rest.subarray(0, magic.length))) return slide(false, 'not the magic');
  const finding = examine(rest);
  if (finding.kind === 'faulty') {
    const { path, expected, found } = finding.error;
    return slide(true, `the magic, but no message: ${path}: expected ${expected}, found ${found}`);
  }
  const { length } = finding;
  const missing = length - rest.length;
  if (rest.length < HEADER)
    return wait(rest, true, `in sync: ${bytesInWords(missing)} of the header still to come`);
  if (finding.kind === 'incomplete') {
    // as far as it can be told by now
    const command = printable(rest.subarray(4, 16)).replace(/\.+$/, '');
    const words = `in sync: ${command}, ${missing} of ${length - HEADER} bytes of payload still to come`;
    return wait(rest, true, words, { whole: length, command });
  }
  const { command } = finding.message;
  const words = `in sync: ${command}, header ${HEADER} + payload ${length - HEADER} bytes; on to ${offset + length}`;
  return { kind: 'message', inSync: true, length, whole: length, command, words };
}

function slide(inSync: boolean, why: string): Omit<Step, 'offset'> {
  return { kind: 'slide', inSync, length: 1, whole: 0, command: '', words: `${why}: slide by one` };
}

function wait(
  rest: Uint8Array,
  inSync: boolean,
  words: string,
  about = { whole: 0, command: '' },
): Omit<Step, 'offset'> {
  return { kind: 'wait', inSync, length: rest.length, ...about, words };
}
