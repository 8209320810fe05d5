import ts from 'typescript';

/** A function, a method or an accessor. */
export type WithBody = ts.FunctionDeclaration | ts.MethodDeclaration | ts.AccessorDeclaration;

/**
 * The text of something that has a body, with `todo()` in the body's place. In a generator, too, it throws at the
 * first value that is asked for.
 *
 * @param node - what has the body; a signature without one is left as it is
 * @param from - where its text begins, docs included
 * @param call - `todo('07-streams', 'Demultiplexer.next')`
 * @param indent - how far the node itself is indented
 */
export function withTodo(node: WithBody, from: number, call: string, indent = ''): string {
  const { text } = node.getSourceFile();
  if (!node.body) return text.slice(from, node.end);
  const signature = text.slice(from, node.body.getStart());
  // a setter must not return anything
  const verb = ts.isSetAccessor(node) ? '' : 'return ';
  return `${signature}{\n${indent}  ${verb}${call};\n${indent}}`;
}

/** Where a statement or a member ends, with a comment that stands behind it on the same line. */
export function endOf(node: ts.Node): number {
  return ts.getTrailingCommentRanges(node.getSourceFile().text, node.end)?.at(-1)?.end ?? node.end;
}
