import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { base1 } from '../../../src/base/positions';
import { NodeFiles } from '../../../src/cli/nodeFiles';
import { filePast } from '../../../src/git/filePast';
import { FolderGit } from '../../../src/git/folderGit';
import { FolderListing } from '../../../src/git/folderListing';
import { listAt } from '../../../src/git/listAt';
import { remotesOf } from '../../../src/git/remotes';
import { isSecondWorkTree, repositoryOf } from '../../../src/git/repository';
import { repositoryHere } from '../../../src/git/repositoryHere';
import { watchHead } from '../../../src/git/watchHead';
import { noKnowledge } from '../../../src/mapping/choice/knowledge';
import { Locator } from '../../../src/mapping/locator';
import type { Trace } from '../../../src/mapping/trace';
import { addUp, never } from './gitFolder';

/** Everything that was told by what reads a repository, as text. */
export async function allOfOurs(folder: string, release: string, paths: readonly string[]): Promise<string> {
  const told: unknown[] = [
    await repositoryOf('git', folder, never),
    await repositoryHere('git', folder, never),
    await isSecondWorkTree('git', folder, folder, never),
    await remotesOf({ git: 'git', at: folder }, never),
  ];
  const listing = new FolderListing(folder, 'git');
  const listed = await addUp(listing.tracked(never), listing.rest(never));
  told.push(listed, await listAt(listing, paths, never));
  watchHead(join(folder, '.git'), () => undefined).dispose();
  told.push(await historyOf(folder, release, paths), await placesOf(folder, release, paths));
  return JSON.stringify(told, (_, value: unknown) => (value instanceof Map ? [...value] : value), 1);
}

async function historyOf(folder: string, release: string, paths: readonly string[]): Promise<unknown> {
  const git = new FolderGit('git', folder);
  try {
    const head = (await git.head(never)) ?? '';
    const then = (await git.commit(release, never)) ?? '';
    const told: unknown[] = [head, then, await git.tags(never), await git.parents(head, never)];
    told.push(await git.clone(never), await git.remotes(never), await git.rootOf('a/b.ts'));
    told.push(await git.mainLineSince(head, [then], never), await git.mainLineSince(head, [], never));
    told.push(await git.changesBetween(then, head, never));
    for (const path of paths) {
      const file = await git.fileAt(then, path, never);
      const text = file === undefined || file === 'absent' ? file : await git.text(file.blob, never);
      told.push([path, text?.slice(0, 100), await git.submodule(then, path, never)]);
      const past = await filePast({ git: 'git', at: folder }, path, undefined, never);
      for await (const { commit, text: was, isFirst } of past ?? []) {
        told.push([path, commit, was?.slice(0, 100), isFirst]);
      }
    }
    return told;
  } finally {
    git.dispose();
  }
}

/** A frame in each of the files, once with lines of the event and once without. */
async function placesOf(folder: string, release: string, paths: readonly string[]): Promise<unknown> {
  const git = new FolderGit('git', folder);
  const locator = new Locator(new NodeFiles(folder), noKnowledge, git);
  const context = [{ line: base1(1), text: 'a line that stands nowhere at all' }];
  const frames = paths.flatMap((path) => [
    { filename: path, absPath: `/srv/${path}`, lineNo: base1(1), inApp: true, context: [] },
    { filename: path, absPath: `/srv/${path}`, lineNo: base1(1), inApp: true, context },
  ]);
  const trace: Trace = {
    eventId: '1',
    platform: 'node',
    release: `shop@${release}`,
    build: { lastCommit: release },
    stacks: [{ kind: 'exception', frames }],
  };
  try {
    return [await locator.locate(trace, never), await locator.explain(trace, never)];
  } finally {
    locator.dispose();
    git.dispose();
  }
}

/** The longest time in which nothing else could run, in milliseconds. */
export interface LongestBlock {
  /** As the clock has it: on a busy machine others run meanwhile. */
  readonly clock: number;
  /** Of this process alone, all its threads together. */
  readonly own: number;
}

export async function longestBlock(work: () => Promise<void>): Promise<LongestBlock> {
  const now = () => {
    const { user, system } = process.cpuUsage();
    return { clock: performance.now(), own: (user + system) / 1000 };
  };
  let longest: LongestBlock = { clock: 0, own: 0 };
  let last = now();
  const timer = setInterval(() => {
    const then = last;
    last = now();
    longest = {
      clock: Math.max(longest.clock, last.clock - then.clock - 1),
      own: Math.max(longest.own, last.own - then.own),
    };
  }, 1);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  return longest;
}
