// @ts-check
// Files and links as an update reads, compares and writes them: with their mode in git, and whole or not at all.
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const { dirname } = require('node:path');

/** A file or link as it is, or undefined if there is nothing. @param {string} file */
function read(file) {
  try {
    const stat = fs.lstatSync(file);
    if (stat.isSymbolicLink()) return { mode: '120000', bytes: Buffer.from(fs.readlinkSync(file)) };
    return stat.isFile() ? { mode: '100644', bytes: fs.readFileSync(file) } : undefined;
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** What is there: of a link, what it leads to; of one that leads nowhere, the link. @param {string} file */
function statOf(file) {
  for (const look of [fs.statSync, fs.lstatSync]) {
    try {
      return look(file);
    } catch {
      // nothing, or a link that leads nowhere
    }
  }
  return undefined;
}

/** What a file contains, as a short string; null if there is none. @param {{ mode: string, bytes: Buffer } | undefined} content */
function fingerprint(content) {
  if (content === undefined) return null;
  return createHash('sha256')
    .update(content.mode === '120000' ? 'link' : 'file')
    .update(content.bytes)
    .digest('hex');
}

/** Write a file so that it is there either whole or not at all. @param {string} file @param {string} mode @param {Buffer} bytes @param {string} [part] what it is called before */
function writeWhole(file, mode, bytes, part = `${file}.workbook-part`) {
  fs.mkdirSync(dirname(file), { recursive: true });
  fs.rmSync(part, { force: true });
  if (mode === '120000') fs.symlinkSync(bytes.toString(), part);
  else {
    const open = fs.openSync(part, 'w', mode === '100755' ? 0o777 : 0o666);
    try {
      fs.writeFileSync(open, bytes);
      fs.fsyncSync(open);
    } finally {
      fs.closeSync(open);
    }
  }
  fs.renameSync(part, file);
}

/** @param {string} file @param {boolean} canRun whether it can be executed, by all who can read it */
function setMode(file, canRun) {
  const { mode } = fs.statSync(file);
  if (((mode & 0o100) !== 0) !== canRun)
    fs.chmodSync(file, canRun ? mode | ((mode & 0o444) >> 2) : mode & ~0o111);
}

module.exports = { fingerprint, read, setMode, statOf, writeWhole };
