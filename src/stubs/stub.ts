import ts from 'typescript';

/**
 * What a solution is turned into for the learner: imports, types, constants, signatures and docs stay, every
 * exported function's body becomes `todo()`. What is not exported is part of the answer, and goes.
 *
 * @param source - the text of `solutions/NN-slug.ts`
 * @param slug - the lesson: `01-framing`
 * @returns the text of `exercises/NN-slug.ts`
 */
export function stubOf(source: string, slug: string): string {
  const file = ts.createSourceFile(`${slug}.ts`, source, ts.ScriptTarget.Latest, true);
  const lastImport = file.statements.map((statement) => ts.isImportDeclaration(statement)).lastIndexOf(true);
  const todoImport = `import { todo } from '../src/todo';\n`;
  let text = '';
  if (lastImport === -1) {
    // behind the module's own comment, which ends with its first blank line after */
    const behind = file.text.indexOf('*/') + '*/\n'.length;
    text = file.text.slice(0, behind) + todoImport;
  }
  file.statements.forEach((statement, i) => {
    const from = i === 0 && lastImport === -1 ? text.length - todoImport.length : statement.getFullStart();
    const whole = file.text.slice(from, statement.end);
    if (isAnswerOnly(statement)) return;
    text += ts.isFunctionDeclaration(statement) ? withoutBody(whole, statement, from, slug) : whole;
    if (i === lastImport) text += `\n${todoImport.trimEnd()}`;
  });
  return `${text.trimEnd()}\n`;
}

function isAnswerOnly(statement: ts.Statement): boolean {
  if (ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)) return false;
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
  return !modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
}

function withoutBody(whole: string, statement: ts.FunctionDeclaration, from: number, slug: string): string {
  if (!statement.body || !statement.name) return whole;
  const signature = whole.slice(0, statement.body.getStart() - from);
  return `${signature}{\n  return todo('${slug}', '${statement.name.text}');\n}`;
}
