import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { root } from '../../base/root';
import { foreignSources, type MeaningSource } from '../../inspector/meaning-sources';
import { TERMS } from './terms/terms';

/**
 * What the inspector says about fields, as src/inspector/meanings.json: for each of its sources, the words of the
 * glossary or of the docstring.
 */
export function meanings(): string {
  const files = new Map<string, Map<string, string>>();
  const entries = foreignSources().map((source) => [source, meaningAt(source, files)] as const);
  return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
}

function meaningAt(source: MeaningSource, files: Map<string, Map<string, string>>): string {
  const [file, name] = source.split(':');
  if (file !== 'term' && !files.has(file)) files.set(file, docsIn(join('solutions', `${file}.ts`)));
  const meaning =
    file === 'term' ? TERMS.find(({ term }) => term === name)?.meaning : files.get(file)?.get(name);
  if (meaning === undefined) throw new Error(`there is no explanation ${source}`);
  return meaning;
}

/** The first paragraphs of the docstrings in a file, by what they are of: `Version`, `Version.nonce`. */
function docsIn(file: string): Map<string, string> {
  const text = readFileSync(join(root(), file), 'utf8');
  const docs = new Map<string, string>();
  const visit = (node: ts.Node, outer: string) => {
    const name = nameOf(node);
    const path = name === undefined ? outer : outer === '' ? name : `${outer}.${name}`;
    const doc = name === undefined ? undefined : docOf(node);
    if (doc !== undefined) docs.set(path, doc);
    ts.forEachChild(node, (child) => visit(child, path));
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true), '');
  return docs;
}

function nameOf(node: ts.Node): string | undefined {
  const named =
    ts.isInterfaceDeclaration(node) ||
    ts.isPropertySignature(node) ||
    ts.isPropertyAssignment(node) ||
    ts.isVariableDeclaration(node);
  return named && ts.isIdentifier(node.name) ? node.name.text : undefined;
}

function docOf(node: ts.Node): string | undefined {
  // the docstring of a constant is before its `export const`
  const [doc] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  const text = ts.getTextOfJSDocComment(doc?.comment);
  return text
    ?.replace(/\{@link (\S+)\}/g, '$1')
    .split(/\n\s*\n/)[0]
    .replace(/\s+/g, ' ')
    .trim();
}
