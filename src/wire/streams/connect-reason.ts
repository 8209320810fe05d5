import { printableText } from '../../base/text';

/** What the system says about a connection, in words. */
const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'refused',
  ECONNRESET: 'reset by the other side',
  ETIMEDOUT: 'no answer',
  EHOSTUNREACH: 'no route leads there',
  ENETUNREACH: 'no route leads there',
  EHOSTDOWN: 'the host is down',
  ENETDOWN: 'the network is down',
  ENOTFOUND: 'there is no such name',
  ENODATA: 'the name has no address',
  EAI_NODATA: 'the name has no address',
  EAI_NONAME: 'there is no such name',
  EAI_AGAIN: 'names cannot be looked up at present',
  EAI_FAIL: 'names cannot be looked up at present',
  EADDRNOTAVAIL: 'no address or port is left on this side',
  EAFNOSUPPORT: 'this machine does not have that kind of address',
  EINVAL: 'not an address that can be connected to from here; one that begins with fe80 needs its zone',
  EACCES: 'this machine does not allow it',
  EPERM: 'this machine does not allow it',
  EMFILE: 'this program has too many files and sockets open',
  ENFILE: 'the system has too many files and sockets open',
  ENOBUFS: 'the system has no memory left for it',
};

/** No name has more addresses than are worth a line. */
const MOST = 4;

/**
 * Why a connection failed. Where a name has several addresses and none of them answers, node puts the errors together
 * into one that says nothing itself: then each is named with its address.
 *
 * @param error - what a socket has emitted
 * @example connectReason(error) // 'refused (ECONNREFUSED)'
 * @example connectReason(error) // '127.0.0.1 refused (ECONNREFUSED), ::1 refused (ECONNREFUSED)'
 */
export function connectReason(error: Error & { errors?: unknown }): string {
  const { errors } = error;
  if (!Array.isArray(errors) || errors.length === 0) return inWords(error);
  const each = errors.slice(0, MOST).map((one: NodeJS.ErrnoException & { address?: string }) => {
    return one.address === undefined ? inWords(one) : `${one.address} ${inWords(one)}`;
  });
  const more = errors.length > MOST ? `, and ${errors.length - MOST} more` : '';
  return [...new Set(each)].join(', ') + more;
}

function inWords({ code, message, name }: NodeJS.ErrnoException): string {
  if (code === undefined) return printableText(message || name, 100);
  const reason = REASONS[code];
  return reason === undefined ? code : `${reason} (${code})`;
}
