// @ts-check
// For Stryker: what is not mutated in a solution, because no suite may or need find it. Paths are Babel's.

/** @type {Record<string, number>} the first argument that is words */
const WORDS_FROM = { WireError: 2, expectHash: 2 };

/**
 * The words of an error: an error is judged by its type, path and offset. They are strings given to
 * `new SomeError(words)`, or to WireError after path and offset.
 *
 * @param {any} path
 */
function isErrorText({ node, parent, listKey, key }) {
  if (!/^(?:String|Template)Literal$/.test(node.type) || listKey !== 'arguments') return false;
  const name = parent.callee.object?.name ?? parent.callee.name ?? '';
  const isNewError = parent.type === 'NewExpression' && name.endsWith('Error');
  return key >= (WORDS_FROM[name] ?? (isNewError ? 0 : Infinity));
}

/** @param {any} declaration a path; whether a module exports it */
const isExported = (declaration) => declaration?.parent?.type === 'ExportNamedDeclaration';

/** @param {any} member a path; whether it is a member that a user of an exported class sees */
const isOpen = ({ node, parentPath }) =>
  parentPath?.node.type === 'ClassBody' &&
  !/^(?:private|protected)$/.test(node.accessibility) &&
  node.key?.type !== 'PrivateName' &&
  isExported(parentPath.parentPath);

/**
 * What the exercise contains, too (`src/workbook/stubs/`), so that nobody writes it: exported constants, statements
 * of the module, constructors, public properties, and the parameters of functions and methods.
 *
 * @param {any} path
 */
function isGiven(path) {
  const { node, parentPath, listKey } = path;
  if (parentPath?.node.type === 'Program') {
    return (
      /^(?:Expression|ForOf)Statement$/.test(node.type) || node.declaration?.type === 'VariableDeclaration'
    );
  }
  if (node.type === 'ClassProperty' || node.kind === 'constructor') return isOpen(path);
  return listKey === 'params' && (isOpen(parentPath) || isExported(parentPath));
}

/** @type {[name: string, reason: string, matches: (path: any) => boolean][]} */
const IGNORED = [
  ['error-texts', 'the words of an error', isErrorText],
  ['given', 'given in the exercise', isGiven],
];

export const strykerPlugins = IGNORED.map(([name, reason, matches]) => ({
  kind: 'Ignore',
  name,
  value: { shouldIgnore: (/** @type {any} */ path) => (matches(path) ? reason : undefined) },
}));
