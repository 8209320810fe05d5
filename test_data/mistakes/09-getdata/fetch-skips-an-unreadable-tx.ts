// What cannot be read is taken for noise: the right one may still come.
import { fetchSkippingBroken } from '../variants/skip-broken';

export const exercise = 'fetchTransaction';
export const diagnosis = 'could not be read';

export const fetchTransaction = fetchSkippingBroken('tx');
