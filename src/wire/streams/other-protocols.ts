import { WireError } from '../codec/error';

/** The first bytes of some other protocols. */
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
 * Guesses the protocol of a connection that does not begin with a magic.
 *
 * @param start - the first bytes of the connection; 8 are enough
 * @returns the guess in words, or undefined if the bytes match no known protocol
 */
export function looksLike(start: Uint8Array): string | undefined {
  const text = String.fromCharCode(...start.subarray(0, 8));
  return BEGINNINGS.find(([pattern]) => pattern.test(text))?.[1];
}

/**
 * The guess as a suffix for the error of a failed connection. It is needed because the magic is checked only
 * when a whole header is there, and an SSH server or a TLS alert sends fewer bytes than that.
 *
 * @param start - the first bytes received
 * @returns an empty string if the bytes match no known protocol
 */
export function looksLikeNote(start: Uint8Array): string {
  const guess = looksLike(start);
  return guess ? `; what came looks like ${guess}` : '';
}

/**
 * Adds to the error for a connection that does not begin with the magic what the connection looks like
 * instead.
 *
 * @param error - the error; any other error is returned unchanged
 * @param start - the first bytes received
 */
export function withLooksLike(error: Error, start: Uint8Array): Error {
  const guess = looksLike(start);
  if (!(error instanceof WireError) || error.path !== 'magic' || error.offset > 0 || !guess) return error;
  return new WireError('magic', 0, error.expected, `${error.found}, which looks like ${guess}`);
}
