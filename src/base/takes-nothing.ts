/**
 * For a program without arguments, which changes files: it must not run if somebody asks for help, or expects it to
 * change only one.
 *
 * @param name - the program, as entered after `npm run`
 * @param does - what it does, in a sentence
 * @param args - the arguments
 * @returns whether it may run; if not, the reason has been printed, and the exit code set
 */
export function takesNothing(name: string, does: string, args = process.argv.slice(2)): boolean {
  if (args.length === 0) return true;
  const asks = args.some((arg) => arg === '--help' || arg === '-h');
  const words = `${does}\n\n  npm run ${name}\n\nIt takes no arguments.`;
  if (asks) console.log(words);
  else console.error(words);
  process.exitCode = asks ? 0 : 2;
  return false;
}
