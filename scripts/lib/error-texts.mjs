// @ts-check
// For Stryker: the words of an error are not mutated. No suite may ask for them; an error is judged by its type, path
// and offset.

/**
 * Whether a string is given to an error as words: to `new SomeError(words)`, or to WireError after path and offset.
 *
 * @param {any} path a node of the syntax tree, as Babel gives it
 */
function isErrorText({ node, parent, listKey, key }) {
  if (!/^(?:String|Template)Literal$/.test(node.type) || listKey !== 'arguments') return false;
  const name = parent.callee.object?.name ?? parent.callee.name ?? '';
  return name === 'WireError' ? key >= 2 : parent.type === 'NewExpression' && name.endsWith('Error');
}

/** @param {any} path */
const shouldIgnore = (path) => (isErrorText(path) ? 'the words of an error' : undefined);

export const strykerPlugins = [{ kind: 'Ignore', name: 'error-texts', value: { shouldIgnore } }];
