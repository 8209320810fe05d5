import { hex, spaced } from '../../../wire/bytes';
import { encode } from '../../../wire/codec/codec';
import { Reader } from '../../../wire/codec/reader';
import { recordings } from '../../../peers/recordings';
import { onEach, type Trial } from '../trial';

/** Lesson 01. */
export const trials: Trial[] = [
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
];
