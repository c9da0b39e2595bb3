import { each, flag, list, record, text } from '../../base/decode';
import type { Answer, Call } from '../http/call';
import { Refusal } from '../http/refusal';
import type { Backend } from '../http/route';
import type { Commit } from '../model/releases';
import type { Store } from '../model/store';
import { eventOf } from './events';
import { commitBody } from './releases';
import { projectInPath } from './scope';

/** Releases whose commits are suspected: the event's, and those before it. */
const MOST_RELEASES = 5;

/**
 * The commits that may have caused an event, those who made them first: commits of its release and the ones before
 * that changed a file of its own frames, the nearest to the crash first.
 */
export async function listCommitters(backend: Backend, call: Call): Promise<Answer> {
  const { store } = backend;
  const project = projectInPath(call, store);
  const found = store.event(project.id, call.param('event').toLowerCase());
  if (found === undefined) {
    throw new Refusal(404, { detail: 'Event not found' });
  }
  const row = found.issue.events.row(found.index);
  const paths = ownPaths(await eventOf(backend, found.issue, row));
  const suspects = commitsUpTo(store, project.id, store.tags.get(row.tags)?.['release'])
    .map((commit) => ({ commit, at: paths.findIndex((path) => changes(commit, path)) }))
    .filter(({ at }) => at !== -1)
    .sort((one, other) => one.at - other.at)
    .map(({ commit }) => commit);
  if (suspects.length === 0) {
    throw new Refusal(404, { detail: 'No committers found' });
  }
  return { json: { committers: byAuthor(suspects, store) } };
}

/** @throws {Refusal} 404 for an event of no release */
function commitsUpTo(store: Store, project: string, version: string | undefined): readonly Commit[] {
  const release = version === undefined ? undefined : store.releases.find(version);
  if (release === undefined) {
    throw new Refusal(404, { detail: 'Release not found' });
  }
  return store.releases
    .all(project)
    .filter((one) => store.releases.compare(one, release) <= 0)
    .slice(0, MOST_RELEASES)
    .flatMap(({ commits }) => commits);
}

/** The files of the frames that are the project's own, the one that failed first. */
function ownPaths(event: object): readonly string[] {
  const entry = list(record(event)?.['entries']).find((one) => record(one)?.['type'] === 'exception');
  const values = list(record(record(entry)?.['data'])?.['values']);
  const frames = values.flatMap((value) => list(record(record(value)?.['stacktrace'])?.['frames']));
  const own = frames.filter((frame) => flag(record(frame)?.['inApp']) === true);
  return each(own, (frame) => text(record(frame)?.['filename'])).toReversed();
}

/** A frame names a file by a path that ends as it does in the repository, or that it ends with. */
function changes({ files = [] }: Commit, path: string): boolean {
  const segments = path.replaceAll('\\', '/').split('/').filter(Boolean);
  return files.some((file) => {
    const wanted = file.split('/');
    const common = Math.min(wanted.length, segments.length);
    return common > 0 && wanted.slice(-common).join('/') === segments.slice(-common).join('/');
  });
}

function byAuthor(commits: readonly Commit[], store: Store) {
  const authors = new Map<string, Commit[]>();
  for (const commit of commits) {
    const key = commit.author?.email ?? '';
    authors.set(key, [...(authors.get(key) ?? []), commit]);
  }
  return [...authors.values()].map((own) => {
    const bodies = own.map((commit) => ({ ...commitBody(commit, store.organization), score: 1 }));
    return { author: bodies[0]?.author ?? {}, commits: bodies };
  });
}
