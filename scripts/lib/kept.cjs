// @ts-check
// Texts that take long to make: compiled modules, kept in node_modules/.cache, and outputs of notebooks.
const { createHash } = require('node:crypto');
const { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } = require('node:fs');
const { dirname, join } = require('node:path');

const CACHE = join(__dirname, '..', '..', 'node_modules', '.cache', 'workbook');

/**
 * A string from the cache, or made now and kept.
 *
 * @param {string} name of the file; it identifies everything that the text is made of
 * @param {() => string} make
 */
function kept(name, make) {
  const file = join(CACHE, name);
  const before = whole(file);
  if (before !== undefined) return before;
  const text = make();
  keep(file, text);
  return text;
}

/** @param {string} text */
const hashOf = (text) => createHash('sha256').update(text).digest('hex');

/**
 * A kept text, if it exists and is complete (a power cut leaves empty files).
 *
 * @param {string} file
 */
function whole(file) {
  try {
    const kept = readFileSync(file, 'utf8');
    const text = kept.slice(0, -64);
    return kept.slice(-64) === hashOf(text) ? text : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Keeps a string, followed by its hash: it is written to a temporary file and renamed, so that no process reads
 * half of it. If that fails (disk full, folder not writable), it is made again the next time.
 *
 * @param {string} file
 * @param {string} text
 */
function keep(file, text) {
  const temporary = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(temporary, text + hashOf(text));
    renameSync(temporary, file);
  } catch {
    try {
      rmSync(temporary, { force: true });
    } catch {
      // this process may not write there at all
    }
  }
}

module.exports = { keep, kept, whole };
