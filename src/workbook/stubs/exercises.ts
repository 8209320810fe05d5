/**
 * A function, or a class that is no error: an error class says what went wrong, and there is nothing to write in
 * it. (A pattern and not the compiler, which would take longer to load than a whole lesson to check.)
 */
const EXERCISE =
  /^export (?:async )?function\*? ?(?<f>\w+)|^export (?:abstract )?class (?<c>\w+)\b(?! extends \w*Error\b)/gm;

/**
 * What a learner is to write in a module: all functions and classes that it exports.
 *
 * @param source - the text of a module in solutions/
 * @returns their names, in order
 */
export function exercisesIn(source: string): string[] {
  const names = [...source.matchAll(EXERCISE)].map(({ groups }) => groups?.f ?? groups?.c ?? '');
  // an overloaded function has its name in front of each of its signatures
  return [...new Set(names)];
}
