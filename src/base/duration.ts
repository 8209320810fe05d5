/**
 * Formats milliseconds in units that are easy to read.
 *
 * @example duration(43) // '43 ms'
 * @example duration(1234) // '1.23 s'
 * @example duration(125_000) // '2 min 5 s'
 */
export function duration(ms: number): string {
  if (Math.round(ms) < 1000) return `${Math.round(ms)} ms`;
  if (ms < 59_995) return `${(ms / 1000).toFixed(2)} s`;
  const seconds = Math.round(ms / 1000);
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
