import { printableText } from '../../base/text';

/** Patterns for errors, each with its reason in words; the first match counts. */
const REASONS: readonly (readonly [RegExp, string])[] = [
  [/through (Tor|I2P) only/, 'can be reached through Tor or I2P only'],
  [/ECONNREFUSED/, 'refused the connection'],
  [/ConnectError: .*(no answer in|ETIMEDOUT)/, 'did not accept the connection in time'],
  [/E(HOST|NET)(UNREACH|DOWN)|EAFNOSUPPORT/, 'unreachable'],
  [/ENOTFOUND|ENODATA|EAI_NO/, 'no such name'],
  [/EAI_(AGAIN|FAIL)/, 'names could not be looked up'],
  [/EMFILE|ENFILE|EADDRNOTAVAIL|ENOBUFS/, 'no socket left on this side'],
  [/^HandshakeTimeoutError/, 'handshake timed out'],
  [/^ClosedError: .*bytes? into a message/, 'hung up in the middle of a message'],
  [/^ClosedError/, 'hung up'],
  [/^WireError/, 'sent bytes that are not a message'],
  [/^ObsoleteVersionError/, 'its protocol version is too old'],
  [/^SelfConnectionError/, 'was the crawler itself'],
];

/** At most this many characters of any other error are shown. */
const MOST = 40;

/**
 * Why a visit failed, in a few words, so that equal reasons can be counted.
 *
 * @param error - the error of a visit; it may come from any file, so it is not trusted
 */
export function reasonOf(error: string): string {
  const known = REASONS.find(([pattern]) => pattern.test(error))?.[1];
  return known ?? printableText(error.split(':', 1)[0].trim() || '(nothing)', MOST);
}
