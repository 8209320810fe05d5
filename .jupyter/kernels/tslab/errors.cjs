// @ts-check
// What a cell prints when something goes wrong in it: only what concerns the reader, no internals of the
// kernel.
const path = require('node:path');
const { inspect } = require('node:util');

const ROOT = path.resolve(__dirname, '..', '..', '..');

/** Lines of a stack that are the kernel's or Node's own. */
const INTERNAL = /[\\/]node_modules[\\/]|[\\/]\.jupyter[\\/]|\(?node:|<anonymous>\)?$/;

/**
 * An error as printed below a cell. Paths are relative to the workbook; places in cells have no line, because
 * the kernel does not know the right one.
 *
 * @param {unknown} error
 */
function errorInCell(error) {
  if (isInterrupt(error)) return 'Interrupted';
  const lines = inspect(error).split('\n');
  return lines
    .map((line) => line.replace(/evalmachine\.<anonymous>:\d+(:\d+)?/, 'a cell'))
    .filter((line) => !(/^\s+at /.test(line) && INTERNAL.test(line)))
    .map((line) => line.replaceAll(`file://${ROOT}${path.sep}`, '').replaceAll(`${ROOT}${path.sep}`, ''))
    .join('\n');
}

/** @param {unknown} error */
function isInterrupt(error) {
  const { code, message } = /** @type {{ code?: unknown, message?: unknown }} */ (error ?? {});
  return code === 'ERR_SCRIPT_EXECUTION_INTERRUPTED' || message === 'Interrupted asynchronously';
}

/** The compiler's error code for "Cannot find name". */
const CANNOT_FIND_NAME = 2304;

/**
 * The compiler's errors in a cell, as printed below the cell: each message once.
 *
 * @param {{ fileName?: string, start: { line: number, character: number }, messageText: string, code: number }[]} found
 */
function faultsInCell(found) {
  /** @type {Map<string, string>} by file and message: the same error often occurs in several places */
  const lines = new Map();
  for (const { fileName, start, messageText } of found) {
    const place = `${fileName ? `${fileName} ` : ''}${start.line + 1}:${start.character + 1}`;
    const key = `${fileName} ${messageText}`;
    if (!lines.has(key)) lines.set(key, `${place} - ${messageText}`);
  }
  const unknown = found.some(({ code, fileName }) => code === CANNOT_FIND_NAME && !fileName);
  const advice =
    'If a cell above defines it, run the cells above first: Run menu, Run All Above Selected Cell.';
  return [...lines.values(), ...(unknown ? [advice] : [])].join('\n');
}

module.exports = { errorInCell, faultsInCell };
