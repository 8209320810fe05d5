// @ts-check
// Wording that has crept in before, in whatever people read: prose, docstrings, messages, titles, names in code.
//
//     node scripts/wording.mjs
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { ROOT } from '../lib/root.mjs';

/** @type {[pattern: RegExp, instead: string][]} what is not plain English here, and what to write */
const PATTERNS = [
  [
    /\bbehind (?!(one|a) (company.s )?(proxy|firewall|router))(?=(the|an?|it|its|them|this|that|each|one|us)\b)/gi,
    'after, just past',
  ],
  [/\btold\b(?! apart)/gi, 'reported; shown'],
  [/\bpass(es|ed|ing)? over\b/gi, 'skip'],
  [/\bhand(s|ed|ing)? (it |them )?out\b/gi, 'return'],
  [/\b(is|are|was|were) handed\b/gi, 'is passed, receives'],
  [/\bwhoever\b/gi, 'you; a peer that …; if …'],
  [/\b(that|this|it|which|what|a \w+) is none\b(?! of)/gi, 'is not one'],
  [/\ba text\b(?! (alternative|decoder|field|file|editor))/gi, 'a string'],
  [/\bfaulty\b(?! field)/gi, 'invalid, malformed'],
  [/\bin place of\b/gi, 'instead of'],
  [/\bturn(s|ed|ing)? (it |them )?round\b/gi, 'reverse'],
  [/\b(other way|both ways|way) round\b/gi, 'reversed; in both byte orders'],
  [/\bat the most\b/gi, 'at most'],
  [/(^|[.:;] )Else\b[, ]/gm, 'otherwise'],
  [/\bset aside\b/gi, 'allocate'],
  [/\bno fault of\b/gi, 'not an error of'],
  [/\b(rows?) of bytes\b/gi, 'stream, sequence of bytes'],
  [/\bone behind the other\b/gi, 'one after another'],
  [/\bmend(s|ed)?\b/gi, 'fix'],
  [/\bknows nothing of\b/gi, 'has no notion of'],
  [/\bas it is typed\b/gi, 'as entered'],
  [/\bsmallest part first|largest part first\b/gi, 'least, most significant byte first'],
  [/\bthe header before\b/gi, 'the previous header'],
  [/\b(stand|stands|stood) (on|in|behind|right) (the|a|its)\b/gi, 'is at, is in'],
  [/\bgives? (it |them )?back\b/gi, 'return'],
  [/\bthe trouble is\b/gi, 'the problem is'],
  [/\b(number|bigint|string|bytes?) (is|are) due\b/gi, 'is needed'],
  [/\bcut(s|ting)? off\b(?! the)/gi, 'truncated; disconnected'],
];

const FOLDERS = [
  'notebooks',
  'exercises',
  'solutions',
  'src',
  'scripts',
  'test_data',
  'guide',
  '.github',
  '.jupyter',
];
const KINDS = new Set(['.ts', '.mjs', '.cjs', '.md', '.ipynb', '.yml', '.py', '.json']);
/** This file quotes what it looks for; licences and data are other people's words. */
const NOT_OURS =
  /wording\.mjs$|test_data[\\/](recordings|network)|backups|ipynb_checkpoints|node_modules|[\\/]run[\\/]/;

/**
 * @param {string} folder
 * @returns {string[]} the files in it that people read, however deep
 */
function filesIn(folder) {
  return readdirSync(join(ROOT, folder)).flatMap((name) => {
    const file = join(folder, name);
    if (NOT_OURS.test(file)) return [];
    if (statSync(join(ROOT, file)).isDirectory()) return filesIn(file);
    return KINDS.has(extname(name)) ? [file] : [];
  });
}

/** Prints each place, and what to write instead. */
export function main() {
  const files = [...FOLDERS.flatMap(filesIn), 'README.md', 'CONTRIBUTING.md', 'CHANGELOG.md'];
  let found = 0;
  for (const file of files) {
    const lines = readFileSync(join(ROOT, file), 'utf8').split('\n');
    for (const [at, line] of lines.entries()) {
      for (const [pattern, instead] of PATTERNS) {
        for (const [words] of line.matchAll(pattern)) {
          found++;
          console.log(`${file}:${at + 1}  "${words.trim()}"  instead: ${instead}`);
        }
      }
    }
  }
  if (found === 0) return;
  console.log(`${found} places that plain English says differently`);
  process.exitCode = 1;
}
