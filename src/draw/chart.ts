/**
 * Charts, drawn by Observable Plot: bars and lines.
 *
 * @module
 */
import type { Figure } from './figure';
import { PALETTE } from './palette';
import { plotLibrary, type PlotOptions, plotted } from './plot';
import { type Cell, cellText, table } from './table';
import { type Point, thinLine } from './downsample';

const [, BLUE] = PALETTE;
const GREY = PALETTE[PALETTE.length - 1];
/** Room for the axis labels, in pixels. */
const MARGINS = { marginLeft: 70, marginRight: 30, marginTop: 24, marginBottom: 44 };
/** The width of a character on an axis, in pixels. */
const CHARACTER = 6.7;

/** The scale of an axis. */
export type Scale = 'linear' | 'log';

/** Options of every chart. */
export interface ChartOptions {
  /** The title: one line that says what the picture shows. */
  title: string;
  /** The label of the x axis: `height`. */
  x: string;
  /** The label of the y axis: `difficulty`. */
  y: string;
  /** The scale of the y axis. Default: linear. */
  scale?: Scale;
}

/** One bar. */
export interface Bar {
  /** The label of the bar. */
  label: string;
  /** Its value. */
  value: number;
}

/** Options of a bar chart. */
export interface BarsOptions {
  /** The title: one line that says what the picture shows. */
  title: string;
  /** What is counted: `nodes`. */
  unit: string;
  /** How many of the longest bars are drawn; the others are combined into one. Default: 12. */
  top?: number;
}

/** Options of a line chart. */
export interface LineOptions extends ChartOptions {
  /** Draw steps, not slopes: each value holds until the next one. */
  step?: boolean;
}

/**
 * Draws horizontal bars, the longest on top, each with its value and its share. All but the longest are
 * combined into one bar.
 *
 * @param rows - the bars, in any order
 */
export function bars(rows: readonly Bar[], { title, unit, top = 12 }: BarsOptions): Figure {
  const sorted = [...rows].sort((a, b) => b.value - a.value);
  const others = sorted.slice(top);
  const total = sum(sorted);
  const shown = sorted.slice(0, top).map((row, i) => ({ ...row, key: String(i), other: false }));
  if (others.length > 0) {
    shown.push({ label: `${others.length} others`, value: sum(others), key: 'others', other: true });
  }
  const share = (value: number) => (total > 0 ? `(${((100 * value) / total).toFixed(1)} %)` : '');
  const label = (text: string) => (text.length > 36 ? `${text.slice(0, 35)}…` : text);
  const { barX, ruleX, text } = plotLibrary();
  const options = {
    height: shown.length * 25 + 50,
    marginTop: 4,
    marginBottom: 44,
    marginLeft: Math.max(0, ...shown.map((row) => label(row.label).length)) * CHARACTER + 18,
    marginRight: 120,
    x: { label: unit, domain: [0, Math.max(1, ...shown.map(({ value }) => value))], nice: false, grid: true },
    y: {
      type: 'band',
      domain: shown.map(({ key }) => key),
      label: null,
      tickFormat: (key: string) => label(shown.find((row) => row.key === key)!.label),
      tickSize: 0,
    },
    marks: [
      barX(shown, {
        x: 'value',
        y: 'key',
        fill: (row: { other: boolean }) => (row.other ? GREY : BLUE).fill,
        stroke: (row: { other: boolean }) => (row.other ? GREY : BLUE).line,
      }),
      text(shown, {
        x: 'value',
        y: 'key',
        text: (row: Bar) => `${cellText(row.value)} ${share(row.value)}`,
        textAnchor: 'start',
        dx: 6,
      }),
      ruleX([0]),
    ],
  };
  const lines = table(
    ['', unit, 'share'],
    shown.map(({ label, value }) => [label, value, share(value)]),
  );
  return plotted(title, options, [], lines);
}

/**
 * Draws a line, or steps. If there are many points, only those that make a visible difference are drawn.
 *
 * @param points - the points, from left to right
 */
export function line(points: readonly Point[], options: LineOptions): Figure {
  const { good, notes } = drawable(points, options.scale);
  const shown = thinLine(good);
  const { lineY } = plotLibrary();
  const mark = lineY(shown, {
    x: 'x',
    y: 'y',
    curve: options.step ? 'step-after' : 'linear',
    stroke: BLUE.line,
    strokeWidth: 1.5,
  });
  return plotted(options.title, axes(shown, options, [mark]), notes, pointTable(good, shown, options));
}

const sum = (rows: readonly Bar[]) => rows.reduce((total, { value }) => total + value, 0);

/** A line that says what a chart leaves out. */
function notShown(count: number, why: string): string[] {
  return count > 0 ? [`not shown: ${cellText(count)} (${why})`] : [];
}

/** The points that a scale can show, and a note on those that it cannot. */
function drawable(points: readonly Point[], scale: Scale = 'linear'): { good: Point[]; notes: string[] } {
  const good = points.filter(
    ({ x, y }) => Number.isFinite(Number(x)) && Number.isFinite(y) && (scale !== 'log' || y > 0),
  );
  const why = scale === 'log' ? 'not numbers above 0' : 'not numbers';
  return { good, notes: notShown(points.length - good.length, why) };
}

function axes(shown: Point[], { x, y, scale = 'linear' }: ChartOptions, marks: unknown[]): PlotOptions {
  const [across, upwards] = [shown.map((point) => point.x), shown.map((point) => point.y)];
  return {
    ...MARGINS,
    inset: 4,
    x: { label: x, ...domainOf(across) },
    y: { label: y, grid: true, type: scale, ...ticksOf(upwards, scale), ...domainOf(upwards, scale) },
    marks,
  };
}

/** The ticks of an axis. Plot's defaults are overridden for the logarithmic scale only. */
function ticksOf(values: number[], scale: Scale): PlotOptions {
  if (scale === 'linear') return { nice: true };
  return { nice: true, tickFormat: values.some((value) => value < 1) ? '~g' : '~s' };
}

/**
 * The domain of an axis with no values or a single one, to give it some room. Otherwise Plot's default is
 * used.
 */
function domainOf(values: (number | Date)[], scale: Scale = 'linear'): PlotOptions {
  const [first] = values;
  if (first === undefined) return { domain: [1, 10] };
  if (values.some((value) => Number(value) !== Number(first))) return {};
  if (first instanceof Date)
    return { domain: [-1, 1].map((days) => new Date(Number(first) + days * 86_400_000)) };
  return { domain: scale === 'log' ? [first / 10, first * 10] : [first - 1, first + 1] };
}

function pointTable(points: readonly Point[], shown: Point[], { x, y }: ChartOptions): string[] {
  const rows: Cell[][] = shown.map((point) => [point.x, point.y]);
  return [points.length === 1 ? '1 point' : `${cellText(points.length)} points`, ...table([x, y], rows, 24)];
}
