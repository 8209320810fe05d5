// `choices ?? defaults`: with a single choice, all the rest is missing.
import * as right from '../../../solutions/06-version';
import type { Version } from '../../../solutions/06-version';

export const exercise = 'makeVersion';
export const diagnosis = 'You returned only the choices';

export const makeVersion = (choices?: Partial<Version>) => choices ?? right.makeVersion();
