import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { type LocalSentry, startLocalSentry } from '../../src/local/localSentry';
import { glitchTip } from '../replay/glitchTip';
import { recording } from '../replay/recording';
import { ReplayServer } from '../replay/replayServer';
import { exceptionAt, sendEvents } from '../sendEvent';
import { temporaryFolder } from '../vscode/temporaryFolder';
import { commit, gitIn } from './world';

/** The same in both apps: nothing but their project tells one from the other. */
const index = `import { total } from '../../../packages/cart/total';

/** Starts the service. */
export function main(port) {
  const server = listen(port, total);
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

const page = `/** Shows one page. */
export function show(page) {
  const title = page.head.title;
  return '<h1>' + title + '</h1>';
}
`;

/** Who they are on the servers of the shop and of the site. */
const people = [{ id: '7', name: 'Ann', email: 'ann@x.example' }];

/**
 * A workspace of three folders on three servers: the shop, a monorepo of which two apps are bound to a project each;
 * the site, on another Sentry; and a side project on GlitchTip, as far as the events that it recorded show its code.
 */
export class SeveralServers {
  private constructor(
    private readonly folder: ReturnType<typeof temporaryFolder>,
    readonly shop: LocalSentry,
    public site: LocalSentry,
    readonly side: ReplayServer,
    readonly sideAddress: string,
  ) {}

  static async start(): Promise<SeveralServers> {
    const folder = temporaryFolder();
    const at = (name: string) => path.join(folder.path, name);
    const shop = await startLocalSentry({
      ...{ directory: at('sentry/shop'), people },
      organization: { slug: 'acme', name: 'Acme' },
      projects: [{ slug: 'web' }, { slug: 'api' }],
    });
    const site = await startSite(at('sentry/site'));
    const side = new ReplayServer(glitchTip);
    const world = new SeveralServers(folder, shop, site, side, await side.start());
    world.writeFolders();
    await world.crash();
    return world;
  }

  /** The workspace file. */
  get workspace(): string {
    return path.join(this.folder.path, 'several.code-workspace');
  }

  /** The server of the site comes back where it was, after `site.close()`. */
  async restartSite(): Promise<void> {
    this.site = await startSite(path.join(this.folder.path, 'sentry/site'));
  }

  async end(): Promise<void> {
    await Promise.all([this.shop.close(), this.site.close(), this.side.close()]);
    this.folder.remove();
  }

  private writeFolders(): void {
    for (const app of ['web', 'api']) {
      this.write(`shop/apps/${app}/package.json`, `{ "name": "@acme/${app}" }\n`);
      this.write(`shop/apps/${app}/src/index.js`, index);
    }
    this.write('shop/packages/cart/total.js', total);
    this.write('site/page.js', page);
    for (const name of ['event-latest', 'event-latest-ts']) {
      Object.entries(recordedFiles(name)).forEach(([file, text]) => this.write(`side/${file}`, text));
    }
    const acme = { host: hostOf(this.shop.address), organization: 'acme' };
    this.bind('shop', [
      { path: 'apps/web', ...acme, project: 'web' },
      { path: 'apps/api', ...acme, project: 'api' },
    ]);
    this.bind('site', [{ host: hostOf(this.site.address), organization: 'local', project: 'site' }]);
    this.bind('side', [
      { host: hostOf(this.sideAddress), organization: 'lab-org', project: 'shop-api', period: '90d' },
    ]);
    ['shop', 'site', 'side'].forEach((name) => commit(gitIn(path.join(this.folder.path, name)), 'Begin'));
    const folders = ['shop', 'site', 'side'].map((name) => ({ path: name }));
    this.write('several.code-workspace', JSON.stringify({ folders }));
  }

  private bind(folder: string, bindings: readonly object[]): void {
    this.write(
      `${folder}/.vscode/settings.json`,
      JSON.stringify({ 'faultline.bindings': bindings }, undefined, 2),
    );
  }

  private write(file: string, text: string): void {
    const written = path.join(this.folder.path, file);
    mkdirSync(path.dirname(written), { recursive: true });
    writeFileSync(written, text);
  }

  /** Each project has one failure of somebody's own, in a file that only its folder tells. */
  private async crash(): Promise<void> {
    const failing = (type: string, value: string, file: string, text: string, line: number) =>
      exceptionAt(type, value, file, text.split('\n'), line);
    const failures = [
      [this.shop, 'web', failing('TypeError', 'no window', 'src/index.js', index, 5)],
      [this.shop, 'web', failing('RangeError', 'no price', 'packages/cart/total.js', total, 5)],
      [this.shop, 'api', failing('Error', 'the port is taken', 'src/index.js', index, 6)],
      [this.site, 'site', failing('TypeError', 'page is null', 'page.js', page, 3)],
    ] as const;
    for (const [server, project, failed] of failures) {
      await sendEvents(server.dsn(project), [failed]);
      await server.assign(server.issues.at(-1)?.id ?? '', { type: 'user', id: '7' });
    }
  }
}

function startSite(directory: string): Promise<LocalSentry> {
  return startLocalSentry({ directory, people, port: 'kept', projects: [{ slug: 'site' }] });
}

/** The host of an address, with its port. */
export function hostOf(address: string): string {
  return new URL(address).host;
}

interface RecordedEvent {
  readonly entries: readonly {
    readonly data: {
      readonly values?: readonly {
        readonly stacktrace?: {
          readonly frames: readonly {
            readonly absPath: string;
            readonly context: readonly (readonly [number, string])[];
          }[];
        };
      }[];
    };
  }[];
}

/** The sources of a recorded event's frames, as far as their lines came with it. */
function recordedFiles(name: string): Readonly<Record<string, string>> {
  const { entries } = recording(`glitchtip/${name}`) as RecordedEvent;
  const frames = entries
    .flatMap(({ data }) => data.values ?? [])
    .flatMap((one) => one.stacktrace?.frames ?? []);
  const files = new Map<string, string[]>();
  for (const { absPath, context } of frames.filter((one) => !one.absPath.includes('node_modules'))) {
    const lines = files.get(absPath) ?? [];
    context.forEach(([line, text]) => (lines[line - 1] = text));
    files.set(absPath, lines);
  }
  return Object.fromEntries(
    [...files].map(([file, lines]) => [
      file.replace('/srv/shop/', ''),
      Array.from(lines, (line) => line ?? '').join('\n'),
    ]),
  );
}
