import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The workbook's root folder: the nearest one, from the working directory upwards, that contains the kernel.
 */
export function root(): string {
  for (let folder = process.cwd(); ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.jupyter', 'kernels', 'tslab', 'kernel.json'))) return folder;
    if (folder === dirname(folder)) {
      throw new Error(
        `${process.cwd()} is not in the workbook's folder: run this in the folder with package.json`,
      );
    }
  }
}
