export { ascii, ENDS, NAMES, recorded, SATOSHI, text, upTo, where } from '../06-version/shared';

/** Recognises anything that was written instead of being rejected. */
export const written = (got: unknown) => got instanceof Uint8Array;
