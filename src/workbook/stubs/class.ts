import ts from 'typescript';
import { endOf, withTodo } from './body';

/**
 * The stub of a class: docs, type parameters, heritage, public properties and the constructor are kept;
 * public methods and accessors get `todo()` as their body; private and protected members are part of the
 * answer and are removed.
 *
 * @param declaration - an exported class
 * @param from - where its text begins, docs included
 * @param slug - the lesson: `08-streams`
 * @throws Error if its constructor does more than take parameters and pass some on to `super`
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
    // no blank line after the {, even if removed members leave one
    stub += stub.endsWith('{') ? whole.replace(/^\s*\n/, '\n') : whole;
    if (ts.isConstructorDeclaration(member)) refuseWork(member, name);
  }
  return `${stub}\n}`;
}

function isToWrite(member: ts.ClassElement): member is ts.MethodDeclaration | ts.AccessorDeclaration {
  return ts.isMethodDeclaration(member) || ts.isAccessor(member);
}

/** Whether a user of the class can see the member. The parameters of a constructor are always visible. */
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

/** A constructor is kept as it is, so it must not contain any part of the answer. */
function refuseWork({ body }: ts.ConstructorDeclaration, name: string): void {
  const isSuper = (statement: ts.Statement) =>
    ts.isExpressionStatement(statement) &&
    ts.isCallExpression(statement.expression) &&
    statement.expression.expression.kind === ts.SyntaxKind.SuperKeyword;
  if (body?.statements.every(isSuper) ?? true) return;
  throw new Error(
    `The constructor of ${name} does some work, which a stub would give away: it may only have parameter properties and call super()`,
  );
}
