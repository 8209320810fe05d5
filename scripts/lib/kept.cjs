// @ts-check
// What takes long to make: compiled modules, kept in node_modules/.cache, and outputs of notebooks.
const { createHash } = require('node:crypto');
const { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } = require('node:fs');
const { dirname, join } = require('node:path');

const CACHE = join(__dirname, '..', '..', 'node_modules', '.cache', 'workbook');

/** The file of the cache that has this name. @param {string} name */
const cacheFile = (name) => join(CACHE, name);

/**
 * A string from the cache, or made now and kept.
 *
 * @param {string} name of the file; it identifies everything that the text is made of
 * @param {() => string} make
 */
function kept(name, make) {
  const file = cacheFile(name);
  const before = whole(file);
  if (before !== undefined) return before;
  const text = make();
  keep(file, text);
  return text;
}

/** @param {string | Buffer} content */
const hashOf = (content) => createHash('sha256').update(content).digest('hex');

/**
 * What was kept, if it exists and is complete (a power cut leaves empty files).
 *
 * @param {string} file
 */
function wholeBytes(file) {
  try {
    const kept = readFileSync(file);
    const content = kept.subarray(0, -64);
    return kept.subarray(-64).toString() === hashOf(content) ? content : undefined;
  } catch {
    return undefined;
  }
}

/** The same as text. @param {string} file */
const whole = (file) => wholeBytes(file)?.toString();

/**
 * Keep a string or bytes, followed by its hash: it is written to a temporary file and renamed, so that no process reads
 * half of it. If that fails (disk full, folder not writable), it is made again the next time.
 *
 * @param {string} file
 * @param {string | Buffer} content
 */
function keep(file, content) {
  const temporary = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(temporary, Buffer.concat([Buffer.from(content), Buffer.from(hashOf(content))]));
    renameSync(temporary, file);
  } catch {
    try {
      rmSync(temporary, { force: true });
    } catch {
      // this process may not write there at all
    }
  }
}

module.exports = { cacheFile, keep, kept, whole, wholeBytes };
