import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { base1 } from '../../../../src/base/positions';
import { NodeFiles } from '../../../../src/cli/nodeFiles';
import { FolderGit } from '../../../../src/git/folderGit';
import { noKnowledge } from '../../../../src/mapping/choice/knowledge';
import { Locator } from '../../../../src/mapping/locator';
import { hasLine } from '../../../../src/mapping/place';
import { GitFolder, never } from '../../git/gitFolder';

const handler = (entity: string) => [
  `export async function get${entity}(request, response) {`,
  '  try {',
  `    const ${entity} = await db.${entity}.find(request.params.id);`,
  `    return response.json(${entity});`,
  '  } catch (error) {',
  "    logger.error('request failed', error);",
  '    throw error;',
  '  }',
  '}',
];
const WITHOUT_CATCH = [
  'export async function getUser(request, response) {',
  '  const User = await db.User.find(request.params.id);',
  '  return response.json(User);',
  '}',
];
const PING = ['export async function ping(request, response) {', '  await db.ping();', '}'];
const PING_WITH_CATCH = [
  'export async function ping(request, response) {',
  '  try {',
  '    await db.ping();',
  ...handler('User').slice(4),
];

describe('Code that looks like that of the release', function () {
  this.timeout(30_000);
  let folder: GitFolder;
  let git: FolderGit;
  let locator: Locator;

  beforeEach(() => {
    folder = new GitFolder();
    folder.git('', 'init', '--quiet');
    git = new FolderGit('git', folder.at(''));
    locator = new Locator(new NodeFiles(folder.at('')), noKnowledge, git);
  });
  afterEach(() => {
    locator.dispose();
    git.dispose();
    folder.remove();
  });

  /** Commits the files; those without lines are removed. */
  function commit(files: Readonly<Record<string, readonly string[] | undefined>>): string {
    for (const [path, lines] of Object.entries(files)) {
      const file = folder.at(path);
      mkdirSync(dirname(file), { recursive: true });
      if (lines === undefined) {
        rmSync(file);
      } else {
        writeFileSync(file, `${lines.join('\n')}\n`);
      }
    }
    folder.commit('');
    return folder.git('', 'rev-parse', 'HEAD').trim();
  }

  /** The place of a line, from 1, of a release that a commit or a tag names. */
  async function placeOf(filename: string, line: number, release: string): Promise<string> {
    const frame = { filename, lineNo: base1(line), inApp: true, context: [] };
    const stacks = [{ kind: 'exception', frames: [frame] }] as const;
    const trace = { eventId: '1', platform: 'node', release, stacks } as const;
    const [[place] = []] = await locator.locate(trace, never);
    assert.ok(place !== undefined);
    return hasLine(place) ? `${place.verdict} ${place.file.path}:${place.line + 1}` : place.verdict;
  }

  it('is not the same as a few lines of it are removed here and written in another file', async () => {
    const release = commit({ 'src/api.js': handler('User'), 'src/ping.js': PING });
    commit({ 'src/api.js': WITHOUT_CATCH, 'src/ping.js': PING_WITH_CATCH });
    assert.match(await placeOf('src/api.js', 6, release), /^(?:gone|unverified) /);
  });

  it('may be another file where git says that one was renamed and changed much', async () => {
    const both = (one: string, other: string) => [...handler(one), ...handler(other)];
    const release = commit({ 'src/users.js': both('User', 'Account') });
    commit({ 'src/users.js': undefined, 'src/teams.js': both('Team', 'Member') });
    for (const line of [2, 6, 7]) {
      assert.match(await placeOf('src/users.js', line, release), /^(?:unmapped|unverified)/);
    }
  });

  it('is another file’s that has the name now', async () => {
    const legacy = [...handler('User'), ...handler('Team')];
    const release = commit({ 'src/api.js': legacy });
    commit({ 'src/api.js': undefined, 'src/legacy.js': legacy });
    commit({ 'src/api.js': handler('Team') });
    for (const line of [11, 12, 13, 15]) {
      assert.equal(await placeOf('src/api.js', line, release), `moved src/legacy.js:${line}`);
    }
  });

  it('is of another commit once the tag of the release was moved', async () => {
    commit({ 'src/api.js': handler('User') });
    folder.git('', 'tag', 'v1');
    const second = commit({ 'src/api.js': ['// one', ...handler('User')] });
    commit({ 'src/api.js': ['// one', '// two', ...handler('User')] });
    assert.equal(await placeOf('src/api.js', 3, 'v1'), 'moved src/api.js:5');
    folder.git('', 'tag', '--force', 'v1', second);
    assert.equal(await placeOf('src/api.js', 3, 'v1'), 'moved src/api.js:4');
  });
});
