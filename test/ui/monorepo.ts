import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { type LocalSentry, startLocalSentry } from '../../src/local/localSentry';
import { sendEvents } from '../sendEvent';
import { temporaryFolder } from '../vscode/temporaryFolder';
import { commit, gitIn } from './world';

/** The same in every package: nothing tells one from the others. */
const index = `import { listen } from './server';

/** Starts the service. */
export function main(port) {
  const server = listen(port);
  console.log('listening on ' + server.port);
}
`;

const total = `/** Adds up what is in the cart, in cents. */
export function total(items) {
  let sum = 0;
  for (const item of items) {
    sum += item.product.price * item.quantity;
  }
  return sum;
}
`;

const checkout = `import { total } from '../../cart/src/total';

/** Sells a cart to its owner. */
export function checkout(cart) {
  return { owner: cart.owner, amount: total(cart.items) };
}
`;

const licence = '// Copyright the cart authors.\n// All carts reserved.\n\n';

const packages = ['cart', 'checkout', 'search'] as const;

/** Three packages in one repository, and a server that knows what fails in them. */
export interface Monorepo {
  readonly sentry: LocalSentry;
  readonly workspace: string;
  end(): Promise<void>;
}

/**
 * MONO-1 fails in `packages/cart/src/total.js`, called by the checkout, and has moved by three lines; MONO-2 in an
 * `index.js` of nobody knows which package; MONO-3 in one of which a code mapping knows it; MONO-4 in a file that is not
 * here, called by the checkout.
 */
export async function createMonorepo(): Promise<Monorepo> {
  const folder = temporaryFolder();
  const workspace = path.join(folder.path, 'mono');
  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(workspace, file)), { recursive: true });
    writeFileSync(path.join(workspace, file), text);
  };
  for (const name of packages) {
    write(`packages/${name}/package.json`, `{ "name": "@acme/${name}" }\n`);
    write(`packages/${name}/src/index.js`, index);
  }
  write('packages/cart/src/total.js', licence + total);
  write('packages/checkout/src/checkout.js', checkout);
  const git = gitIn(workspace);
  commit(git, 'Sell carts');
  git('remote', 'add', 'origin', 'https://github.com/acme/mono.git');
  const sentry = await startLocalSentry({
    directory: path.join(folder.path, 'sentry'),
    projects: [{ slug: 'mono' }],
    codeMappings: [
      { project: 'mono', repository: 'acme/mono', stackRoot: '/srv/b7/', sourceRoot: 'packages/search/' },
      { project: 'mono', repository: 'acme/other', stackRoot: '/srv/', sourceRoot: 'packages/checkout/' },
    ],
  });
  await crash(sentry);
  return {
    ...{ sentry, workspace },
    async end() {
      await sentry.close();
      folder.remove();
    },
  };
}

async function crash(sentry: LocalSentry): Promise<void> {
  const events = [
    failure('TypeError', 'the price is undefined', [
      frame('/srv/app/packages/checkout/src/checkout.js', 'checkout', checkout, 5),
      frame('/srv/app/packages/cart/src/total.js', 'total', total, 5),
    ]),
    failure('Error', 'the port is taken', [frame('/srv/a1/src/index.js', 'main', index, 5)]),
    failure('RangeError', 'no such port', [frame('/srv/b7/src/index.js', 'main', index, 5)]),
    failure('Error', 'no such country', [
      frame('/srv/app/packages/checkout/src/checkout.js', 'checkout', checkout, 5),
      frame('/srv/app/packages/tax/src/vat.js', 'vat', '\n\nthrow new Error(country);\n', 3),
    ]),
  ];
  for (const event of events) {
    await sendEvents(sentry.dsn('mono'), [event]);
    await sentry.assign(sentry.issues.at(-1)?.id ?? '', { type: 'user', id: '1' });
  }
}

function failure(type: string, value: string, frames: readonly object[]) {
  return { exception: { values: [{ type, value, stacktrace: { frames } }] } };
}

function frame(file: string, called: string, text: string, line: number) {
  const source = text.split('\n');
  return {
    ...{ filename: file, abs_path: file, function: called, lineno: line, in_app: true },
    pre_context: source.slice(Math.max(0, line - 6), line - 1),
    context_line: source[line - 1],
    post_context: source.slice(line, line + 5),
  };
}
