import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { build } from 'esbuild';
import { base1 } from '../../../../src/base/positions';
import type { TraceFrame } from '../../../../src/mapping/trace';
import type { ContextLine } from '../../../../src/sentry/stacks';

/** The sources of a small front end; `cart.tsx` fails at the line that is marked in it. */
export const FRONT_END: Readonly<Record<string, string>> = {
  'package.json': '{ "name": "shop", "private": true }',
  'src/element.ts': `export interface Element {
  readonly type: string;
  readonly props: Readonly<Record<string, unknown>>;
  readonly children: readonly unknown[];
}

export function element(type: string, props: Record<string, unknown> | null, ...children: unknown[]): Element {
  return { type, props: props ?? {}, children };
}
`,
  'src/money.ts': `export function inEuros(cents: number): string {
  const sign = cents < 0 ? '-' : '';
  const whole = Math.floor(Math.abs(cents) / 100);
  const rest = String(Math.abs(cents) % 100).padStart(2, '0');
  return \`\${sign}\${whole}.\${rest} EUR\`;
}
`,
  'src/cart.tsx': `import { element } from './element';
import { inEuros } from './money';

export interface Line {
  readonly name: string;
  readonly price?: { readonly cents: number };
  readonly quantity: number;
}

/** What a line of the cart costs. */
export function costOfLine(line: Line): number {
  const price = line.price!.cents; // fails for a line without a price
  return price * line.quantity;
}

export function totalOfCart(lines: readonly Line[]): number {
  let total = 0;
  for (const line of lines) {
    total += costOfLine(line);
  }
  return total;
}

export function CartView({ lines }: { readonly lines: readonly Line[] }) {
  const total = totalOfCart(lines);
  return (
    <section class="cart">
      <h1>Your cart</h1>
      <p>{inEuros(total)}</p>
    </section>
  );
}
`,
  'src/main.tsx': `import { CartView } from './cart';
import { element } from './element';

export function renderShop(): unknown {
  const lines = [{ name: 'kettle', price: { cents: 4900 }, quantity: 1 }, { name: 'gift', quantity: 2 }];
  return CartView({ lines });
}

console.log(element('main', null, renderShop()));
`,
};

/** The line of \`src/cart.tsx\`, from 1, at which the cart fails. */
export const FAILING_LINE =
  (FRONT_END['src/cart.tsx'] ?? '').split('\n').findIndex((line) => line.includes('fails for a line')) + 1;

/** A bundle as it was built: its text and the text of its map. */
export interface Bundle {
  readonly code: string;
  readonly map: string;
}

/** Writes files below a folder. */
export function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Bundles \`src/main.tsx\` below a folder as for \`dist/assets/\`: minified, with the sources in its map. */
export async function bundle(folder: string, banner = ''): Promise<Bundle> {
  const { outputFiles } = await build({
    absWorkingDir: folder,
    entryPoints: ['src/main.tsx'],
    outfile: 'dist/assets/main.js',
    bundle: true,
    minify: true,
    keepNames: false,
    format: 'iife',
    target: 'es2022',
    jsx: 'transform',
    jsxFactory: 'element',
    sourcemap: 'external',
    banner: { js: banner },
    write: false,
  });
  const textOf = (ending: string) => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
  return { code: textOf('.js'), map: textOf('.map') };
}

/** Runs a bundle as a browser would from an address, and gives the frames of its failure, oldest first. */
export function failureOf(code: string, url: string): readonly TraceFrame[] {
  let frames: readonly TraceFrame[] = [];
  const prepareStackTrace = (_error: unknown, sites: readonly NodeJS.CallSite[]) => {
    frames = sites
      .filter((site) => site.getFileName() === url)
      .map((site) => frameOf(site, code, url))
      .reverse();
    return '';
  };
  const quiet = { log: () => undefined };
  const context = { console: quiet, prepareStackTrace };
  runInNewContext('Error.prepareStackTrace = prepareStackTrace; Error.stackTraceLimit = 50;', context);
  try {
    runInNewContext(code, context, { filename: url });
  } catch (error) {
    void (error as Error).stack; // asks for the frames
  }
  return frames;
}

function frameOf(site: NodeJS.CallSite, code: string, url: string): TraceFrame {
  const [line, column] = [site.getLineNumber() ?? 1, site.getColumnNumber() ?? 1];
  const name = site.getFunctionName() ?? undefined;
  return {
    filename: url,
    absPath: url,
    function: name,
    lineNo: base1(line),
    colNo: column,
    inApp: true,
    context: contextAt(code, line, column),
  };
}

/** The lines about a position of minified code as Sentry's servers bring them: long ones cut about the column. */
function contextAt(code: string, line: number, column: number): readonly ContextLine[] {
  const lines = code.split('\n');
  return lines
    .map((text, index) => ({ line: base1(index + 1), text: cut(text, column) }))
    .filter((one) => Math.abs(one.line - line) <= 5);
}

function cut(text: string, column: number): string {
  if (text.length <= 150) {
    return text;
  }
  const before = Math.max(0, Math.min(column, text.length) - 60);
  let start = before < 5 ? 0 : before;
  let end = Math.min(start + 140, text.length);
  end = end > text.length - 5 ? text.length : end;
  start = end === text.length ? Math.max(0, end - 140) : start;
  return `${start > 0 ? '{snip} ' : ''}${text.slice(start, end)}${end < text.length ? ' {snip}' : ''}`;
}
