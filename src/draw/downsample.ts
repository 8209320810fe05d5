/** A point of a chart. */
export interface Point {
  /** From left to right: a number, or a moment. */
  x: number | Date;
  /** From below upwards. */
  y: number;
}

/**
 * Fewer points for a line that looks the same: of each piece of it the first, the lowest, the highest and the last.
 *
 * @param points - from left to right
 * @param most - about how many to keep
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
 * Fewer points for a cloud that looks the same: one for each square of a fine grid. Those far out all stay.
 *
 * @param places - where each of the points lies, from 0 to 1 either way
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
