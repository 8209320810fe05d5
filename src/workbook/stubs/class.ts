import ts from 'typescript';
import { endOf, withTodo } from './body';

/**
 * A class as the learner gets it: docs, type parameters, heritage, public properties and the constructor stay;
 * public methods and accessors get `todo()` for a body; what is private or protected is part of the answer, and
 * goes.
 *
 * @param declaration - an exported class
 * @param from - where its text begins, docs included
 * @param slug - the lesson: `07-streams`
 * @throws Error if its constructor does more than take parameters and hand some on to `super`
 */
export function classStub(declaration: ts.ClassDeclaration, from: number, slug: string): string {
  const { text } = declaration.getSourceFile();
  const name = declaration.name?.text ?? '';
  let previous = declaration.members.pos;
  let stub = text.slice(from, previous);
  for (const member of declaration.members) {
    const start = previous;
    previous = endOf(member);
    if (!isOpen(member)) continue;
    const whole = isToWrite(member)
      ? withTodo(member, start, `todo('${slug}', '${memberName(name, member)}')`, '  ')
      : text.slice(start, previous);
    // without a blank line behind the {, whatever stood there
    stub += stub.endsWith('{') ? whole.replace(/^\s*\n/, '\n') : whole;
    if (ts.isConstructorDeclaration(member)) refuseWork(member, name);
  }
  return `${stub}\n}`;
}

function isToWrite(member: ts.ClassElement): member is ts.MethodDeclaration | ts.AccessorDeclaration {
  return ts.isMethodDeclaration(member) || ts.isAccessor(member);
}

/** Whether somebody who uses the class can see it. Of a constructor, the parameters can always be seen. */
function isOpen(member: ts.ClassElement): boolean {
  if (ts.isConstructorDeclaration(member)) return true;
  if (ts.isClassStaticBlockDeclaration(member) || ts.isSemicolonClassElement(member)) return false;
  if (member.name && ts.isPrivateIdentifier(member.name)) return false;
  const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
  return (ts.getCombinedModifierFlags(member) & hidden) === 0;
}

/** `Demultiplexer.next`, or `Demultiplexer[Symbol.iterator]`. */
function memberName(className: string, { name }: ts.MethodDeclaration | ts.AccessorDeclaration): string {
  return ts.isComputedPropertyName(name) ? `${className}${name.getText()}` : `${className}.${name.getText()}`;
}

/** A constructor stays as it is, so there must be nothing in it to be found out. */
function refuseWork({ body }: ts.ConstructorDeclaration, name: string): void {
  const isSuper = (statement: ts.Statement) =>
    ts.isExpressionStatement(statement) &&
    ts.isCallExpression(statement.expression) &&
    statement.expression.expression.kind === ts.SyntaxKind.SuperKeyword;
  if (body?.statements.every(isSuper) ?? true) return;
  throw new Error(
    `The constructor of ${name} does some work, and a stub would give that away: it may have parameter properties and call super(), and nothing else`,
  );
}
