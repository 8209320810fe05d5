// Math.random() times something, as a number.
import * as right from '../../../solutions/06-version';

export const exercise = 'makeVersion';
export const diagnosis = 'The nonce is a number';

export const makeVersion = (choices = {}) => ({
  ...right.makeVersion(),
  nonce: Math.floor(Math.random() * 2 ** 53),
  ...choices,
});
