import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { keep, whole } from '../../../scripts/lib/kept.cjs';
import type { LessonCell } from './lesson-page';

/** The outputs of earlier runs: of each lesson, only the newest. */
export class KeptOutputs {
  /**
   * @param folder - where they are kept; it is created when there are some
   * @param keys - the lessons, and for each a hash of everything that its outputs depend on
   */
  constructor(
    private readonly folder: string,
    private readonly keys: ReadonlyMap<string, string>,
  ) {}

  /** The cells of a lesson with their outputs; undefined if they are not kept, or something has changed since. */
  of(slug: string): LessonCell[] | undefined {
    const text = whole(join(this.folder, this.nameOf(slug)));
    return text === undefined ? undefined : (JSON.parse(text) as LessonCell[]);
  }

  /** Keep the cells of a lesson, instead of those of earlier runs. */
  keep(slug: string, cells: readonly LessonCell[]): void {
    keep(join(this.folder, this.nameOf(slug)), JSON.stringify(cells));
    for (const name of this.names()) if (this.isOld(name, slug)) rmSync(join(this.folder, name), { force: true });
  }

  private nameOf(slug: string): string {
    return `${slug}-${this.keys.get(slug)}.json`;
  }

  /** Whether a file has other outputs of this lesson, or those of a lesson that no longer exists. */
  private isOld(name: string, slug: string): boolean {
    const owner = /^(.*)-[\da-f]{32}\.json$/.exec(name)?.[1];
    if (owner === undefined) return false;
    return owner === slug ? name !== this.nameOf(slug) : !this.keys.has(owner);
  }

  private names(): string[] {
    try {
      return readdirSync(this.folder);
    } catch {
      // nothing could be written, either
      return [];
    }
  }
}
