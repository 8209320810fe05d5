import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../base/root';

const { compile, compileAnew, declarations, keyOf } = jest.requireActual<{
  compile(source: string, filename: string): string;
  compileAnew(source: string, filename: string): string;
  declarations(source: string, filename: string): string | undefined;
  keyOf(source: string, filename: string): string;
}>('../../scripts/lib/compile.cjs');

const CACHE = join(root(), 'node_modules', '.cache', 'workbook');

test.each<[name: string, damage: (text: string) => string]>([
  ['emptied', () => ''],
  ['truncated', (text) => text.slice(0, text.length / 2)],
  ['changed', (text) => text.replace('two', 'six')],
  ['extended', (text) => `${text}\n`],
])('a cached file that is %s is compiled again', (name, damage) => {
  const source = `export const two: string = ${JSON.stringify(name)};`;
  const file = join(root(), 'src', 'none.ts');
  const right = compile(source, file);
  expect(right).toContain(`exports.two = "${name}"`);
  const kept = readdirSync(CACHE).find((entry) => entry.startsWith(keyOf(source, file))) ?? '';
  const text = readFileSync(join(CACHE, kept), 'utf8');
  writeFileSync(join(CACHE, kept), damage(text));
  expect(compile(source, file)).toBe(right);
  expect(readFileSync(join(CACHE, kept), 'utf8')).toBe(text);
});

test('a file of the same name and text has the same output in every folder', () => {
  const source = 'export const here: string = __dirname;';
  const [file, copy] = [join(root(), 'src', 'none.ts'), join(root(), 'src', 'wire', 'none.ts')];
  expect(compileAnew(source, copy)).toBe(compileAnew(source, file));
  expect(keyOf(source, copy)).toBe(keyOf(source, file));
  expect(keyOf(source, join(root(), 'src', 'other.ts'))).not.toBe(keyOf(source, file));
});

test('declarations are made only of a source that says all its types', () => {
  const declared = (source: string) => declarations(source, join(root(), 'src', 'none.ts'));
  expect(declared("import { one } from './one';\nexport function two(): number { return one; }")).toBe(
    'export declare function two(): number;\n',
  );
  expect(declared("import { one } from './one';\nexport const two = one + 1;")).toBeUndefined();
  expect(declared('export const two: number = ;')).toBeUndefined();
});
