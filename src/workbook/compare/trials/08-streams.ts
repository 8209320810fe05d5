import { recordings } from '../../../peers/recordings';
import type { Trial } from '../trial';

/** The part of lesson 08's class that is used here. */
interface Demultiplexer {
  feed(chunk: Uint8Array): void;
  next(): { command: string } | undefined;
}

/** All mainnet messages that were recorded with their header, concatenated. */
function recordedStream(): Uint8Array {
  return Uint8Array.from(Buffer.concat(recordings('frame').map(({ bytes }) => bytes)));
}

/** The commands that come out of a stream fed in chunks of the given size. */
function messagesIn(demultiplexer: Demultiplexer, stream: Uint8Array, size: number): string {
  const commands: string[] = [];
  for (let from = 0; from < stream.length; from += size) {
    demultiplexer.feed(stream.slice(from, from + size));
    for (let one = demultiplexer.next(); one; one = demultiplexer.next()) commands.push(one.command);
  }
  return commands.join(' ');
}

/** Lesson 08. */
export const trials: Trial[] = [
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
];
