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

/** Matches the line in a class's docs that names its steps: ` * Steps: receive, send, close.` */
const STEPS =
  /^ \* Steps: (?<steps>[\w, ]+)\.\n(?: \*.*\n)*? \*\/\nexport (?:abstract )?class (?<name>\w+)/gm;

/**
 * What a check counts in a module: each exercise; but of a class that is written in steps, each step. Its docs
 * name the steps in a line of their own, by the public member that is written last in each.
 *
 * @param source - the text of a module in solutions/
 * @returns their names, in order: `ping`, `Connection.receive`, `Connection.send`
 */
export function stepsIn(source: string): string[] {
  const steps = new Map<string, string[]>();
  for (const { groups } of source.matchAll(STEPS)) steps.set(groups!.name, groups!.steps.split(/, */));
  return exercisesIn(source).flatMap((name) => {
    return steps.get(name)?.map((member) => `${name}.${member}`) ?? name;
  });
}

/**
 * The function or class that a name belongs to.
 *
 * @param name - `Connection`, or one of its members: `Connection.send`, `Connection[Symbol.iterator]`
 */
export function wholeOf(name: string): string {
  return /^\w*/.exec(name)?.[0] ?? '';
}
