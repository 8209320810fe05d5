import { WireError } from '../../src/wire/codec/error';
import { NETWORKS, type NetworkName } from '../../src/wire/networks';
import { recording } from '../../src/peers/recordings';

export const NONE = new Uint8Array();

export const NETWORK_NAMES = Object.keys(NETWORKS) as NetworkName[];

export const frame = (name: string) => recording(name).bytes.slice();

export const ascii = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));

export const padded = (text: string) => Uint8Array.from({ length: 12 }, (_, i) => text.charCodeAt(i) || 0);

/** Recognises an error about one field. */
export const about = (path: string) => (got: unknown) => got instanceof WireError && got.path === path;

/** Recognises a rejection where a result was expected. */
export const refused = (got: unknown) => got instanceof WireError;

/** Recognises any error where a result was expected. */
export const threw = (got: unknown) => got instanceof Error;

/** Recognises anything that was returned instead of an error. */
export const accepted = (got: unknown) => !(got instanceof Error);
