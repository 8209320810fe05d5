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
];
