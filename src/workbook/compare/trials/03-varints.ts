import { show } from '../../../draw/show-value';
import { Reader } from '../../../wire/codec/reader';
import { onVersions, type Trial } from '../trial';

/** Lesson 03. */
export const trials: Trial[] = [
  {
    title: 'readVarStr: the user agent',
    rows: ({ readVarStr }) => onVersions(80, (bytes) => show(readVarStr(new Reader(bytes)))),
  },
];
