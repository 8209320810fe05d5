// `choices ?? defaults`: one choice, and all the rest is gone.
import * as right from '../../../solutions/06-version';
import type { Version } from '../../../solutions/06-version';

export const exercise = 'makeVersion';
export const diagnosis = 'Only the choices are there';

export const makeVersion = (choices?: Partial<Version>) => choices ?? right.makeVersion();
