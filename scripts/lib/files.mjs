// @ts-check
// Reading files that may be damaged, and writing files that must never be incomplete.
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * The value of a JSON file. A file that is missing, unreadable or not JSON (a power cut leaves empty files)
 * counts as absent.
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
 * Write a file atomically: it has either its old text or the complete new one.
 *
 * @param {string} file its folder is created if necessary
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
