/** The three steps of a hint, in order. */
export const STEPS = ['where to look', 'how to think', 'almost there'] as const;

/**
 * The name at the beginning of a step, such as `**Where to look.**`. It is removed, since the name is added
 * on display.
 */
const LABEL = new RegExp(`^\\*\\*(${STEPS.join('|')})[.:]?\\*\\*`, 'i');

/** The hints for one function or class, or for one step of a class. */
export interface FunctionHints {
  /** The function, the class, or the step: `Connection.send`. */
  exercise: string;
  /** Three steps, each as one line. */
  steps: string[];
}

/**
 * Read a file of hints: a heading `## name` for each function or class, followed by a numbered list of three.
 *
 * @param text - the text of `exercises/NN-slug.hints.md`
 * @throws Error if a function does not have exactly three steps numbered 1. 2. 3.
 */
export function hintsIn(text: string): FunctionHints[] {
  // the text before the first heading is for the editors of the file
  const [, ...sections] = text.replaceAll('\r\n', '\n').split(/^## /m);
  return sections.map((section) => {
    const [heading, ...lines] = section.split('\n');
    const exercise = heading.trim();
    return { exercise, steps: stepsIn(lines, exercise) };
  });
}

function stepsIn(lines: string[], exercise: string): string[] {
  const steps: string[] = [];
  for (const line of lines.filter((one) => one.trim() !== '')) {
    const item = /^(\d+)\. (.*)$/.exec(line);
    if (!item && steps.length > 0) {
      steps[steps.length - 1] += ` ${line.trim()}`;
      continue;
    }
    if (!item || Number(item[1]) !== steps.length + 1) {
      throw new Error(`hints for ${exercise}: expected "${steps.length + 1}. …", found "${line}"`);
    }
    steps.push(item[2].replace(LABEL, '').trim());
  }
  if (steps.length !== STEPS.length) {
    throw new Error(`hints for ${exercise}: expected ${STEPS.length} steps, found ${steps.length}`);
  }
  return steps;
}
