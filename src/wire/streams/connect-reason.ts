import { printableText } from '../../base/text';

/** The system's error codes for connections, in words. */
const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'refused',
  ECONNRESET: 'reset by the other side',
  ETIMEDOUT: 'no answer',
  EHOSTUNREACH: 'no route to the host',
  ENETUNREACH: 'no route to the host',
  EHOSTDOWN: 'the host is down',
  ENETDOWN: 'the network is down',
  ENOTFOUND: 'no such host name',
  ENODATA: 'the name has no address',
  EAI_NODATA: 'the name has no address',
  EAI_NONAME: 'no such host name',
  EAI_AGAIN: 'host names cannot be looked up at present',
  EAI_FAIL: 'host names cannot be looked up at present',
  EADDRNOTAVAIL: 'no local address or port is available',
  EAFNOSUPPORT: 'this machine does not support that address family',
  EINVAL: 'this machine cannot connect to such an address; one that begins with fe80 needs a zone',
  EACCES: 'this machine does not permit it',
  EPERM: 'this machine does not permit it',
  EMFILE: 'this program has too many files and sockets open',
  ENFILE: 'the system has too many files and sockets open',
  ENOBUFS: 'the system has no buffer memory left',
};

/** How many addresses of a name are listed; more would not be worth a line. */
const MOST = 4;

/**
 * Why a connection failed. If a name has several addresses and all of them fail, Node combines the errors
 * into one that has no message of its own: then each is listed with its address.
 *
 * @param error - the error emitted by a socket
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
