import ts from 'typescript';

/**
 * The code of an exercise in a solution: a function or class with its docs, or one member of a class.
 *
 * @param source - the text of a module in solutions/
 * @param name - `checksum`, `Connection`, `Connection.send`
 * @returns undefined if the module has no such code
 */
export function codeOf(source: string, name: string): string | undefined {
  const file = ts.createSourceFile('solution.ts', source, ts.ScriptTarget.ES2022, true);
  const [owner, member] = name.split('.');
  // an overloaded function has several declarations
  const found = file.statements.filter((statement) => nameOf(statement) === owner);
  if (found.length === 0) return undefined;
  if (member === undefined) return found.map((node) => textOf(node)).join('\n\n');
  const members = found.flatMap((node) => (ts.isClassDeclaration(node) ? [...node.members] : []));
  const own = members.filter((node) => node.name?.getText() === member);
  return own.length === 0 ? undefined : own.map((node) => outdented(textOf(node))).join('\n\n');
}

function nameOf(node: ts.Statement): string | undefined {
  const isExercise = ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node);
  return isExercise ? node.name?.text : undefined;
}

const textOf = (node: ts.Node) => node.getFullText().replace(/^\s*\n/, '').trimEnd();

const outdented = (code: string) => code.replace(/^ {2}/gm, '');
