import { hex, spaced } from '../../../wire/bytes';
import { encode } from '../../../wire/codec/codec';
import { onVersions, type Trial } from '../trial';

/** Lesson 07. */
export const trials: Trial[] = [
  {
    title: 'readPayload and makeMessage: the same message, written again',
    rows: ({ readPayload, makeMessage }) =>
      onVersions(0, (payload) => {
        const { payload: written } = makeMessage('version', readPayload({ command: 'version', payload }));
        return hex(written) === hex(payload) ? 'same bytes' : `other bytes: ${spaced(written, 32)}`;
      }),
  },
  {
    title: 'makeVersion and writeVersion: a message of your own',
    rows: ({ makeVersion, writeVersion }) =>
      [{}, { start_height: -1, relay: true }].map((choices) => [
        `with the choices ${JSON.stringify(choices)}`,
        () => spaced(encode(writeVersion, makeVersion({ timestamp: 1532623994n, nonce: 1n, ...choices }))),
      ]),
  },
];
