/** What stands in an error, and how one says that; the first that fits counts. */
const REASONS: readonly (readonly [RegExp, string])[] = [
  [/ECONNREFUSED/, 'refused the connection'],
  [/ConnectError: .*no answer in/, 'no answer to connecting'],
  [/E(HOST|NET)UNREACH/, 'no way leads there'],
  [/ENOTFOUND|EAI_AGAIN/, 'no such name'],
  [/EMFILE|EADDRNOTAVAIL/, 'no socket was left on this side'],
  [/^HandshakeTimeoutError/, 'said too little in time'],
  [/^ClosedError: .*bytes into a message/, 'hung up in the middle of a message'],
  [/^ClosedError/, 'hung up'],
  [/^WireError/, 'sent bytes that are no message'],
  [/^ObsoleteVersionError/, 'speaks too old a protocol'],
  [/^SelfConnectionError/, 'was this side itself'],
];

/**
 * Why a visit failed, in a few words: so that equal reasons can be counted.
 *
 * @param error - as it stands in a visit
 */
export function reasonOf(error: string): string {
  return REASONS.find(([pattern]) => pattern.test(error))?.[1] ?? error.split(':')[0];
}
