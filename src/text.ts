/** Text that is at most that long; what is cut ends in an ellipsis. */
export function cut(content: string, most: number): string {
  return content.length > most ? `${content.slice(0, most - 1)}…` : content;
}

/** A number of bytes in words. */
export function bytesInWords(count: number): string {
  return count === 1 ? '1 byte' : `${count} bytes`;
}
