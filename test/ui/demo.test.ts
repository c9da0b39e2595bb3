import * as assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import * as path from 'node:path';
import type { LocalSentry } from '../../src/local/localSentry';
import type { IssueSummary } from '../../src/local/localSentryControls';
import { buildShop, type Shop } from '../demo/buildShop';
import type { KeyedError, KeyPlace } from '../demo/key';
import { runShop } from '../demo/runShop';
import { handOutIssues, shopDsn, startShopSentry } from '../demo/shopSentry';
import { signedIn } from '../demo/signedIn';
import { assigned, developers, suggested, teams } from '../demo/team';
import { until } from '../until';
import { Editor } from '../vscode/editor';
import type { Lens } from '../vscode/screen/textEditor';
import { type TemporaryFolder, temporaryFolder } from '../vscode/temporaryFolder';

/** A file's lenses as `line: look sign title · events · users`, by line. */
type LensesByFile = Readonly<Record<string, readonly string[]>>;

/** High enough for the longest file of the shop. */
const viewport = { width: 1600, height: 3000 };

describe('the demo', () => {
  let folder: TemporaryFolder;
  let shop: Shop;
  let sentry: LocalSentry;
  let editor: Editor;

  before(async function () {
    this.timeout(180_000);
    folder = temporaryFolder();
    shop = await buildShop(path.join(folder.path, 'demo'));
    sentry = await startShopSentry(path.join(folder.path, 'sentry'), shop);
    await runShop(shop, shopDsn(sentry));
    await handOutIssues(sentry, shop.key);
    const { extensions, env } = signedIn(sentry.address, sentry.tokenFile);
    editor = await Editor.start({ workspace: shop.workspace, extensions, env, viewport });
  });
  after(async () => {
    await editor?.stop();
    await sentry?.close();
    folder?.remove();
  });

  it('lists at least eight issues of one’s own, and says where each one’s code is', async () => {
    const view = await editor.workbench.view('Issues', 'Faultline');
    const mine = await until('every place', async () => {
      const rows = (await view.rows()).filter(({ level }) => level === 2);
      return (
        rows.length >= 8 && rows.every(({ description }) => !description.includes('being fetched')) && rows
      );
    });
    assert.ok(mine.length >= 8, `${mine.length} rows`);
  });

  it('puts every lens on the line that the key names, and no lens elsewhere', async () => {
    const { workbench } = editor;
    const expected = lensesOf(shop.key.errors, sentry);
    const ofOtherBuilds = shop.key.errors.filter(isOfOtherBuild);
    const files = [...new Set([...Object.keys(expected), ...shop.key.errors.flatMap(releasedFiles)])].sort();
    const shown: Record<string, string[]> = {};
    for (const file of files.filter((each) => existsSync(path.join(shop.workspace, each)))) {
      await workbench.openFile(file);
      const lines = expected[file] ?? [];
      if (lines.length > 0) {
        await workbench.editor.untilLens(Number.parseInt(lines[0] ?? '', 10));
      }
      const keyed = (await workbench.editor.lenses())
        .map((lens) => told(lens, shop.key.errors))
        .filter((lens) => !ofOtherBuilds.some(({ title }) => lens.includes(`dimmed ? ${title}`)));
      if (keyed.length > 0) {
        shown[file] = keyed;
      }
    }
    assert.deepEqual(shown, expected);
    assert.ok(Object.keys(shown).length >= 5, `${Object.keys(shown).length} files`);
  });

  it('is not sure of a line that only a source map of another build names, and says so', async () => {
    const { workbench } = editor;
    const stale = shop.key.errors.filter(isOfOtherBuild);
    assert.ok(stale.length > 0);
    for (const { title, expected } of stale) {
      await workbench.openFile('released' in expected ? expected.released.path : '');
      const lens = await until('its lens', async () =>
        (await workbench.editor.lenses()).find(({ text }) => text.includes(title)),
      );
      assert.deepEqual([lens.text.slice(0, 1), lens.isItalic], ['?', true]);
      await workbench.editor.hover(lens.line, {
        says: 'Not verified: the source map that lies here is of another build than the one that failed',
      });
      await workbench.editor.leave();
    }
  });
});

/** What the key says, with the numbers of the server: of several errors on a line those of the first. */
function lensesOf(errors: readonly KeyedError[], sentry: LocalSentry): LensesByFile {
  const byFile: Record<string, Map<number, string>> = {};
  const issues = new Map(sentry.issues.map((issue) => [issue.title, issue]));
  const order = (error: KeyedError) => issues.get(error.title)?.users ?? 0;
  for (const error of [...errors].sort((one, other) => order(other) - order(one))) {
    const place = placeOf(error);
    const issue = issues.get(error.title);
    assert.ok(issue !== undefined, error.title);
    if (place !== undefined) {
      const lines = (byFile[place.path] ??= new Map());
      lines.set(place.line, lines.get(place.line) ?? keyed(error, place, issue));
    }
  }
  return Object.fromEntries(
    Object.entries(byFile).map(([file, lines]) => [
      file,
      [...lines].sort(([one], [other]) => one - other).map(([, text]) => text),
    ]),
  );
}

const signs = { fatal: '✖', error: '●', warning: '▲', info: '○' } as const;

/** What the key and the server say of a lens. */
function keyed(error: KeyedError, place: KeyPlace, { events, users }: IssueSummary): string {
  const { level, title } = error;
  const isEdited = error.expected.verdict === 'edited';
  const sign = isEdited ? '✎' : signs[level as keyof typeof signs];
  const look = isEdited || !isMine(error) ? 'dimmed' : 'plain';
  const people = users === 1 ? '1 user' : `${users} users`;
  return `${place.line}: ${look} ${sign} ${title} · ${events === 1 ? '1 event' : `${events} events`} · ${people}`;
}

/** What the screen says of it; a title that was cut in its middle is completed, where one begins and ends like it. */
function told({ line, text, isItalic }: Lens, errors: readonly KeyedError[]): string {
  const sign = text.slice(0, 1);
  const [said = '', events = '', users = ''] = text.slice(2).split(' · ');
  const [head = '', tail = ''] = said.split('…');
  const whole = errors.filter(({ title }) => title.startsWith(head) && title.endsWith(tail));
  const here = whole.find(
    ({ expected }) => 'now' in expected && [expected.now].flat().some((now) => now.line === line),
  );
  return `${line}: ${isItalic ? 'dimmed' : 'plain'} ${sign} ${here?.title ?? said} · ${events} · ${users}`;
}

/** Assigned to Ada or her team, or suggested to be: all else is only for review, and dimmed. */
function isMine({ name }: KeyedError): boolean {
  const owner = assigned.get(name) ?? suggested.get(name);
  return (
    owner !== undefined && (owner.type === 'user' ? owner.id === developers[0]?.id : teamsOfAda.has(owner.id))
  );
}

const teamsOfAda = new Set(
  teams.filter(({ members }) => members.includes(developers[0]?.id ?? '')).map(({ id }) => id),
);

/** Where an error's lens belongs. */
function placeOf({ expected }: KeyedError): KeyPlace | undefined {
  return 'now' in expected && expected.verdict !== 'ambiguous' && expected.verdict !== 'otherBuild'
    ? expected.now
    : undefined;
}

function isOfOtherBuild({ expected }: KeyedError): boolean {
  return expected.verdict === 'otherBuild';
}

function releasedFiles({ expected }: KeyedError): string[] {
  const now = 'now' in expected ? [expected.now].flat().map(({ path: file }) => file) : [];
  return 'released' in expected ? [expected.released.path, ...now] : now;
}
