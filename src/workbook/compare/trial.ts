import { versionPayloads } from '../../suite/inputs';
import type { Recording } from '../../peers/recordings';

/**
 * A module of answers, the learner's or the reference. It is loaded by path, so nothing is known about its
 * types.
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- each lesson's functions and classes have types of their own
export type Answers = Record<string, any>;

/**
 * An input for an answer, and a function that returns the result as text. It may throw: the table shows that
 * too.
 */
export type Row = [label: string, result: () => string | Promise<string>];

/** A table of results. */
export interface Trial {
  /** What is tried: `readMessage: command and payload`. */
  title: string;
  /** One row for each input. */
  rows(answers: Answers): Row[];
}

/**
 * One row for each recording.
 *
 * @param some - the recordings
 * @param result - returns the text for one recording
 */
export function onEach(some: Recording[], result: (recording: Recording) => string | Promise<string>): Row[] {
  return some.map((one) => [one.name, () => result(one)]);
}

/**
 * One row for each recorded version message.
 *
 * @param offset - how many bytes of the payload to skip
 * @param result - returns the text for the rest of the payload
 */
export function onVersions(offset: number, result: (payload: Uint8Array) => string): Row[] {
  return versionPayloads().map(({ name, payload }) => [name, () => result(payload.subarray(offset))]);
}
