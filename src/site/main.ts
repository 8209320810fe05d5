// npm run site: one static site with every lesson executed, the API, the glossary and the indexes.
//     npm run site -- --fresh       runs every notebook, even if nothing has changed
import { join } from 'node:path';
import { root } from '../base/root';
import { errorText } from '../base/text';
import { buildSite } from './build';
import { brokenLinks } from './link-check';

async function main(args: readonly string[]): Promise<void> {
  const unknown = args.filter((one) => one !== '--fresh');
  if (unknown.length > 0) throw new Error(`there is no option ${unknown.join(' ')}; there is: --fresh`);
  const folder = join(root(), 'site');
  const began = performance.now();
  const seconds = () => `${((performance.now() - began) / 1000).toFixed(0)} s`;
  const say = (what: string) => console.log(`${seconds().padStart(6)}  ${what}`);
  await buildSite({ folder, cached: !args.includes('--fresh'), say });
  const broken = brokenLinks(folder);
  for (const { page, link, why } of broken) console.error(`${page}: ${link}: ${why}`);
  if (broken.length > 0) throw new Error(`${broken.length} broken links`);
  say(`every link leads somewhere. Open ${join('site', 'index.html')}`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(errorText(error));
  process.exitCode = 1;
});
