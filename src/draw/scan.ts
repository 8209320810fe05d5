import { printable } from '../bytes';
import { sha256 } from '../sha256';
import { bytesInWords } from './svg';

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

const HEADER = 24;
const LIMIT = 4_000_000;

/**
 * Walk through bytes in search of messages, and keep an account of each step: pass over one byte wherever no good
 * message begins, and jump over each that is good. This is for pictures only, and it is not quick; lesson 07 does it
 * in earnest.
 *
 * @param magic - four bytes, in wire order
 */
export function scan(bytes: Uint8Array, magic: Uint8Array): Step[] {
  const steps: Step[] = [];
  for (let offset = 0; offset < bytes.length; offset += steps[steps.length - 1].length) {
    steps.push({ offset, ...judge(bytes.subarray(offset), magic, offset) });
  }
  return steps;
}

function judge(rest: Uint8Array, magic: Uint8Array, offset: number): Omit<Step, 'offset'> {
  if (rest.length < magic.length) return wait(rest, false, 'fewer than four bytes: wait for more');
  if (!magic.every((byte, i) => byte === rest[i])) return slide(false, 'not the magic');
  if (rest.length < HEADER) {
    return wait(rest, true, `in sync: ${bytesInWords(HEADER - rest.length)} of the header still to come`);
  }
  const payload = new DataView(rest.buffer, rest.byteOffset).getUint32(16, true);
  if (payload > LIMIT) return slide(true, `the magic, but no message: it announces ${payload} bytes`);
  const raw = rest.subarray(4, 16);
  const end = raw.indexOf(0);
  const command = printable(end === -1 ? raw : raw.subarray(0, end));
  const about = { whole: HEADER + payload, command };
  const missing = about.whole - rest.length;
  if (missing > 0) {
    return wait(
      rest,
      true,
      `in sync: ${command}, ${missing} of ${payload} bytes of payload still to come`,
      about,
    );
  }
  const digest = sha256(sha256(rest.subarray(HEADER, about.whole)));
  if (!rest.subarray(20, HEADER).every((byte, i) => byte === digest[i])) {
    return slide(true, `the magic, but no message: the checksum does not fit`);
  }
  const words = `in sync: ${command}, header ${HEADER} + payload ${payload} bytes; on to ${offset + about.whole}`;
  return { kind: 'message', inSync: true, length: about.whole, ...about, words };
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
