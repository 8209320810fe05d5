// @ts-check
// Files that may be damaged, and files that must never be half written.
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * A JSON file's value. A file that is missing, unreadable, or not JSON (a power cut leaves empty files) counts as
 * absent.
 *
 * @param {string} file
 * @returns {any} undefined if there is no valid JSON
 */
export function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * Write a file so that it always has either its old text or the whole new one.
 *
 * @param {string} file its folder is made if need be
 * @param {string} text
 */
export function writeWhole(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  const beside = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(beside, text);
    renameSync(beside, file);
  } finally {
    rmSync(beside, { force: true });
  }
}
