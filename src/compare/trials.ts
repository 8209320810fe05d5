import { hex, spaced } from '../bytes';
import { encode } from '../codec/codec';
import { Reader } from '../codec/reader';
import { versionPayloads } from '../check/inputs';
import { show } from '../check/show';
import { NETWORKS } from '../networks';
import { type Recording, recordings } from '../recordings';

/** As much of lesson 07's class as is called here. */
interface Demultiplexer {
  feed(chunk: Uint8Array): void;
  next(): { command: string } | undefined;
}

/** A module of answers, somebody's: it is loaded by its path, so nothing is known of it. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- each lesson's functions have types of their own
export type Answers = Record<string, { (...args: any[]): any; new (...args: any[]): any }>;

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

/** A row for each recorded version message: its payload, from `offset` on. */
function onVersions(offset: number, result: (payload: Uint8Array) => string): Row[] {
  return versionPayloads().map(({ name, payload }) => [name, () => result(payload.subarray(offset))]);
}

/** All messages of the main network that were recorded with their header, one behind the other. */
function recordedStream(): Uint8Array {
  const frames = recordings('frame').map(({ bytes }) => bytes);
  const ours = frames.filter((bytes) => hex(bytes.subarray(0, 4)) === NETWORKS.mainnet.magic);
  return Uint8Array.from(Buffer.concat(ours));
}

/** What comes out of a stream that goes in in chunks of that size. */
function messagesIn(demultiplexer: Demultiplexer, stream: Uint8Array, size: number): string {
  const commands: string[] = [];
  for (let from = 0; from < stream.length; from += size) {
    demultiplexer.feed(stream.slice(from, from + size));
    for (let one = demultiplexer.next(); one; one = demultiplexer.next()) commands.push(one.command);
  }
  return commands.join(' ');
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
  '02-fields': [
    {
      title: 'protocolVersion and canSendPong',
      rows: ({ protocolVersion, canSendPong }) =>
        onVersions(
          0,
          (payload) => `${protocolVersion(payload)}, ${canSendPong(payload) ? 'pong' : 'no pong'}`,
        ),
    },
    {
      title: 'readSigned and timeText: the timestamp',
      rows: ({ readSigned, timeText }) =>
        onVersions(12, (bytes) => timeText(readSigned(new Reader(bytes), 8))),
    },
  ],
  '03-varints': [
    {
      title: 'readVarStr: the user agent',
      rows: ({ readVarStr }) => onVersions(80, (bytes) => show(readVarStr(new Reader(bytes)))),
    },
  ],
  '04-services': [
    {
      title: 'servicesToNames',
      rows: ({ servicesToNames }) =>
        onVersions(4, (bytes) => {
          const services = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true);
          return servicesToNames(services).join(' ');
        }),
    },
  ],
  '05-net-addr': [
    {
      title: 'readNetAddr: addr_recv',
      rows: ({ readNetAddr }) => onVersions(20, (bytes) => show(readNetAddr(new Reader(bytes)))),
    },
  ],
  '06-version': [
    {
      title: 'readVersion: what the sender says of itself',
      rows: ({ readVersion, userAgentText }) =>
        onVersions(0, (payload) => {
          const { user_agent, start_height, relay } = readVersion(new Reader(payload));
          return `${userAgentText(user_agent)} ${start_height} relay ${relay}`;
        }),
    },
    {
      title: 'writeVersion: the same message, written again',
      rows: ({ readVersion, writeVersion }) =>
        onVersions(0, (payload) => {
          const written = encode(writeVersion, readVersion(new Reader(payload)));
          return hex(written) === hex(payload) ? 'same bytes' : `other bytes: ${spaced(written, 32)}`;
        }),
    },
  ],
  '07-streams': [
    {
      title: 'Demultiplexer: the recorded messages as one stream, in chunks of any size',
      rows: ({ Demultiplexer }) =>
        [1, 7, 100, 1460].map((size) => [
          `in chunks of ${size}`,
          () => messagesIn(new Demultiplexer(), recordedStream(), size),
        ]),
    },
    {
      title: 'Demultiplexer: the same, with a byte in front of it',
      rows: ({ Demultiplexer }) =>
        ['node', 'resync'].map((policy) => [
          policy,
          () => messagesIn(new Demultiplexer('mainnet', policy), Uint8Array.of(0, ...recordedStream()), 100),
        ]),
    },
  ],
};
