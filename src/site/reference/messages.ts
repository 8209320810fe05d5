import ts from 'typescript';
import { allLessons } from '../lesson-list';
import { solutionText } from '../../workbook/stubs/exercise-file';
import { type Field, FieldScan } from './fields';

/** A message, as the solutions know it. */
export interface Message {
  /** Its command: `getdata`. */
  command: string;
  /** The codec of its payload, and the lesson that defines it. */
  codec?: { name: string; slug: string };
  /** The lesson whose code puts it into the table of payloads. */
  slug?: string;
  /** The fields of its payload, in the order of the wire. */
  fields: Field[];
}

/**
 * The messages that the solutions read and write, and those that only have a number in the second transport.
 *
 * @param modules - what each module in solutions/ exports, by lesson; loaded in this order
 */
export function messages(modules: ReadonlyMap<string, Readonly<Record<string, unknown>>>): Message[] {
  const scan = new FieldScan();
  const exported = [...modules].flatMap(([slug, module]) =>
    Object.entries(module).map(([name, value]) => ({ slug, name, value })),
  );
  const table = exported.find(({ name }) => name === 'PAYLOADS')?.value as Map<string, unknown> | undefined;
  const numbered = exported.find(({ name }) => name === 'NUMBERED')?.value as string[] | undefined;
  const commands = [...new Set([...(table?.keys() ?? []), ...(numbered ?? [])])].sort();
  const since = registrations();
  return commands.map((command) => {
    const value = table?.get(command);
    const codec = value === undefined ? undefined : exported.find((one) => one.value === value);
    const slug = since.find(({ text }) => new RegExp(`\\b${command}\\b`).test(text))?.slug;
    return {
      command,
      ...(codec && { codec: { name: codec.name, slug: codec.slug }, slug }),
      fields: codec ? scan.of(codec.slug, codec.name) : [],
    };
  });
}

/** The statements that put codecs into the table, in the order of the lessons. */
function registrations(): { slug: string; text: string }[] {
  return allLessons().flatMap(({ slug }) => {
    const source = ts.createSourceFile('solution.ts', solutionText(slug), ts.ScriptTarget.ES2022, true);
    return source.statements
      .filter((one) => !ts.isFunctionDeclaration(one) && !ts.isImportDeclaration(one))
      .map((one) => ({ slug, text: one.getText() }))
      .filter(({ text }) => /\bPAYLOADS\b/.test(text));
  });
}

/** Load all solutions, in the order of the lessons. */
export async function solutionModules(): Promise<Map<string, Record<string, unknown>>> {
  const modules = new Map<string, Record<string, unknown>>();
  for (const { slug } of allLessons()) {
    modules.set(slug, (await import(`../../../solutions/${slug}`)) as Record<string, unknown>);
  }
  return modules;
}
