import ts from 'typescript';

/** A function, a method or an accessor. */
export type WithBody = ts.FunctionDeclaration | ts.MethodDeclaration | ts.AccessorDeclaration;

/**
 * The text of a function, method or accessor with `todo()` as its body. In a generator it throws when the
 * first value is requested.
 *
 * @param node - the node; a signature without a body is left as it is
 * @param from - where its text begins, docs included
 * @param call - `todo('08-streams', 'Demultiplexer.next')`
 * @param indent - the indentation of the node itself
 */
export function withTodo(node: WithBody, from: number, call: string, indent = ''): string {
  const { text } = node.getSourceFile();
  if (!node.body) return text.slice(from, node.end);
  const signature = text.slice(from, node.body.getStart());
  // a setter must not return anything
  const verb = ts.isSetAccessor(node) ? '' : 'return ';
  return `${signature}{\n${indent}  ${verb}${call};\n${indent}}`;
}

/** Where a statement or a member ends, including a comment after it on the same line. */
export function endOf(node: ts.Node): number {
  return ts.getTrailingCommentRanges(node.getSourceFile().text, node.end)?.at(-1)?.end ?? node.end;
}
