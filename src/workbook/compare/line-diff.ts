import { diffLines } from 'diff';

/** A line of code, and who has it. */
export interface Line {
  side: 'both' | 'yours' | 'reference';
  text: string;
}

/**
 * The lines of two texts in one list. It does not matter whether they are indented with tabs, by two or by four.
 *
 * @param yours - the learner's code
 * @param reference - the reference's
 */
export function lineDiff(yours: string, reference: string): Line[] {
  return diffLines(evenly(yours), evenly(reference)).flatMap(({ added, removed, value }) => {
    const side: Line['side'] = added ? 'reference' : removed ? 'yours' : 'both';
    return value
      .replace(/\n$/, '')
      .split('\n')
      .map((text) => ({ side, text }));
  });
}

/** The same lines, each level indented by two. Depth is kept: a } must not meet the } of another block. */
function evenly(text: string): string {
  if (text === '') return '';
  const lines = text
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => line.trimEnd().replace(/^\t+/, (tabs) => '  '.repeat(tabs.length)));
  const depths = lines.filter((line) => line !== '').map((line) => line.length - line.trimStart().length);
  const unit = Math.min(...depths.filter((depth) => depth > 0));
  const even = lines.map((line) => {
    const code = line.trimStart();
    return Number.isFinite(unit) ? '  '.repeat(Math.round((line.length - code.length) / unit)) + code : code;
  });
  // a last line without an end would be another line than the same one with it
  return `${even.join('\n')}\n`;
}
