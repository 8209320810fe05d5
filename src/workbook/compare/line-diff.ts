import { diffLines } from 'diff';

/** A line of code and the side that has it. */
export interface Line {
  side: 'both' | 'yours' | 'reference';
  text: string;
}

/**
 * A line diff of two pieces of code. Indentation by tabs, two or four spaces makes no difference.
 *
 * @param yours - the learner's code
 * @param reference - the reference code
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

/**
 * The same lines, each level indented by two spaces. Depth is kept, so that a } is not matched with the } of
 * another block.
 */
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
  // a last line without a newline would differ from the same line with one
  return `${even.join('\n')}\n`;
}
