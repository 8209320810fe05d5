/** Where an exercise is in a file. */
export interface Lines {
  /** Its first line, from 1: the one with its name. */
  from: number;
  /** Its last line. */
  to: number;
  /** Its text, without the docs above it. */
  text: string;
}

/**
 * Find an exported function, class or constant in a module. It ends with the first line that has only closing
 * brackets, at the left margin, as formatters write it; or else before the docs of the next export.
 *
 * @param source - the text of the module
 * @param name - what it exports
 * @returns undefined if it exports no such thing
 */
export function linesOf(source: string, name: string): Lines | undefined {
  const lines = source.split(/\r?\n/);
  const begins = new RegExp(`^export (?:async )?(?:function\\*? ?|class |const |let )${name}\\b`);
  const start = lines.findIndex((line) => begins.test(line));
  if (start === -1) return undefined;
  const rest = lines.slice(start + 1);
  const next = rest.findIndex((line) => /^export\b/.test(line));
  const body = next === -1 ? rest : rest.slice(0, next);
  const end = body.findIndex((line) => /^[}\])]+;?\s*$/.test(line));
  const more = end === -1 ? withoutDocs(body) : end + 1;
  const to = start + 1 + more;
  return { from: start + 1, to, text: lines.slice(start, to).join('\n') };
}

/** How many lines there are before empty ones and comments at the end. */
function withoutDocs(lines: string[]): number {
  return lines.findLastIndex((line) => !/^\s*(?:$|\*|\/\*|\/\/)/.test(line)) + 1;
}
