/**
 * What of node:events the inspector's code names, but never calls.
 *
 * @module
 */
import { unavailable } from './unavailable';

/** Never called. */
export const once = unavailable;
/** Never called. */
export const setMaxListeners = unavailable;
