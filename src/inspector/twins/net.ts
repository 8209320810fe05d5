/**
 * What of node:net the inspector needs in a browser: it shows addresses, and connects to nothing.
 *
 * @module
 */
import { unavailable } from './unavailable';

/** 0 to 255, without leading zeros. */
const BYTE = '(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const IPV4 = new RegExp(`^(${BYTE}\\.){3}${BYTE}$`);

/** As in node:net. */
export const isIPv4 = (text: string): boolean => IPV4.test(text);

/** As in node:net, but without zones: `fe80::1%eth0` is not taken for an address. */
export function isIPv6(text: string): boolean {
  if (!/^[0-9a-f:.]+$/i.test(text)) return false;
  try {
    return new URL(`http://[${text}]`).hostname !== '';
  } catch {
    return false;
  }
}

/** As in node:net. */
export const isIP = (text: string): 0 | 4 | 6 => (isIPv4(text) ? 4 : isIPv6(text) ? 6 : 0);

/** Never called. */
export const connect = unavailable;
/** Never called. */
export const createServer = unavailable;
