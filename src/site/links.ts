import { repositoryPath, siteAddress } from './addresses';
import { relativeLink } from './site';

/** Resolves the links of the repository's texts, and remembers which files need a page. */
export class Links {
  /** The files of the repository that some page links to, and that have no page otherwise. */
  readonly files = new Set<string>();

  /**
   * What a link leads to.
   *
   * @param page - the address of the page that it is on
   * @param from - the file of the repository that the text is from
   * @param href - the link as the text has it
   */
  resolve(page: string, from: string, href: string): string {
    if (/^(https?:|mailto:|#)/.test(href)) return href;
    const [path, anchor = ''] = href.split('#');
    const { address, file } = siteAddress(repositoryPath(from, path), anchor);
    if (file !== undefined) this.files.add(file);
    return relativeLink(page, address);
  }
}
