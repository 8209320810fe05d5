/**
 * What of node:url the inspector's code names, but never calls.
 *
 * @module
 */
import { unavailable } from './unavailable';

/** Never called. */
export const domainToASCII = unavailable;
