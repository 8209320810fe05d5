import { printable, sameBytes } from '../wire/bytes';
import type { WireError } from '../wire/codec/error';
import { bytesInWords } from '../base/text';

/** The result of examining one position in a stream. */
export interface Step {
  /** The offset of the window. */
  offset: number;
  /** `slide`: no message begins here; `message`: a complete message; `wait`: too few bytes to decide. */
  kind: 'slide' | 'message' | 'wait';
  /** Whether the four bytes are the magic. */
  inSync: boolean;
  /** How many bytes this step consumes: 1 to slide, a complete message, or everything that is left. */
  length: number;
  /** The size of the message in bytes, including the header; 0 if it is not known yet. */
  whole: number;
  /** The command of the message; empty if it is not known yet. */
  command: string;
  /** What was found, and what follows from it, in words. */
  words: string;
}

/** Decides what the first bytes of a stream are: lesson 08's `examine`, which is passed in. */
export type Examine = (
  bytes: Uint8Array,
) =>
  | { kind: 'message'; message: { command: string }; length: number }
  | { kind: 'incomplete'; length: number }
  | { kind: 'invalid'; error: WireError };

/** The size of a message header in bytes. */
export const HEADER = 24;

/**
 * Scans bytes for messages and records each step: where no valid message begins, it skips one byte; otherwise
 * it jumps past the message. This is for pictures only and not fast; the real implementation is in lesson 08.
 *
 * @param bytes - the stream
 * @param magic - the magic, four bytes in wire order
 * @param examine - decides what the bytes from a magic on are
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
  if (finding.kind === 'invalid') {
    const { path, expected, found } = finding.error;
    return slide(true, `the magic, but not a message: ${path}: expected ${expected}, found ${found}`);
  }
  const { length } = finding;
  const missing = length - rest.length;
  if (rest.length < HEADER)
    return wait(rest, true, `in sync: ${bytesInWords(missing)} of the header still to come`);
  if (finding.kind === 'incomplete') {
    // as far as it is known by now
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
