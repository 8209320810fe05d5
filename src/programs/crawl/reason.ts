import { printableText } from '../../base/text';

/** What stands in an error, and how one says that; the first that fits counts. */
const REASONS: readonly (readonly [RegExp, string])[] = [
  [/through (Tor|I2P) only/, 'can be reached through Tor or I2P only'],
  [/ECONNREFUSED/, 'refused the connection'],
  [/ConnectError: .*(no answer in|ETIMEDOUT)/, 'no answer to connecting'],
  [/E(HOST|NET)(UNREACH|DOWN)|EAFNOSUPPORT/, 'no way leads there'],
  [/ENOTFOUND|ENODATA|EAI_NO/, 'no such name'],
  [/EAI_(AGAIN|FAIL)/, 'names could not be looked up'],
  [/EMFILE|ENFILE|EADDRNOTAVAIL|ENOBUFS/, 'no socket was left on this side'],
  [/^HandshakeTimeoutError/, 'said too little in time'],
  [/^ClosedError: .*bytes into a message/, 'hung up in the middle of a message'],
  [/^ClosedError/, 'hung up'],
  [/^WireError/, 'sent bytes that are no message'],
  [/^ObsoleteVersionError/, 'speaks too old a protocol'],
  [/^SelfConnectionError/, 'was this side itself'],
];

/** How much of an error that fits nowhere is shown. */
const MOST = 40;

/**
 * Why a visit failed, in a few words: so that equal reasons can be counted.
 *
 * @param error - as it stands in a visit, which may come out of anybody's file
 */
export function reasonOf(error: string): string {
  const known = REASONS.find(([pattern]) => pattern.test(error))?.[1];
  return known ?? printableText(error.split(':', 1)[0].trim() || '(nothing)', MOST);
}
