// The same, with notfound only.
import { fetchSkippingBroken } from '../variants/skip-broken';

export const exercise = 'fetchTransaction';
export const diagnosis = 'could not be read';

export const fetchTransaction = fetchSkippingBroken('notfound');
