import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import type { ReleaseNumber } from '../crash/shopError';
import { commitAll, createRepository, git, rememberPush } from './git';
import { since241 } from './history/since241';
import type { Step } from './history/step';
import { upTo230 } from './history/upTo230';
import { upTo241 } from './history/upTo241';
import { type Mark, type Snapshot, SourceTree } from './sourceTree';

/** One commit, as Sentry wants to hear of it. */
export interface Commit {
  /** The full hash. */
  readonly id: string;
  readonly message: string;
  /** In ISO 8601. */
  readonly timestamp: string;
}

/** A release as it stands in the history. */
export interface TaggedRelease {
  readonly number: ReleaseNumber;
  /** Such as `v2.4.0`. */
  readonly tag: string;
  /** The commits since the release before, oldest first; the last one is the tagged one. */
  readonly commits: readonly Commit[];
  readonly sources: Snapshot;
}

/** The whole history, and the sources at its end. */
export interface History {
  /** Oldest first. */
  readonly releases: readonly TaggedRelease[];
  /** What each commit left, oldest first. */
  readonly commits: readonly { readonly id: string; readonly marks: readonly Mark[] }[];
  /** Those since the last release that are pushed, oldest first. */
  readonly pushed: readonly Commit[];
  readonly sources: Snapshot;
}

const steps: readonly Step[] = [...upTo230, ...upTo241, ...since241];

/** Makes `folder` the shop's repository, commit by commit. */
export async function writeHistory(folder: string, signal?: AbortSignal): Promise<History> {
  const tree = new SourceTree();
  const releases: TaggedRelease[] = [];
  const all: History['commits'][number][] = [];
  let commits: Commit[] = [];
  let sources = tree.snapshot();
  await createRepository(folder, signal);
  for (const step of steps) {
    await step.change(tree);
    const before = sources;
    sources = tree.snapshot();
    await writeChanges(folder, before, sources);
    const id = await commitAll(folder, step.subject, step.date, signal);
    commits.push({ id, message: step.subject, timestamp: step.date });
    all.push({ id, marks: sources.marks });
    if (step.release !== undefined) {
      const tag = `v${step.release}`;
      await git(folder, ['tag', tag], { signal });
      releases.push({ number: step.release, tag, commits, sources });
      commits = [];
    }
  }
  const pushed = commits.slice(0, -1); // the last commit is still to be looked through
  await rememberPush(folder, pushed.at(-1)?.id ?? 'HEAD', signal);
  return { releases, commits: all, pushed, sources };
}

async function writeChanges(folder: string, before: Snapshot, after: Snapshot): Promise<void> {
  for (const name of before.files.keys()) {
    if (!after.files.has(name)) {
      await fs.rm(path.join(folder, name));
    }
  }
  for (const [name, text] of after.files) {
    if (before.files.get(name) !== text) {
      const file = path.join(folder, name);
      await fs.mkdir(path.dirname(file), { recursive: true });
      await fs.writeFile(file, text);
    }
  }
}
