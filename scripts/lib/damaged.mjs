// @ts-check
// What to say if a program of the workbook ends because a file is missing or damaged, or the system refuses something.
import { existsSync } from 'fs';
import { dirname, extname, isAbsolute, relative, resolve } from 'path';
import { fileURLToPath } from 'url';
import { INSTALL_AGAIN, putBack } from './put-back.cjs';
import { ROOT } from './root.mjs';

/**
 * The file or package that is at fault, and how to put it back; or what the system refused.
 *
 * @param {any} error thrown while a program was loading or running
 * @returns {string | undefined} undefined if the error says nothing of that kind
 */
export function damageIn(error) {
  const { code, name, message, path, where, reason, requireStack = [] } = error ?? {};
  if (name === 'CompileError') {
    const fault = `${where}: ${reason}`;
    // an answer is put back by nobody but the learner
    return /^exercises\/[^/]+$/.test(where) ? fault : `${fault}\n${putBack(where.replace(/:\d+:\d+$/, ''))}`;
  }
  if (code === 'MODULE_NOT_FOUND' || code === 'ERR_MODULE_NOT_FOUND') {
    const [, request, importer] =
      /^Cannot find (?:module|package) '([^']+)'(?: imported from (.*))?/.exec(message) ?? [];
    if (request === undefined) return undefined;
    if (!/^\.{0,2}[\\/]|^\w:\\|^file:/.test(request))
      return `The package ${request} is missing. ${INSTALL_AGAIN}`;
    const from = importer ?? requireStack[0];
    const file = request.startsWith('file:')
      ? fileURLToPath(request)
      : resolve(from ? dirname(from) : ROOT, request);
    return missing(file);
  }
  // a folder that is not there is reported with the name of what should be in it
  const absent = code === 'ENOENT' && typeof path === 'string' ? missing(path) : undefined;
  // what the system refuses is not an error of a program: its words, without a stack
  return absent ?? (typeof error?.syscall === 'string' ? message : undefined);
}

/** @param {string} file absolute */
function missing(file) {
  const inside = relative(ROOT, file).replaceAll('\\', '/');
  if (inside.startsWith('..') || isAbsolute(inside)) return undefined;
  if (inside.startsWith('node_modules/')) return `${inside} is missing. ${INSTALL_AGAIN}`;
  // TypeScript's imports have no extension
  const name =
    extname(inside) === '' && existsSync(dirname(file)) && !inside.startsWith('test_data')
      ? `${inside}.ts`
      : inside;
  return `${name} is missing.\n${putBack(name)}`;
}
