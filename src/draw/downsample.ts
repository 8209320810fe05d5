/** A point of a chart. */
export interface Point {
  /** The horizontal position: a number or a date. */
  x: number | Date;
  /** The vertical position. */
  y: number;
}

/**
 * Reduces the points of a line without changing how it looks: of each segment, it keeps the first, the
 * lowest, the highest and the last point.
 *
 * @param points - the points, from left to right
 * @param most - the approximate number of points to keep
 */
export function thinLine<P extends Point>(points: readonly P[], most = 800): P[] {
  const bends = points.filter(
    ({ y }, i) => i === 0 || i === points.length - 1 || points[i - 1].y !== y || points[i + 1].y !== y,
  );
  if (bends.length <= most) return bends;
  const size = Math.ceil(bends.length / (most / 4));
  const kept: P[] = [];
  for (let start = 0; start < bends.length; start += size) {
    const piece = bends.slice(start, start + size);
    const lowest = piece.reduce((one, other) => (other.y < one.y ? other : one));
    const highest = piece.reduce((one, other) => (other.y > one.y ? other : one));
    const keep = new Set([piece[0], lowest, highest, piece[piece.length - 1]]);
    kept.push(...piece.filter((point) => keep.has(point)));
  }
  return kept;
}

/**
 * Reduces the points of a scatter plot without changing how it looks: it keeps one for each square of a fine
 * grid. Outliers all stay.
 *
 * @param points - the points, in any order
 * @param places - maps a point to its position, from 0 to 1 in both directions
 */
export function thinCloud<P extends Point>(
  points: readonly P[],
  places: (point: P) => [number, number],
): P[] {
  const taken = new Map<string, P>();
  for (const point of points) {
    const [x, y] = places(point);
    const square = `${Math.round(x * 170)}/${Math.round(y * 80)}`;
    if (!taken.has(square)) taken.set(square, point);
  }
  return [...taken.values()];
}
