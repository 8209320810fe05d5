import { WireError } from '../codec/error';

/** What the first bytes of some other protocols are. */
const BEGINNINGS: readonly [RegExp, string][] = [
  [/^(HTTP\/|GET |POST|HEAD|PUT |OPTI)/i, 'HTTP: is that the RPC port?'],
  [/^[\x14-\x17]\x03[\x00-\x04]/, 'a TLS record: is that a port for HTTPS or Electrum?'],
  [/^\s*<(!doc|html|\?xml)/i, 'a web page'],
  [/^SSH-/, 'SSH'],
  [/^\s*[{[]["\s]/, 'JSON: is that the port of an Electrum server or of a miner?'],
  [/^(220|\* OK)[ -]/, 'a mail or FTP server'],
  [/^[-+](ERR|OK|PONG|NOAU)/, 'Redis or a mail server'],
];

/**
 * What bytes look like that do not begin with a magic, in words.
 *
 * @param start - the first bytes of a connection, 8 are enough
 * @returns undefined if they look like nothing in particular
 */
export function looksLike(start: Uint8Array): string | undefined {
  const text = String.fromCharCode(...start.subarray(0, 8));
  return BEGINNINGS.find(([pattern]) => pattern.test(text))?.[1];
}

/**
 * What to add where a connection came to nothing: fewer bytes than a header has are never judged, and an SSH server or
 * a TLS alert sends fewer.
 *
 * @param start - the first bytes that came
 * @returns an empty string if they look like nothing in particular
 */
export function looksLikeNote(start: Uint8Array): string {
  const guess = looksLike(start);
  return guess ? `; what came looks like ${guess}` : '';
}

/**
 * The error for a connection that does not begin with the magic, with what it looks like instead.
 *
 * @param error - any other error is given back as it is
 * @param start - the first bytes that came
 */
export function withLooksLike(error: Error, start: Uint8Array): Error {
  const guess = looksLike(start);
  if (!(error instanceof WireError) || error.path !== 'magic' || error.offset > 0 || !guess) return error;
  return new WireError('magic', 0, error.expected, `${error.found}, which looks like ${guess}`);
}
