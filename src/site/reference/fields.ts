import ts from 'typescript';
import { allLessons } from '../lesson-list';
import { solutionText } from '../../workbook/stubs/exercise-file';

/** A named field of a codec, as the solutions write it. */
export interface Field {
  /** `addr_recv` */
  name: string;
  /** The codec of the field, as code: `bytes(32)`. */
  codec: string;
  /** The exported codec or function that it is a part of: `input`. */
  owner: string;
  /** The lesson that defines it: `13-transaction`. */
  slug: string;
}

/** A top-level declaration of a solution. */
interface Declared {
  slug: string;
  name: string;
  node: ts.Node;
}

/** A field without its place. */
type Named = Pick<Field, 'name' | 'codec'>;

/** What a declaration reads: a field, or all that another declaration reads. */
type Piece = Named | { reads: string };

/** The declarations of a module, and what it imports from other lessons: the lesson, by name. */
interface Module {
  declared: Map<string, ts.Node>;
  imports: Map<string, string>;
}

/** Reads which fields the codecs of the solutions have, from their code: no list could contradict it. */
export class FieldScan {
  private readonly modules = new Map(allLessons().map(({ slug }) => [slug, moduleOf(solutionText(slug))]));

  /** All fields of all codecs, in the order of the lessons. */
  all(): Field[] {
    return [...this.modules].flatMap(([slug, { declared }]) =>
      [...declared].flatMap(([owner, node]) =>
        unique(piecesOf(node).filter(isField)).map((field) => ({ ...field, owner, slug })),
      ),
    );
  }

  /**
   * The fields of a codec, in the order of the wire: its own, and those of the codecs that it only wraps (a list,
   * a pair of functions).
   *
   * @param slug - the lesson that defines it
   * @param name - its name
   */
  of(slug: string, name: string): Field[] {
    return unique(this.visit(this.find(slug, name), new Set()));
  }

  private visit(at: Declared | undefined, seen: Set<string>): Field[] {
    if (!at || seen.has(`${at.slug} ${at.name}`)) return [];
    seen.add(`${at.slug} ${at.name}`);
    const own = piecesOf(at.node).flatMap((piece) =>
      isField(piece)
        ? [{ ...piece, owner: at.name, slug: at.slug }]
        : this.visit(this.find(at.slug, piece.reads), seen),
    );
    if (own.length > 0) return own;
    // the first that has fields: the function that writes has the same as the one that reads
    for (const other of identifiersIn(at.node)) {
      const found = this.visit(this.find(at.slug, other), seen);
      if (found.length > 0) return found;
    }
    return [];
  }

  private find(slug: string, name: string): Declared | undefined {
    const module = this.modules.get(slug);
    const node = module?.declared.get(name);
    if (node) return { slug, name, node };
    const from = module?.imports.get(name);
    return from === undefined || from === slug ? undefined : this.find(from, name);
  }
}

const isField = (piece: Piece): piece is Named => 'name' in piece;

/** Each name once. Where code reads a field in two places, the later one is the field of today: `inputs` of a tx. */
const unique = <T extends Named>(fields: T[]): T[] =>
  fields.filter(({ name }, i) => !fields.slice(i + 1).some((later) => later.name === name));

function moduleOf(source: string): Module {
  const file = ts.createSourceFile('solution.ts', source, ts.ScriptTarget.ES2022, true);
  const declared = new Map<string, ts.Node>();
  const imports = new Map<string, string>();
  for (const statement of file.statements) {
    if (ts.isVariableStatement(statement)) {
      for (const one of statement.declarationList.declarations) declared.set(one.name.getText(), one);
    } else if (ts.isFunctionDeclaration(statement) && statement.name) {
      declared.set(statement.name.text, statement);
    } else if (ts.isImportDeclaration(statement) && ts.isStringLiteral(statement.moduleSpecifier)) {
      const slug = /^\.\/(\d\d-[\w-]+)$/.exec(statement.moduleSpecifier.text)?.[1];
      const names = statement.importClause?.namedBindings;
      if (!slug || !names || !ts.isNamedImports(names)) continue;
      for (const { name } of names.elements) imports.set(name.text, slug);
    }
  }
  return { declared, imports };
}

/**
 * What a declaration reads, in order: `struct({ nonce: uint64 })`, `r.field('time', uint32.read)`,
 * `r.bytes(4, 'magic')`, `readNetAddr(r)`.
 */
function piecesOf(node: ts.Node): Piece[] {
  const pieces: Piece[] = [];
  const visit = (one: ts.Node, isStruct: boolean): void => {
    if (isStruct && ts.isPropertyAssignment(one)) {
      pieces.push({ name: one.name.getText(), codec: one.initializer.getText() });
      return;
    }
    if (isStruct && ts.isShorthandPropertyAssignment(one)) {
      pieces.push({ name: one.name.text, codec: one.name.text });
      return;
    }
    if (ts.isCallExpression(one)) {
      const piece = readField(one) ?? readBytes(one) ?? readOther(one);
      if (piece) pieces.push(piece);
      if (piece && isField(piece)) return;
      isStruct = one.expression.getText() === 'struct';
    } else if (ts.isBlock(one) || ts.isArrowFunction(one)) {
      isStruct = false;
    }
    one.forEachChild((child) => visit(child, isStruct));
  };
  visit(node, ts.isVariableDeclaration(node) && /\bFields\b/.test(node.type?.getText() ?? ''));
  return pieces;
}

/** `r.field('services', uint64.read)` */
function readField({ expression, arguments: [name, read] }: ts.CallExpression): Named | undefined {
  if (expression.getText() !== 'r.field' || !read || !ts.isStringLiteral(name)) return undefined;
  return {
    name: name.text,
    codec: read
      .getText()
      .replace(/\.read$/, '')
      .replace(/^\(\) => /, ''),
  };
}

/** `r.bytes(4, 'magic')` */
function readBytes({ expression, arguments: [count, name] }: ts.CallExpression): Named | undefined {
  if (expression.getText() !== 'r.bytes' || !name || !ts.isStringLiteral(name)) return undefined;
  return { name: name.text, codec: `bytes(${count.getText()})` };
}

/** `readNetAddr(r)`, `header.read(r)` */
function readOther({ expression, arguments: [reader] }: ts.CallExpression): Piece | undefined {
  const reads = expression.getText().replace(/\.read$/, '');
  return reader?.getText() === 'r' && /^\w+$/.test(reads) ? { reads } : undefined;
}

/** The names that a declaration refers to, without types. */
function identifiersIn(node: ts.Node): string[] {
  const names: string[] = [];
  const visit = (one: ts.Node): void => {
    if (ts.isTypeNode(one)) return;
    if (ts.isIdentifier(one)) names.push(one.text);
    one.forEachChild(visit);
  };
  visit(node);
  return names;
}
