import ts from 'typescript';
import { endOf, withTodo } from './body';
import { classStub } from './class';
import { exercisesIn } from './exercises';

/**
 * The stub of a solution: imports, types, constants, signatures and docs are kept; the body of every exported
 * function, and of every public member of an exported class, becomes `todo()`. Code that is not exported is
 * part of the answer and is removed; but top-level statements such as `PAYLOADS.set('ping', ping);` are kept,
 * also in a `for … of` loop.
 *
 * @param source - the text of `solutions/NN-slug.ts`
 * @param slug - the lesson: `01-framing`
 * @returns the text of `exercises/NN-slug.ts`
 * @throws Error if a constructor contains part of the answer
 */
export function stubOf(source: string, slug: string): string {
  const file = ts.createSourceFile(`${slug}.ts`, source, ts.ScriptTarget.Latest, true);
  const exercises = exercisesIn(source);
  const lastImport = file.statements.map((statement) => ts.isImportDeclaration(statement)).lastIndexOf(true);
  const todoImport = `import { todo } from '../src/base/todo';\n`;
  let text = '';
  let from = 0;
  if (lastImport === -1) {
    // after the module's own comment, which ends with the first line break after */
    from = file.text.indexOf('*/') + '*/\n'.length;
    text = file.text.slice(0, from) + todoImport;
  }
  file.statements.forEach((statement, i) => {
    const start = from;
    from = endOf(statement);
    if (isAnswerOnly(statement)) return;
    text += stubOfStatement(statement, start, slug, exercises);
    if (i === lastImport) text += `\n${todoImport.trimEnd()}`;
  });
  return `${text.trimEnd()}\n`;
}

function stubOfStatement(statement: ts.Statement, from: number, slug: string, exercises: string[]): string {
  if (ts.isFunctionDeclaration(statement)) {
    return withTodo(statement, from, `todo('${slug}', '${statement.name?.text}')`);
  }
  if (ts.isClassDeclaration(statement) && exercises.includes(statement.name?.text ?? '')) {
    return classStub(statement, from, slug);
  }
  return statement.getSourceFile().text.slice(from, endOf(statement));
}

function isAnswerOnly(statement: ts.Statement): boolean {
  if (ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)) return false;
  if (ts.isExpressionStatement(statement) || ts.isForOfStatement(statement)) return false;
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
  return !modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
}
