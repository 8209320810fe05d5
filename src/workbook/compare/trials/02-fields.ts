import { Reader } from '../../../wire/codec/reader';
import { onVersions, type Trial } from '../trial';

/** Lesson 02. */
export const trials: Trial[] = [
  {
    title: 'protocolVersion and canSendPong',
    rows: ({ protocolVersion, canSendPong }) =>
      onVersions(0, (payload) => `${protocolVersion(payload)}, ${canSendPong(payload) ? 'pong' : 'no pong'}`),
  },
  {
    title: 'readSigned and timeText: the timestamp',
    rows: ({ readSigned, timeText }) => onVersions(12, (bytes) => timeText(readSigned(new Reader(bytes), 8))),
  },
];
