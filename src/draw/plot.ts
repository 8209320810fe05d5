import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from '../base/root';
import type { Figure } from './figure';
import { INK, PALE_INK } from './palette';
import { cut } from '../base/text';
import { drawing, text } from './svg';

const WIDTH = 720;
const FOOT = 18;
const XHTML = 'http://www.w3.org/1999/xhtml';

/** Options as Plot takes them. */
export type PlotOptions = Record<string, unknown>;

/** Makes a layer of a chart from data and options. */
export type MarkMaker = (data: readonly unknown[], options?: PlotOptions) => unknown;

/**
 * The part of Observable Plot that is used here. Its own types are so many that the first notebook cell with
 * a chart would take twice as long.
 *
 * @see https://observablehq.com/plot
 */
export interface PlotLibrary {
  /** Draw a chart in the document given in the options. */
  plot(options: PlotOptions): PlotElement;
  /** Horizontal bars. */
  barX: MarkMaker;
  /** A line from left to right. */
  lineY: MarkMaker;
  /** Vertical rules. */
  ruleX: MarkMaker;
  /** Text labels. */
  text: MarkMaker;
}

/** The part of the DOM's Element that is used here. */
export interface PlotElement {
  /** All descendants with this name. */
  getElementsByTagName(name: string): ArrayLike<PlotElement>;
  /** Remove a child. */
  removeChild(child: PlotElement): unknown;
  /** Remove an attribute. */
  removeAttribute(name: string): void;
  /** Set an attribute. */
  setAttribute(name: string, value: string): void;
}

/** The part of xmldom that is used here. */
interface Xmldom {
  DOMImplementation: new () => { createDocument(namespace: string, name: string, type: null): unknown };
  XMLSerializer: new () => { serializeToString(element: PlotElement): string };
}

const load = (name: string): unknown => createRequire(join(root(), 'package.json'))(name);

/** Observable Plot. Loading it takes a quarter of a second, so that is left to the first chart drawn. */
export function plotLibrary(): PlotLibrary {
  return load('@observablehq/plot') as PlotLibrary;
}

/**
 * Draws a chart with Plot.
 *
 * @param title - one line that says what the picture shows
 * @param options - Plot's options; the width and the document are added
 * @param notes - lines below the chart, which say what is not shown
 * @param table - the contents as lines of text
 */
export function plotted(
  title: string,
  options: PlotOptions & { height?: number },
  notes: string[],
  table: string[],
): Figure {
  const { DOMImplementation, XMLSerializer } = load('@xmldom/xmldom') as Xmldom;
  // of a browser's DOM, Plot needs only elements and their attributes
  const document = new DOMImplementation().createDocument(XHTML, 'html', null);
  const { height = 340 } = options;
  const drawn = plotLibrary().plot({ ...options, document, width: WIDTH, height });
  for (const style of Array.from(drawn.getElementsByTagName('style'))) drawn.removeChild(style);
  drawn.removeAttribute('class');
  const place = {
    color: INK,
    'font-family': 'ui-monospace,Menlo,Consolas,monospace',
    'font-size': 11,
  };
  for (const [name, value] of Object.entries(place)) drawn.setAttribute(name, String(value));
  const svg = drawing(WIDTH, height + notes.length * FOOT + 6, [
    new XMLSerializer().serializeToString(drawn),
    ...notes.map((note, i) =>
      text(16, height + 10 + i * FOOT, cut(note, 95), `fill="${PALE_INK}" font-size="12"`),
    ),
  ]);
  return { title, svg, text: [title, ...table, ...notes].join('\n') };
}
