/**
 * The functions of a module that a learner is to write: all that it exports.
 *
 * @param source - the text of a module in solutions/
 * @returns their names, in order
 */
export function exercisesIn(source: string): string[] {
  return [...source.matchAll(/^export (?:async )?function (\w+)/gm)].map(([, name]) => name);
}
