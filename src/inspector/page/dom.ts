/** The element with this id. The page has it. */
export function byId<T extends HTMLElement>(id: string): T {
  return document.getElementById(id) as T;
}
