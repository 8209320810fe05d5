import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from '../base/root';
import type { Figure } from './figure';
import { INK, PALE_INK } from './palette';
import { cut } from '../base/text';
import { drawing, text } from './svg';

const WIDTH = 720;
const HEAD = 34;
const FOOT = 18;
const XHTML = 'http://www.w3.org/1999/xhtml';

/** Options in Plot's own words. */
export type PlotOptions = Record<string, unknown>;

/** Makes a layer of a chart: from what data, and how they are drawn. */
export type MarkMaker = (data: readonly unknown[], options?: PlotOptions) => unknown;

/**
 * What is used of Observable Plot. Its own types are many: a notebook's first cell that has to do with charts would
 * take twice as long.
 *
 * @see https://observablehq.com/plot
 */
export interface PlotLibrary {
  /** Draw a chart in the document that stands in the options. */
  plot(options: PlotOptions): PlotElement;
  /** Horizontal bars. */
  barX: MarkMaker;
  /** Points. */
  dot: MarkMaker;
  /** A line from left to right. */
  lineY: MarkMaker;
  /** Rectangles that stand on the lower axis. */
  rectY: MarkMaker;
  /** Vertical rules. */
  ruleX: MarkMaker;
  /** Horizontal rules. */
  ruleY: MarkMaker;
  /** Words. */
  text: MarkMaker;
}

/** What is used of an element. */
export interface PlotElement {
  /** All of that kind below it. */
  getElementsByTagName(name: string): ArrayLike<PlotElement>;
  /** Take an element out. */
  removeChild(child: PlotElement): unknown;
  /** Take an attribute away. */
  removeAttribute(name: string): void;
  /** Give it an attribute. */
  setAttribute(name: string, value: string): void;
}

/** What is used of xmldom. */
interface Xmldom {
  DOMImplementation: new () => { createDocument(namespace: string, name: string, type: null): unknown };
  XMLSerializer: new () => { serializeToString(element: PlotElement): string };
}

const load = (name: string): unknown => createRequire(join(root(), 'package.json'))(name);

/** Observable Plot. It is loaded by the first chart, not by what may draw one: that takes a quarter of a second. */
export function plotLibrary(): PlotLibrary {
  return load('@observablehq/plot') as PlotLibrary;
}

/**
 * Let Plot draw, and put it below its title, on white.
 *
 * @param title - one line: what is to be seen
 * @param options - Plot's own, without size, margins on top and style
 * @param notes - a line below the chart each: what is not shown
 * @param table - the same as text, in lines
 */
export function plotted(
  title: string,
  options: PlotOptions & { height?: number },
  notes: string[],
  table: string[],
): Figure {
  const { DOMImplementation, XMLSerializer } = load('@xmldom/xmldom') as Xmldom;
  // of a browser's document Plot needs no more than elements and their attributes
  const document = new DOMImplementation().createDocument(XHTML, 'html', null);
  const { height = 340 } = options;
  const drawn = plotLibrary().plot({ ...options, document, width: WIDTH, height });
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
    new XMLSerializer().serializeToString(drawn),
    ...notes.map((note, i) =>
      text(16, HEAD + height + 10 + i * FOOT, cut(note, 95), `fill="${PALE_INK}" font-size="12"`),
    ),
  ]);
  return { title, svg, text: [title, ...table, ...notes].join('\n') };
}
