import { createInterface } from 'node:readline';

/**
 * Ask a yes/no question. Only `y` or `yes` counts as yes; the end of the input counts as no.
 *
 * @param question - what to ask
 * @param input - where the answer comes from
 * @param output - where the question goes
 */
export function confirm(
  question: string,
  input: NodeJS.ReadableStream = process.stdin,
  output: NodeJS.WritableStream = process.stdout,
): Promise<boolean> {
  const lines = createInterface({ input, output });
  return new Promise((resolve) => {
    lines.on('close', () => resolve(false));
    lines.question(`${question} [y/N] `, (answer) => {
      resolve(/^y(es)?$/i.test(answer.trim()));
      lines.close();
    });
  });
}
