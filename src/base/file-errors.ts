import { isAbsolute, relative } from 'node:path';
import { errorText } from './text';

/** The system's error codes for files, in words. */
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a part of its path is not a folder',
  EISDIR: 'it is a folder',
  EEXIST: 'it already exists',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your disk quota is used up',
  EFBIG: 'the file cannot become any larger',
  EIO: 'the disk reports an error',
  EMFILE: 'this program has too many files and sockets open',
  ENFILE: 'the system has too many files and sockets open',
  ENAMETOOLONG: 'its name is too long',
  EBUSY: 'another program is using it',
  ERR_FS_FILE_TOO_LARGE: 'it is too large',
  ERR_STRING_TOO_LONG: 'it is too large',
};

/**
 * Why a file could not be read or written.
 *
 * @param error - the error thrown by node:fs
 * @example fileReason(error) // 'the disk is full (ENOSPC)'
 */
export function fileReason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === undefined) return message;
  const reason = REASONS[code];
  return reason === undefined ? code : `${reason} (${code})`;
}

/**
 * The message of an error for the user of a command. One of node:fs names the file, from the working directory if it
 * is in it, and the reason; any other is as {@link errorText} returns it.
 *
 * @param error - whatever was thrown
 * @example failureText(error) // 'exercises/01-framing.ts: permission denied (EACCES)'
 */
export function failureText(error: unknown): string {
  const { code, path, syscall } = (error ?? {}) as NodeJS.ErrnoException;
  const ofFile = typeof path === 'string' && syscall !== 'connect' && code !== undefined && code in REASONS;
  if (!ofFile) return errorText(error);
  const inside = relative('', path);
  const shown = inside === '' || inside.startsWith('..') || isAbsolute(inside) ? path : inside;
  return errorText({ message: `${shown}: ${fileReason(error)}` });
}
