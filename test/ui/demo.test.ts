import * as assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import * as path from 'node:path';
import { cutAtWord } from '../../src/base/oneLine';
import type { LocalSentry } from '../../src/local/localSentry';
import type { IssueSummary } from '../../src/local/localSentryControls';
import type { Shop } from '../demo/buildShop';
import type { KeyedError, KeyPlace } from '../demo/key';
import { type OpenShop, openShop } from '../demo/openShop';
import { signedIn } from '../demo/signedIn';
import { assigned, developers, suggested, teams } from '../demo/team';
import { until } from '../until';
import { Editor } from '../vscode/editor';
import type { Lens } from '../vscode/screen/textEditor';
import type { TreeRow, TreeView } from '../vscode/screen/treeView';

/** A file's lenses as `line: look sign title · events · users`, by line. */
type LensesByFile = Readonly<Record<string, readonly string[]>>;

/** High enough for the longest file of the shop. */
const viewport = { width: 1600, height: 3000 };

describe('the demo', () => {
  let open: OpenShop;
  let shop: Shop;
  let sentry: LocalSentry;
  let editor: Editor;

  before(async function () {
    this.timeout(180_000);
    open = await openShop();
    ({ shop, sentry } = open);
    const { extensions, env } = signedIn(sentry.address, sentry.tokenFile);
    editor = await Editor.start({ workspace: shop.workspace, extensions, env, viewport });
  });
  after(async () => {
    await editor?.stop();
    await open?.end();
  });

  const named = (name: string) => {
    const error = shop.key.errors.find((one) => one.name === name);
    assert.ok(error !== undefined, name);
    return error;
  };

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
        .filter(
          (lens) => !ofOtherBuilds.some(({ title }) => lens.includes('dimmed ?') && lens.includes(title)),
        );
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

  it('has a lens or a row for every verdict', () => {
    const verdicts = new Set(shop.key.errors.filter(isMine).map(({ expected }) => expected.verdict));
    assert.deepEqual(
      ['exact', 'moved', 'edited', 'unverified', 'gone', 'ambiguous', 'unmapped'].filter(
        (one) => !verdicts.has(one as KeyedError['expected']['verdict']),
      ),
      [],
    );
  });

  it('says on the row of every issue why it has no lens, as the key has it, and nothing where it has one', async () => {
    const view = await editor.workbench.view('Issues', 'Faultline');
    await setOpen(view, 'For Review', true);
    const ids = new Map(shop.key.errors.map((error) => [error.name, idOf(error, sentry)]));
    const rows = await until('a row of every issue', async () => {
      const all = await view.rows();
      const found = [...ids].map(([name, id]) => [
        name,
        all.find(({ description }) => description.split(' · ').includes(id)),
      ]);
      const isDone = found.every(([, row]) => typeof row === 'object' && !/fetched/.test(row.description));
      return isDone && new Map(found as [string, TreeRow][]);
    });
    assert.deepEqual(
      new Map([...rows].map(([name, row]) => [name, reasonIn(row, ids.get(name) ?? '')])),
      new Map(shop.key.errors.map((error) => [error.name, reasonsOf(error).issue])),
    );
  });

  it('says it on the row of the failing frame, too', async () => {
    const view = await editor.workbench.view('Issues', 'Faultline');
    for (const error of shop.key.errors.filter((one) => reasonsOf(one).issue !== '')) {
      const { label, description } = await firstFrame(view, cutAtWord(error.title, LABEL));
      const said = `${label} · ${description}`;
      assert.ok(said.includes(reasonsOf(error).frame), `${error.name}: ${said}`);
    }
  });

  it('shows where removed code was only while a person looks at its issue', async () => {
    const { workbench } = editor;
    const { title, expected } = named('loyalty-tier-unknown');
    assert.ok(expected.verdict === 'gone');
    const view = await workbench.view('Issues', 'Faultline');
    await workbench.openFile(expected.released.path);
    await workbench.editor.untilNoLens();
    await view.click(cutAtWord(title, LABEL));
    await until('the issue', async () => (await workbench.editor.text()).includes(title));
    await workbench.openFile(expected.released.path);
    const lens = await until('its lens', async () => (await workbench.editor.lenses())[0]);
    assert.match(lens.text, /^−● removed since 2\.4\.0, was here · RangeError: No discount.*tier platinum$/);
    assert.equal(lens.isItalic, true);
    const removed = `Removed in ${expected.removedIn.slice(0, 7)} (Shop Developers, 2026-09-22), after release shop@2.4.0`;
    const { text } = await until('the offer', async () => {
      const shown = await workbench.editor.hover(lens.line, { says: removed });
      return shown.links.includes('Resolve in This Commit') && shown;
    });
    assert.ok(text.includes(`; it was line ${expected.released.line}.`), text);
    await workbench.editor.leave();
    await view.click(cutAtWord(named('payment-failed').title, LABEL));
    await until('another issue', async () =>
      (await workbench.editor.text()).includes(named('payment-failed').title),
    );
    await workbench.openFile(expected.released.path);
    await workbench.editor.untilNoLens();
  });

  it('opens a file as its release had it, at the line that the key names', async () => {
    const { workbench } = editor;
    for (const name of ['loyalty-tier-unknown', 'coupon-never-redeemed', 'stock-reserve']) {
      const { title, expected } = named(name);
      assert.ok('released' in expected);
      const { path: file, line, text } = expected.released;
      await workbench.run('Faultline: Open File as of the Release');
      await workbench.quickInput.choose(title);
      const shown = await until(`${file}:${line} as of the release`, async () =>
        (await workbench.editor.lines()).find(
          (one) => one.line === line && one.code.trim() === text && one.lenses.length > 0,
        ),
      );
      assert.equal(shown.lenses[0]?.isItalic, true);
    }
  });

  it('says who changed an edited line, when and in which commit, and resolves it in that', async () => {
    const { workbench } = editor;
    const error = named('coupon-never-redeemed');
    const { expected } = error;
    assert.ok(expected.verdict === 'edited');
    const hash = expected.changedIn.slice(0, 7);
    await workbench.openFile(expected.now.path);
    await workbench.editor.untilLens(expected.now.line, '✎');
    const { links } = await until('the offer', async () => {
      const shown = await workbench.editor.hover(expected.now.line, {
        says: `changed after release shop@2.4.1, in ${hash} (Shop Developers, 2026-09-24): it may be fixed`,
      });
      return shown.links.includes('Resolve in This Commit') && shown;
    });
    assert.ok(links.includes('Compare with the Release'), links.join());
    await workbench.editor.followInHover('Resolve in This Commit');
    await workbench.untilStatus(`${idOf(error, sentry)} is resolved in ${hash}.`);
    await workbench.editor.untilNoLens();
    await workbench.run('Faultline: Undo Last Action');
    await workbench.editor.untilLens(expected.now.line, '✎');
  });
});

/** Characters of an error on a row. */
const LABEL = 32;

/** The short id that the server gave to an error's issue. */
function idOf({ title }: KeyedError, sentry: LocalSentry): string {
  return sentry.issues.find((issue) => issue.title === title)?.shortId ?? '';
}

/** What an issue's row says beside its numbers, its short id and its age: why it has no lens. */
function reasonIn({ description }: TreeRow, id: string): string {
  return description
    .split(' · ')
    .filter((part) => part !== id && !/^[\d.k]+ (events?|users?)$| ago$|^just now$/.test(part))
    .join(' · ');
}

/** Why an error has no lens: on the row of its issue, and on that of the frame which failed. */
function reasonsOf({ expected }: KeyedError): { readonly issue: string; readonly frame: string } {
  switch (expected.verdict) {
    case 'gone': {
      const removed = `removed in ${expected.removedIn.slice(0, 7)}`;
      return { issue: removed, frame: removed };
    }
    case 'ambiguous':
      return { issue: 'several files fit', frame: `${expected.now.length} files fit` };
    case 'unmapped':
      return whyUnmapped[expected.why];
    case 'exact':
    case 'moved':
    case 'edited':
    case 'unverified':
    case 'otherBuild':
      return { issue: '', frame: '' };
  }
}

const whyUnmapped = {
  // the SDK cuts the dependency's folder off: its frame alone does not tell whose it is
  dependency: { issue: 'no frame of your code', frame: '' },
  noSourceMap: {
    issue: 'generated code without a source map that fits',
    frame: 'generated code without a source map that fits',
  },
  otherRepository: {
    issue: 'its code is not in this workspace',
    frame: 'no file of that name is in this workspace',
  },
} as const;

/** The first row below an issue's; the issue is closed again. */
async function firstFrame(view: TreeView, label: string): Promise<TreeRow> {
  const frame = await setOpen(view, label, true);
  await setOpen(view, label, false);
  assert.ok(frame !== undefined, label);
  return frame;
}

/** Opens or closes a row, and waits until the rows below it have come or gone; answers the first of them. */
async function setOpen(view: TreeView, label: string, open: boolean): Promise<TreeRow | undefined> {
  const look = async () => {
    const rows = await view.rows();
    const at = rows.findIndex((row) => row.label === label);
    const [row, next] = [rows[at], rows[at + 1]];
    return {
      row,
      below: row !== undefined && next !== undefined && next.level > row.level ? next : undefined,
    };
  };
  if ((await look()).row?.expanded !== open) {
    await view.toggle(label);
  }
  const { below } = await until(`${label} to be ${open ? 'open' : 'closed'}`, async () => {
    const seen = await look();
    return seen.row?.expanded === open && (seen.below !== undefined) === open && seen;
  });
  return below;
}

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
  const { verdict } = error.expected;
  const doubt = verdict === 'edited' ? '✎' : verdict === 'unverified' ? '?' : '';
  const sign = `${doubt}${signs[level as keyof typeof signs]}`;
  const look = doubt !== '' || !isMine(error) ? 'dimmed' : 'plain';
  const people = users === 1 ? '1 user' : `${users} users`;
  return `${place.line}: ${look} ${sign} ${title} · ${events === 1 ? '1 event' : `${events} events`} · ${people}`;
}

/** What the screen says of it; a title that was cut in its middle is completed, where one begins and ends like it. */
function told({ line, text, isItalic }: Lens, errors: readonly KeyedError[]): string {
  const [sign = ''] = text.split(' ');
  const [events = '', users = '', said = ''] = text.slice(sign.length + 1).split(' · ');
  const [head = '', tail = ''] = said.split('…');
  const whole = errors.filter(({ title }) => title.startsWith(head) && title.endsWith(tail));
  const here = whole.find((error) => placeOf(error)?.line === line);
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

/** Where an error's lens belongs; of nothing but a number it stands at that number. */
function placeOf({ expected }: KeyedError): KeyPlace | undefined {
  switch (expected.verdict) {
    case 'exact':
    case 'moved':
    case 'edited':
      return expected.now;
    case 'unverified':
      return { ...expected.now, line: expected.released.line };
    case 'gone':
    case 'ambiguous':
    case 'otherBuild':
    case 'unmapped':
      return undefined;
  }
}

function isOfOtherBuild({ expected }: KeyedError): boolean {
  return expected.verdict === 'otherBuild';
}

function releasedFiles({ expected }: KeyedError): string[] {
  const now = 'now' in expected ? [expected.now].flat().map(({ path: file }) => file) : [];
  return 'released' in expected ? [expected.released.path, ...now] : now;
}
