import { show } from '../../../draw/show-value';
import { Reader } from '../../../wire/codec/reader';
import { onVersions, type Trial } from '../trial';

/** Lesson 05. */
export const trials: Trial[] = [
  {
    title: 'readNetAddr: addr_recv',
    rows: ({ readNetAddr }) => onVersions(20, (bytes) => show(readNetAddr(new Reader(bytes)))),
  },
];
