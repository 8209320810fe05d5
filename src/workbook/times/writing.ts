import ts from 'typescript';
import { exercisesIn } from '../stubs/exercises';

/** How many words a minute a learner reads, of prose and of docstrings. */
export const WORDS_PER_MINUTE = 200;

/**
 * Minutes for each line that a learner has to write, with thinking and the attempts that fail; and for each
 * exercise besides: its check and what the check says. Fitted to the times of people who wrote every exercise
 * from its text and docstring alone.
 */
const PER_LINE = 1;
const PER_EXERCISE = 1;

/** How many words there are in `text`. */
export function wordsIn(text: string): number {
  return text.match(/\S*\w\S*/g)?.length ?? 0;
}

/**
 * How many minutes each exercise takes to write.
 *
 * Helpers that are not exported are part of the answer. They count for the exercise before them, or for the
 * first if there is none before. What the stub of a class has already, its constructor and its public fields, is
 * only read.
 *
 * @param source - the text of a module in solutions/
 * @returns by the name of the function or class; also by `Class.member`, for classes that are written in steps
 */
export function writingMinutes(source: string): Map<string, number> {
  const file = ts.createSourceFile('solution.ts', source, ts.ScriptTarget.Latest, true);
  const exercises = exercisesIn(source);
  const minutes = new Map(exercises.map((name) => [name, PER_EXERCISE]));
  let current = exercises[0];
  for (const statement of file.statements) {
    if (!ts.isFunctionDeclaration(statement) && !ts.isClassDeclaration(statement)) continue;
    const name = statement.name?.text ?? '';
    if (exercises.includes(name)) current = name;
    minutes.set(
      current,
      (minutes.get(current) ?? 0) + minutesFor(statement) - PER_LINE * givenLinesIn(statement),
    );
    if (ts.isClassDeclaration(statement) && name === current) addMembers(minutes, name, statement);
  }
  return minutes;
}

/** The lines of a class that its stub keeps: its constructor, and its public fields. */
function givenLinesIn(statement: ts.FunctionDeclaration | ts.ClassDeclaration): number {
  if (!ts.isClassDeclaration(statement)) return 0;
  return statement.members
    .filter(
      (member) =>
        ts.isConstructorDeclaration(member) || (ts.isPropertyDeclaration(member) && !isHidden(member)),
    )
    .reduce((sum, member) => sum + linesIn(member.getFullText()), 0);
}

/** The shares of its public members in the time for a class; private ones are written along with them. */
function addMembers(minutes: Map<string, number>, name: string, declaration: ts.ClassDeclaration): void {
  const open = declaration.members.filter(
    (member): member is ts.MethodDeclaration | ts.AccessorDeclaration =>
      (ts.isMethodDeclaration(member) || ts.isAccessor(member)) && !isHidden(member),
  );
  const all = open.reduce((sum, member) => sum + minutesFor(member), 0);
  for (const member of open) {
    const key = `${name}.${member.name.getText()}`;
    const share = ((minutes.get(name) ?? 0) * minutesFor(member)) / all;
    minutes.set(key, (minutes.get(key) ?? 0) + share);
  }
}

function isHidden(member: ts.MethodDeclaration | ts.AccessorDeclaration | ts.PropertyDeclaration): boolean {
  const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
  return ts.isPrivateIdentifier(member.name) || (ts.getCombinedModifierFlags(member) & hidden) !== 0;
}

function minutesFor(node: ts.Node): number {
  const text = node.getFullText();
  const docs = text.match(/\/\*\*[^]*?\*\//g)?.join(' ') ?? '';
  return wordsIn(docs) / WORDS_PER_MINUTE + PER_LINE * (linesIn(text) - 1);
}

/** Lines with code on them: not comments, and not brackets alone. */
function linesIn(text: string): number {
  const lines = text.replaceAll(/\/\*[^]*?\*\//g, '').split('\n');
  return lines.map((line) => line.trim()).filter((line) => line && !/^(?:\/\/.*|[\])};,]+)$/.test(line))
    .length;
}
