import { versionPayloads } from '../../suite/inputs';
import type { Recording } from '../../peers/recordings';

/** A module of answers, somebody's: it is loaded by its path, so nothing is known of it. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- each lesson's functions and classes have types of their own
export type Answers = Record<string, any>;

/** What an answer is tried on, and how to get the result as text. It may throw: the table shows that too. */
export type Row = [label: string, result: () => string | Promise<string>];

/** A table of results. */
export interface Trial {
  /** What is tried: `readMessage: command and payload`. */
  title: string;
  /** A row for each thing that it is tried on. */
  rows(answers: Answers): Row[];
}

/**
 * A row for each recording.
 *
 * @param some - the recordings
 * @param result - gives the text for one
 */
export function onEach(some: Recording[], result: (recording: Recording) => string | Promise<string>): Row[] {
  return some.map((one) => [one.name, () => result(one)]);
}

/**
 * A row for each recorded version message.
 *
 * @param offset - how much of the payload is left out in front
 * @param result - gives the text for the rest of the payload
 */
export function onVersions(offset: number, result: (payload: Uint8Array) => string): Row[] {
  return versionPayloads().map(({ name, payload }) => [name, () => result(payload.subarray(offset))]);
}
