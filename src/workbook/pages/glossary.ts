import { lessonNamed } from '../lessons';
import type { Term } from './terms/term';
import { termsInOrder } from './terms/terms';

/** Where a BIP can be read. */
export const bipAddress = (number: number) =>
  `https://github.com/bitcoin/bips/blob/master/bip-${String(number).padStart(4, '0')}.mediawiki`;

/** A term as a row of the page's table. */
function row({ term, lesson, meaning, code, bips = [] }: Term): string {
  const { slug, number } = lessonNamed(lesson);
  const links = bips.map((bip) => `[BIP ${bip}](${bipAddress(bip)})`);
  const source = code === undefined ? '' : `[\`${code.name}\`](../${code.file})`;
  const cells = [`**${term}**`, meaning, `[${number}](../notebooks/${slug}.ipynb)`, source, links.join(', ')];
  return `| ${cells.join(' | ')} |`;
}

/** The glossary as a page: every term of the lessons, in alphabetical order. */
export function glossaryPage(): string {
  return `<!-- prettier-ignore-start -->

# Glossary

The words that the lessons introduce: what each means, the lesson that introduces it, the function or type whose docstring has the details, and the BIP that defines it. \`npm run pages\` writes this page from \`src/workbook/pages/terms/\`.

| Term | Meaning | Lesson | Code | BIP |
| --- | --- | --- | --- | --- |
${termsInOrder().map(row).join('\n')}

<!-- prettier-ignore-end -->
`;
}
