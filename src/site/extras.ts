import { buildInspector } from '../inspector/build';

/** A part of the site that builds its own files: the navigation leads to it. */
export interface Extra {
  /** Its first page, from the site's root: `inspector/index.html`. */
  address: string;
  /** Its name in the navigation. */
  title: string;
  /**
   * Write its files.
   *
   * @param folder - the folder of the site; everything it writes is below the folder of its address
   */
  build(folder: string): Promise<void> | void;
}

/** The parts of the site that come from elsewhere. To plug one in, add it here. */
export const EXTRAS: readonly Extra[] = [
  { address: 'inspector/index.html', title: 'Inspector', build: buildInspector },
];
