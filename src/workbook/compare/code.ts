import ts from 'typescript';

/** The code of an answer's module, without docs. */
export interface Code {
  /** Each exercise's text, by its name. */
  functions: Map<string, string>;
  /** The module's other code that is not exported: functions and values that the exercises use. */
  helpers: string;
}

/**
 * Find the exercises in a module, whether written as a function, as a class, or as a constant that holds one.
 *
 * @param source - the module's source text; it need not compile
 * @param exercises - the names of the functions and classes to find
 */
export function codeIn(source: string, exercises: string[]): Code {
  const file = ts.createSourceFile('answer.ts', source, ts.ScriptTarget.Latest, true);
  const functions = new Map<string, string>();
  const helpers: string[] = [];
  for (const statement of file.statements) {
    // getText leaves out the leading comment: the docs, which are the same on both sides
    const text = statement.getText(file);
    const exercise = namesOf(statement).find((name) => exercises.includes(name));
    if (exercise !== undefined) {
      const before = functions.get(exercise);
      functions.set(exercise, before === undefined ? text : `${before}\n${text}`);
    } else if (!ts.isImportDeclaration(statement) && !isExported(statement)) {
      helpers.push(text);
    }
  }
  return { functions, helpers: helpers.join('\n\n') };
}

function namesOf(statement: ts.Statement): string[] {
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement))
    return statement.name ? [statement.name.text] : [];
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.map(({ name }) => name.getText());
}

function isExported(statement: ts.Statement): boolean {
  if (ts.isExportDeclaration(statement) || ts.isExportAssignment(statement)) return true;
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
}
