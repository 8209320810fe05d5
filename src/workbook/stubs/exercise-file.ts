import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { kept } from '../../../scripts/lib/kept.cjs';
import { writeWhole } from '../../../scripts/lib/whole-files.cjs';
import { fileReason } from '../../base/file-errors';
import { root } from '../../base/root';

/** The absolute path of the learner's file for a lesson. @param slug - the lesson: `01-framing` */
export function exerciseFile(slug: string): string {
  return join(root(), 'exercises', `${slug}.ts`);
}

/**
 * Replace the learner's file for a lesson. If that fails, the file is as it was.
 *
 * @param slug - the lesson: `01-framing`
 * @param text - its new contents
 * @param folder - where it is
 * @throws Error that names the file and the reason
 */
export function writeExercise(slug: string, text: string, folder = join(root(), 'exercises')): void {
  const file = linkedFile(join(folder, `${slug}.ts`));
  // two commands may run at once
  const part = `${file}.${process.pid}.workbook-part`;
  try {
    writeWhole(file, '100644', Buffer.from(text), part);
  } catch (error) {
    rmSync(part, { force: true, recursive: true });
    throw new Error(`exercises/${slug}.ts: ${fileReason(error)}`, { cause: error });
  }
}

/** What a link leads to: it may be in a folder that is synchronised with another machine. */
function linkedFile(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    // nothing, or a link that leads nowhere
    return file;
  }
}

/** The source of a lesson's solution. @param slug - the lesson: `01-framing` */
export function solutionText(slug: string): string {
  return readFileSync(join(root(), 'solutions', `${slug}.ts`), 'utf8');
}

/** Whether the learner's file is the lesson's stub. @param slug - the lesson: `01-framing` */
export function isStub(slug: string): boolean {
  const file = exerciseFile(slug);
  return existsSync(file) && readFileSync(file, 'utf8') === stubText(slug);
}

/**
 * The lesson's stub. It is made in a process of its own, and kept: making it takes the TypeScript compiler, which
 * no kernel and no check should load just for this.
 *
 * @param slug - the lesson: `01-framing`
 */
export function stubText(slug: string): string {
  return kept(stubKey(slug, solutionText(slug)), () => {
    // that process keeps the stubs of all other lessons as well
    const others = readdirSync(join(root(), 'solutions')).filter((file) => file.endsWith('.ts'));
    const files = [`${slug}.ts`, ...others].map((file) => join(root(), 'solutions', file));
    const maker = ['-r', join(SCRIPTS, 'register.cjs'), join(__dirname, 'keep.ts'), ...files];
    return execFileSync(process.execPath, maker, { encoding: 'utf8' });
  });
}

const SCRIPTS = join(__dirname, '..', '..', '..', 'scripts', 'lib');

/**
 * The name under which a stub is kept: it identifies all that the stub is made of.
 *
 * @param slug - the lesson: `01-framing`
 * @param solution - its solution's text
 */
export function stubKey(slug: string, solution: string): string {
  const makers = readdirSync(__dirname).filter((file) => !file.includes('.test.'));
  const hash = createHash('sha256').update(`${slug}\0${solution}`);
  for (const file of makers.sort()) hash.update(`\0${file}\0`).update(readFileSync(join(__dirname, file)));
  return `${hash.digest('hex')}.stub`;
}
