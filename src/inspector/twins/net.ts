/**
 * What of node:net the inspector needs in a browser: it shows addresses, and connects to nothing.
 *
 * @module
 */
import { unavailable } from './unavailable';

/** As in node:net. */
export const isIPv4 = (text: string): boolean =>
  /^(\d{1,3}\.){3}\d{1,3}$/.test(text) && text.split('.').every((part) => Number(part) < 256);

/** As in node:net, for addresses that `ipv6Text` has written. */
export const isIPv6 = (text: string): boolean => text.includes(':') && /^[0-9a-f:.]+$/i.test(text);

/** As in node:net. */
export const isIP = (text: string): 0 | 4 | 6 => (isIPv4(text) ? 4 : isIPv6(text) ? 6 : 0);

/** Never called. */
export const connect = unavailable;
/** Never called. */
export const createServer = unavailable;
