import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as Plot from '@observablehq/plot';
import type * as Xmldom from '@xmldom/xmldom';
import { root } from '../root';
import type { Figure } from './figure';
import { INK, PALE_INK } from './palette';
import { cut, drawing, text } from './svg';

const WIDTH = 720;
const HEAD = 34;
const FOOT = 18;
const XHTML = 'http://www.w3.org/1999/xhtml';

/** Observable Plot. It is loaded by the first chart, not by what may draw one: that takes a quarter of a second. */
export function plotLibrary(): typeof Plot {
  return createRequire(join(root(), 'package.json'))('@observablehq/plot') as typeof Plot;
}

/** A document for Plot to draw in: of a browser's it needs no more than elements and their attributes. */
function emptyDocument(): { page: Xmldom.Document; serialize: (element: Xmldom.Node) => string } {
  const { DOMImplementation, XMLSerializer } = createRequire(join(root(), 'package.json'))(
    '@xmldom/xmldom',
  ) as typeof Xmldom;
  const page = new DOMImplementation().createDocument(XHTML, 'html', null);
  return { page, serialize: (element) => new XMLSerializer().serializeToString(element) };
}

/**
 * Let Plot draw, and put it below its title, on white.
 *
 * @param title - one line: what is to be seen
 * @param options - Plot's own, without size, margins on top and style
 * @param notes - a line below the chart each: what is not shown
 * @param table - the same as text, in lines
 */
export function plotted(title: string, options: Plot.PlotOptions, notes: string[], table: string[]): Figure {
  const { page, serialize } = emptyDocument();
  const height = options.height ?? 340;
  const drawn = plotLibrary().plot({
    ...options,
    document: page as unknown as Plot.PlotOptions['document'],
    width: WIDTH,
    height,
  }) as unknown as Xmldom.Element;
  for (const style of Array.from(drawn.getElementsByTagName('style'))) drawn.removeChild(style);
  drawn.removeAttribute('class');
  const place = {
    y: HEAD,
    color: INK,
    'font-family': 'ui-monospace,Menlo,Consolas,monospace',
    'font-size': 11,
  };
  for (const [name, value] of Object.entries(place)) drawn.setAttribute(name, String(value));
  const svg = drawing(WIDTH, HEAD + height + notes.length * FOOT + 6, [
    text(16, 24, cut(title, 84), 'font-weight="bold"'),
    serialize(drawn),
    ...notes.map((note, i) =>
      text(16, HEAD + height + 10 + i * FOOT, cut(note, 95), `fill="${PALE_INK}" font-size="12"`),
    ),
  ]);
  return { title, svg, text: [title, ...table, ...notes].join('\n') };
}
