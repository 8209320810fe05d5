import ts from 'typescript';
import { exercisesIn } from '../stubs/exercises';

/** How many words of prose a learner reads in a minute. */
export const WORDS_PER_MINUTE = 200;

/**
 * What writing takes: minutes for each line, with thinking and the attempts that fail; and for each exercise
 * besides, for its check. Its docstring is consulted again and again. Fitted to the times of people who wrote every
 * exercise from its text and docstring alone.
 */
const PER_LINE = 0.8;
const PER_EXERCISE = 0.5;
const DOC_WORDS_PER_MINUTE = 33;

/** How many words there are in `text`. */
export function wordsIn(text: string): number {
  return text.match(/\S*\w\S*/g)?.length ?? 0;
}

/**
 * How many minutes each exercise takes to write.
 *
 * Helpers that are not exported are part of the answer. They count for the exercise before them, or for the
 * first if there is none before.
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
    minutes.set(current, (minutes.get(current) ?? 0) + minutesFor(statement));
    if (ts.isClassDeclaration(statement) && name === current) addMembers(minutes, name, statement);
  }
  return minutes;
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

function isHidden(member: ts.ClassElement): boolean {
  const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
  const isPrivate = member.name !== undefined && ts.isPrivateIdentifier(member.name);
  return isPrivate || (ts.getCombinedModifierFlags(member) & hidden) !== 0;
}

/** Reading the docs, and writing what the stub does not have: bodies, and members that are not public. */
function minutesFor(node: ts.Node): number {
  const docs =
    node
      .getFullText()
      .match(/\/\*\*[^]*?\*\//g)
      ?.join(' ') ?? '';
  return wordsIn(docs) / DOC_WORDS_PER_MINUTE + PER_LINE * linesToWrite(node);
}

function linesToWrite(node: ts.Node): number {
  if (ts.isClassDeclaration(node)) return node.members.reduce((sum, member) => sum + linesToWrite(member), 0);
  if (ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node) || ts.isAccessor(node)) {
    return linesIn(node.body?.getText() ?? '') - 1;
  }
  return ts.isPropertyDeclaration(node) && isHidden(node) ? linesIn(node.getText()) : 0;
}

/** Lines with code on them: not comments, and not brackets alone. */
function linesIn(text: string): number {
  const lines = text.replaceAll(/\/\*[^]*?\*\//g, '').split('\n');
  return lines.map((line) => line.trim()).filter((line) => line && !/^(?:\/\/.*|[\])};,]+)$/.test(line))
    .length;
}
