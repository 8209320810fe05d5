import { hex, spaced } from '../bytes';
import { encode } from '../codec/codec';
import { Reader } from '../codec/reader';
import { show } from '../check/show';
import { type Recording, recordings } from '../recordings';

/** A module of answers, somebody's: it is loaded by its path, so nothing is known of it. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- each lesson's functions have types of their own
export type Answers = Record<string, (...args: any[]) => any>;

/** What an answer is tried on, and how to get the result as text. It may throw: the table shows that too. */
export type Row = [label: string, result: () => string | Promise<string>];

/** A table of results. */
export interface Trial {
  /** What is tried: `readMessage: command and payload`. */
  title: string;
  /** A row for each thing that it is tried on. */
  rows(answers: Answers): Row[];
}

/** A row for each recording. */
function onEach(some: Recording[], result: (recording: Recording) => string | Promise<string>): Row[] {
  return some.map((one) => [one.name, () => result(one)]);
}

/** What is run for each lesson, on the learner's answers and on the reference: one entry a lesson. */
export const TRIALS: Record<string, Trial[]> = {
  '00-start-here': [
    {
      title: 'reverseBytes of the first 8 bytes',
      rows: ({ reverseBytes }) =>
        onEach(recordings('frame'), ({ bytes }) => show(reverseBytes(bytes.slice(0, 8)))),
    },
  ],
  '01-framing': [
    {
      title: 'readMessage: command and payload',
      rows: ({ readMessage }) =>
        onEach(recordings('frame'), ({ bytes }) => {
          const { command, payload } = readMessage(new Reader(bytes));
          return `${command}, ${payload.length} bytes`;
        }),
    },
    {
      title: 'writeMessage: the same message, written again',
      rows: ({ writeMessage }) =>
        onEach(recordings('frame'), ({ command, bytes }) => {
          const written = encode(writeMessage, { command, payload: bytes.slice(24) });
          return hex(written) === hex(bytes) ? 'same bytes' : `other bytes: ${spaced(written, 32)}`;
        }),
    },
  ],
};
