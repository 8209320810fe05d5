import { show } from '../../../draw/show-value';
import { recordings } from '../../../peers/recordings';
import { onEach, type Trial } from '../trial';

/** Lesson 00. */
export const trials: Trial[] = [
  {
    title: 'reverseBytes of the first 8 bytes',
    rows: ({ reverseBytes }) =>
      onEach(recordings('frame'), ({ bytes }) => show(reverseBytes(bytes.slice(0, 8)))),
  },
];
