import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../base/root';

/** What src/rooms.json says of a room. */
interface Room {
  holds: string;
  uses: string[];
}

/** The generated part of the page is between these two lines; prettier leaves it as it is. */
const BEGIN = '<!-- prettier-ignore-start -->';
const END = '<!-- prettier-ignore-end -->';

function rooms(): Record<string, Room> {
  return JSON.parse(readFileSync(join(root(), 'src', 'rooms.json'), 'utf8')) as Record<string, Room>;
}

/** Whether another room that `from` uses already leads to `to`: then the arrow need not be drawn. */
function isImplied(all: Record<string, Room>, from: string, to: string): boolean {
  return all[from].uses.some((other) => other !== to && reaches(all, other, to));
}

function reaches(all: Record<string, Room>, from: string, to: string): boolean {
  return all[from].uses.some((other) => other === to || reaches(all, other, to));
}

/** The rooms of src/ as a table, and as a picture in the language of Mermaid. */
export function roomsSection(): string {
  const all = rooms();
  const rows = Object.entries(all).map(
    ([name, { holds, uses }]) => `| \`src/${name}/\` | ${holds} | ${uses.join(', ') || '–'} |`,
  );
  const arrows = Object.entries(all).flatMap(([name, { uses }]) =>
    uses.filter((other) => !isImplied(all, name, other)).map((other) => `  ${name} --> ${other}`),
  );
  return `| Room | Holds | May use |
| --- | --- | --- |
${rows.join('\n')}

\`\`\`mermaid
graph TD
  accTitle: The rooms of src
  accDescr: Each arrow leads to a room that may be used. Arrows that follow from others are left out.
${arrows.join('\n')}
\`\`\``;
}

/**
 * A page with the rooms in it.
 *
 * @param page - the page as it is
 * @throws Error if it has no place for them
 */
export function withRooms(page: string): string {
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (begin === -1 || end < begin) throw new Error(`the page has no lines "${BEGIN}" and "${END}"`);
  return `${page.slice(0, begin + BEGIN.length)}\n\n${roomsSection()}\n\n${page.slice(end)}`;
}
