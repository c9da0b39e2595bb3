import assert from 'node:assert/strict';
import { Emitter } from '../../../src/base/event';
import type { RuleBook } from '../../../src/issues/ruleBook';
import type { CodeMapping, RepositoryHere } from '../../../src/mapping/choice/codeMappings';
import type { PathRule } from '../../../src/mapping/choice/pathRules';
import { FolderKnowledge } from '../../../src/workspace/folderKnowledge';
import { until } from '../../until';

const folder = 'file:///code/shop';
const rule = (frame: string): PathRule => ({ frame, file: 'src/' });
const mapping = (repoName: string): CodeMapping => ({ stackRoot: '/srv/', sourceRoot: '', repoName });

class MemoryBook implements RuleBook {
  readonly changed = new Emitter<string | undefined>();
  readonly onDidChange = this.changed.event;
  mine: readonly PathRule[] = [];
  ours: readonly PathRule[] = [];
  own = () => this.mine;
  shared = () => this.ours;
  keep = async () => undefined;
  share = async () => undefined;
}

describe('what is known of a folder', () => {
  const book = new MemoryBook();
  const changed = new Emitter<void>();
  const mappings = { current: [] as readonly CodeMapping[], onDidChange: changed.event };
  let asked = 0;
  let answer: (repository: RepositoryHere | undefined) => void;
  const commits = { of: () => [], onDidChange: new Emitter<void>().event };
  const findRepository = () => {
    asked++;
    return new Promise<RepositoryHere | undefined>((resolve) => (answer = resolve));
  };
  const knowledge = new FolderKnowledge(folder, book, mappings, commits, findRepository);
  let told = 0;
  knowledge.onDidChange(() => told++);

  it('are the person’s rules before the team’s, read once until they change', () => {
    [book.mine, book.ours] = [[rule('mine')], [rule('ours')]];
    assert.deepEqual(knowledge.pathRules, [rule('mine'), rule('ours')]);
    assert.equal(knowledge.pathRules, knowledge.pathRules);
    book.mine = [];
    book.changed.fire('file:///code/other');
    assert.deepEqual([knowledge.pathRules.length, told], [2, 0]);
    book.changed.fire(folder);
    assert.deepEqual([knowledge.pathRules, told], [[rule('ours')], 1]);
    book.ours = [];
    book.changed.fire(undefined);
    assert.deepEqual([knowledge.pathRules, told], [[], 2]);
  });

  it('is asked of git only once there are code mappings, none of which counts before', async () => {
    assert.equal(asked, 0);
    mappings.current = [mapping('acme/shop'), mapping('acme/blog')];
    changed.fire();
    assert.deepEqual([asked, knowledge.codeMappings, told], [1, [], 2]);
    answer({ prefix: '', remotes: ['acme/shop'] });
    await until('the answer', () => told === 3);
    assert.deepEqual(
      knowledge.codeMappings.map(({ repoName }) => repoName),
      ['acme/shop'],
    );
  });

  it('goes with the mappings of another account', async () => {
    mappings.current = [];
    changed.fire();
    await until('the change', () => told === 4);
    assert.deepEqual([knowledge.codeMappings, asked], [[], 1]);
    knowledge.dispose();
  });
});
