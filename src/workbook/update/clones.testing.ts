import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { makeTempFolder } from '../../base/temp-folder';

/** Files by path; null removes one. */
export type Files = Record<string, string | null>;

/** The tests' own git: another way than the one that is tested. */
export function inGit(folder: string, ...args: string[]): string {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: join(folder, 'none'), GIT_CONFIG_NOSYSTEM: '1' };
  const who = ['-c', 'user.name=Learner', '-c', 'user.email=learner@localhost', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', [...who, ...args], { cwd: folder, env, encoding: 'utf8', stdio: 'pipe' });
}

/** Whether there is a git to test with. */
export const hasGit = (() => {
  try {
    execFileSync('git', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

/** A notebook's file. */
export function notebook(cells: string[], outputs = '[]', count: number | null = null): string {
  const list = cells.map((source, id) => ({
    cell_type: 'code',
    execution_count: count,
    id: String(id),
    metadata: {},
    outputs: JSON.parse(outputs) as unknown,
    source: source.split(/(?<=\n)/),
  }));
  return `${JSON.stringify({ cells: list, metadata: {}, nbformat: 4, nbformat_minor: 5 }, undefined, 1)}\n`;
}

const stub = (...functions: string[]) =>
  functions.map((one) => `/** Docs. */\nexport function ${one} {\n  return todo('x');\n}\n`).join('\n');
const suite = (...titles: string[]) => titles.map((title) => `test('${title}', () => {});\n`).join('');

/** What each version changes, from the one before. A tiny workbook with the layout of the real one. */
export const VERSIONS: Files[] = [
  {
    '.gitattributes': '* text=auto eol=lf\n',
    '.gitignore': '.workbook/\n/mine/\nexercises/backups/\n',
    'package.json': '{"scripts":{"update":"1"}}\n',
    'package-lock.json': '{"lock":1}\n',
    'scripts/update.mjs': '// 1\n',
    'src/wire/a.ts': 'export const a = 1;\n',
    'src/wire/b.ts': 'export const b = 1;\n',
    'exercises/01-one.ts': stub('one(a: number): number', 'two(): void'),
    'exercises/01-one.test.ts': suite('one is one'),
    'exercises/02-more.ts': stub('more(): string'),
    'exercises/02-more/more.suite.ts': suite('more is more'),
    'exercises/03-last.ts': stub('last(): string'),
    'notebooks/01-one.ipynb': notebook(['one();\n', 'two();\n']),
    'notebooks/02-more.ipynb': notebook(['more();\n']),
    'notebooks/03-last.ipynb': notebook(['last();\n']),
  },
  {
    'package.json': '{"scripts":{"update":"2"}}\n',
    'scripts/update.mjs': '// 2\n',
    'src/wire/a.ts': 'export const a = 2;\n',
    'exercises/01-one.ts': stub('one(a: bigint): bigint', 'two(): void', 'three(): void'),
    'exercises/01-one.test.ts': suite('one is one', 'one is a bigint'),
    'notebooks/01-one.ipynb': notebook(['one(1n);\n', 'two();\n', 'three();\n']),
  },
  {
    'package-lock.json': '{"lock":2}\n',
    'src/wire/b.ts': null,
    'src/wire/b/c.ts': 'export const c = 3;\n',
    'exercises/02-more.ts': stub('more(): number'),
    'notebooks/02-more.ipynb': notebook(['more(2);\n']),
    'exercises/04-new.ts': stub('fresh(): string'),
    'notebooks/04-new.ipynb': notebook(['fresh();\n']),
    'exercises/03-last.ts': null,
    'notebooks/03-last.ipynb': null,
  },
  {
    'exercises/05-last.ts': stub('last(): string'),
    'exercises/own.ts': '// a helper\n',
    'notebooks/05-last.ipynb': notebook(['last(5);\n']),
    'notebooks/01-one.ipynb': notebook(['one(4n);\n']),
    'src/wire/a.ts': 'export const a = 4;\n',
    'exercises/01-one.test.ts': suite('one is one', 'one is large'),
  },
];

/** All files of a version. @param version - from 1 */
export function filesOf(version: number): Record<string, string> {
  const files: Record<string, string> = {};
  for (const changes of VERSIONS.slice(0, version)) {
    for (const [path, text] of Object.entries(changes)) {
      if (text === null) delete files[path];
      else files[path] = text;
    }
  }
  return files;
}

/** Write files, or remove them. */
export function write(folder: string, files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, path);
    if (text === null) rmSync(file, { recursive: true, force: true });
    else {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  }
}

/** All files in a folder but those of git and of the workbook's own state, by path, byte by byte. */
export function contents(folder: string, but = /^(\.git|\.workbook)$/): Record<string, string> {
  const found: Record<string, string> = {};
  const visit = (at: string) => {
    for (const name of readdirSync(join(folder, at))) {
      const path = at === '' ? name : `${at}/${name}`;
      if (but.test(path)) continue;
      if (lstatSync(join(folder, path)).isDirectory()) visit(path);
      else found[path] = readFileSync(join(folder, path), 'latin1');
    }
  };
  visit('');
  return found;
}

/** A workbook with four versions, v1 to v4, and as many clones of the first as needed. */
export class Workshop {
  readonly folder = makeTempFolder('workbook-update-');
  private count = 0;

  constructor() {
    const upstream = join(this.folder, 'upstream');
    mkdirSync(upstream);
    inGit(upstream, 'init', '-q', '-b', 'main');
    for (const [at, files] of VERSIONS.entries()) {
      write(upstream, files);
      inGit(upstream, 'add', '-A');
      inGit(upstream, 'commit', '-q', '-m', `Version ${at + 1}`);
      inGit(upstream, 'branch', `v${at + 1}`);
    }
    inGit(this.folder, 'clone', '-q', '-b', 'v1', upstream, 'template');
    inGit(join(this.folder, 'template'), 'checkout', '-q', '-b', 'main');
    // examples, copied for nothing with each clone
    rmSync(join(this.folder, 'template', '.git', 'hooks'), { recursive: true, force: true });
  }

  /** A clone of the first version. */
  clone(): string {
    const folder = join(this.folder, `clone-${++this.count}`);
    cpSync(join(this.folder, 'template'), folder, { recursive: true, preserveTimestamps: true });
    return folder;
  }

  /** Remove everything. */
  close(): void {
    if (existsSync(this.folder)) rmSync(this.folder, { recursive: true, force: true });
  }
}
