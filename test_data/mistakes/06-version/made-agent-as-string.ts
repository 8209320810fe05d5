// The name as a string: it cannot be written.
import * as right from '../../../solutions/06-version';

export const exercise = 'makeVersion';
export const diagnosis = 'The user agent is a string here';

export const makeVersion = (choices = {}) => ({
  ...right.makeVersion(),
  user_agent: '/wire-workbook:0.1/',
  ...choices,
});
