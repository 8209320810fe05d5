import { hex, spaced } from '../../../wire/bytes';
import { encode } from '../../../wire/codec/codec';
import { Reader } from '../../../wire/codec/reader';
import { onVersions, type Trial } from '../trial';

/** Lesson 06. */
export const trials: Trial[] = [
  {
    title: 'readVersion: what the sender says about itself',
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
];
