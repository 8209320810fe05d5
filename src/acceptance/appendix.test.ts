import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { lessons } from '../workbook/lessons';
import { root } from '../base/root';

/** What a source imports, except types only. */
function importsIn(source: string): string[] {
  const found = source.matchAll(/^(?:import|export) (?!type\b)(?:[^'"]*from )?'([^']+)'/gm);
  return [...found].map(([, name]) => name);
}

/** The packages that a source loads, directly or through the files that it imports. */
function packagesOf(source: string, folder: string, seen = new Set<string>()): Set<string> {
  const packages = new Set<string>();
  for (const name of importsIn(source)) {
    if (!name.startsWith('.')) {
      packages.add(name);
      continue;
    }
    const file = join(folder, `${name}.ts`);
    if (seen.has(file) || !existsSync(file)) continue;
    seen.add(file);
    for (const one of packagesOf(readFileSync(file, 'utf8'), dirname(file), seen)) packages.add(one);
  }
  return packages;
}

function cellsOf(slug: string): string {
  const text = readFileSync(join(root(), 'notebooks', `${slug}.ipynb`), 'utf8');
  const { cells } = JSON.parse(text) as { cells: { cell_type: string; source: string[] }[] };
  const code = cells.filter(({ cell_type }) => cell_type === 'code');
  return code.map(({ source }) => source.join('')).join('\n');
}

// its code takes time and memory in every kernel that loads it, and no other lesson has keys or signatures
test('only the lessons on keys and signatures load @noble/curves', () => {
  const loading = lessons().filter(({ slug }) => {
    const packages = [...packagesOf(cellsOf(slug), root())];
    // a walk that finds nothing would find no fault either
    expect({ slug, some: packages.length > 0 || slug.startsWith('00') }).toEqual({ slug, some: true });
    return packages.some((name) => name.startsWith('@noble/curves'));
  });
  expect(loading.map(({ slug }) => slug)).toEqual(['19-encrypted', '90-alert']);
});
