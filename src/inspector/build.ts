import { build, type Plugin } from 'esbuild';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../base/root';
import { escape } from '../draw/figure';
import { colourSheet } from '../draw/theme';
import { NETWORKS } from '../wire/networks';
import { examples } from './examples';
import { OTHER_KINDS } from './inspect';
import { knownCommands } from './payload';

const HERE = ['src', 'inspector'];

/** The modules of Node that have a twin for browsers. One that is not here ends the build with an error. */
const TWINS = ['crypto', 'events', 'net', 'stream', 'url', 'util'];

const twin = (name: string) => ({ path: join(root(), ...HERE, 'twins', `${name}.ts`), sideEffects: false });

/** Replaces what does not exist in browsers. */
const twins: Plugin = {
  name: 'twins',
  setup({ onResolve }) {
    onResolve({ filter: /^node:/ }, ({ path }) => {
      const name = path.slice('node:'.length);
      if (!TWINS.includes(name)) return { errors: [{ text: `${path} has no twin for browsers` }] };
      return twin(name);
    });
    onResolve({ filter: /\/wire\/streams\/encrypted$/ }, () => twin('encrypted'));
    // what is required is bundled as a whole: three times as much as the curve alone
    onResolve({ filter: /^@noble\/curves\/secp256k1\.js$/ }, ({ kind }) =>
      kind === 'require-call' ? twin('secp256k1') : undefined,
    );
  },
};

/** The script of the page, minified. */
export async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(root(), ...HERE, 'page', 'main.ts')],
    inject: [join(root(), ...HERE, 'twins', 'buffer.ts')],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'silent',
    write: false,
    plugins: [twins],
  });
  return outputFiles[0].text;
}

const optionsOf = (names: readonly string[]) =>
  names.map((name) => `<option>${escape(name)}</option>`).join('');

/** A file of the page. */
const ownFile = (name: string) => readFileSync(join(root(), ...HERE, 'page', name), 'utf8');

/** The page, without its script. */
function pageHtml(): string {
  const list = examples();
  const buttons = list.map(
    ({ label }, i) => `<button type="button" data-example="${i}">${escape(label)}</button>`,
  );
  const parts: Record<string, string> = {
    STYLE: colourSheet() + ownFile('page.css') + ownFile('result.css'),
    KINDS: `<optgroup label="in general">${optionsOf(OTHER_KINDS)}</optgroup><optgroup label="the payload of">${optionsOf(knownCommands())}</optgroup>`,
    NETWORKS: optionsOf(Object.keys(NETWORKS)),
    EXAMPLES: buttons.join(''),
    // no tag can end the element
    DATA: JSON.stringify(list).replaceAll('<', '\\u003c'),
  };
  const template = ownFile('page.html');
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => parts[name]);
}

/**
 * Build the inspector as a page, which works offline, too: `inspector/index.html` and its script.
 *
 * @param folder - the folder of the site
 */
export async function buildInspector(folder: string): Promise<void> {
  const own = join(folder, 'inspector');
  const script = await bundle();
  mkdirSync(own, { recursive: true });
  writeFileSync(join(own, 'index.html'), pageHtml());
  writeFileSync(join(own, 'inspector.js'), script);
}
