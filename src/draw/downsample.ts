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
