/**
 * Matches an exported function, or a class that is not an error class: in those there is nothing to write. (A
 * regular expression, because loading the compiler takes longer than checking a whole lesson.)
 */
const EXERCISE =
  /^export (?:async )?function\*? ?(?<f>\w+)|^export (?:abstract )?class (?<c>\w+)\b(?! extends \w*Error\b)/gm;

/**
 * The exercises of a module: all functions and classes that it exports.
 *
 * @param source - the text of a module in solutions/
 * @returns their names, in order
 */
export function exercisesIn(source: string): string[] {
  const names = [...source.matchAll(EXERCISE)].map(({ groups }) => groups?.f ?? groups?.c ?? '');
  // the name of an overloaded function occurs once per signature
  return [...new Set(names)];
}
