import type { Answer, Call } from '../http/call';
import { page } from '../http/paging';
import { refusals } from '../http/refusal';
import type { Backend } from '../http/route';
import type { Organization } from '../model/organization';
import type { Commit, Release } from '../model/releases';
import type { Store } from '../model/store';
import { buildHash, parseVersion } from '../model/version';
import { iso, isoOrNull } from './dates';
import { repositoryBody, repositoryId } from './organizations';
import { projectsOf } from './scope';

/** Newest first, as Sentry sorts them by date. */
export function listReleases({ store }: Backend, call: Call): Answer {
  const query = call.query.get('query') ?? '';
  const projects = projectsOf(call, store);
  const releases = store.releases
    .all()
    .filter(
      (release) => release.version.includes(query) && projects.some(({ id }) => release.projects.has(id)),
    );
  return page(call, releases, (release) => fullReleaseBody(release, store));
}

export function showRelease({ store }: Backend, call: Call): Answer {
  return { json: fullReleaseBody(releaseInPath(store, call), store) };
}

/** Newest first. */
export function listReleaseCommits({ store }: Backend, call: Call): Answer {
  return page(call, releaseInPath(store, call).commits, (commit) => commitBody(commit, store.organization));
}

/** Newest first. */
export function listRepositoryCommits({ store }: Backend, call: Call): Answer {
  const id = call.param('repository');
  const name = store.releases.repositories().find((one) => repositoryId(one) === id);
  if (name === undefined) {
    throw refusals.missing();
  }
  return page(call, store.releases.commitsOf(name), (commit) => commitBody(commit, store.organization));
}

function releaseInPath(store: Store, call: Call): Release {
  const release = store.releases.find(call.param('version'));
  if (release === undefined) {
    throw refusals.missing();
  }
  return release;
}

/** The release in an event, as it is with `collapse=fullRelease`; `version` alone where nothing else is known. */
export function releaseBody(version: string | undefined, store: Store) {
  const release = version === undefined ? undefined : store.releases.find(version);
  if (release === undefined) {
    return version === undefined ? null : { version };
  }
  const { commits } = release;
  return {
    id: release.id,
    version: release.version,
    shortVersion: release.version,
    versionInfo: versionInfo(release.version),
    ref: release.ref ?? null,
    url: release.url ?? null,
    status: 'open',
    dateCreated: iso(release.dateCreated),
    dateReleased: isoOrNull(release.dateReleased),
    commitCount: commits.length,
    deployCount: 0,
    data: {},
    lastCommit: commits[0] === undefined ? null : commitBody(commits[0], store.organization),
    lastDeploy: null,
    userAgent: null,
  };
}

/** The release as lists and issues show it. */
export function fullReleaseBody(release: Release, store: Store) {
  const authors = release.commits.flatMap(({ author }) => (author === undefined ? [] : [author]));
  return {
    ...releaseBody(release.version, store),
    authors: [...new Map(authors.map((author) => [author.email, author])).values()],
    owner: null,
    newGroups: release.newGroups,
    firstEvent: isoOrNull(release.firstEvent),
    lastEvent: isoOrNull(release.lastEvent),
    projects: store.organization.projects
      .filter(({ id }) => release.projects.has(id))
      .map(({ id, slug, name, platform }) => ({
        id: Number(id),
        slug,
        name,
        platform,
        newGroups: release.newGroups,
      })),
  };
}

export function commitBody(commit: Commit, organization: Organization) {
  const author = commit.author && organization.findPerson(commit.author.email);
  return {
    id: commit.id,
    message: commit.message ?? null,
    dateCreated: iso(commit.at ?? organization.dateCreated),
    pullRequest: null,
    suspectCommitType: '',
    repository: repositoryBody(commit.repository, organization),
    // Unknown is an empty object here, not null.
    author: { ...commit.author, id: author?.id },
  };
}

function versionInfo(version: string) {
  const parsed = parseVersion(version);
  if (parsed === undefined) {
    const hash = buildHash(version);
    return {
      package: null,
      version: { raw: version },
      description: hash?.slice(0, 12) ?? version,
      buildHash: hash ?? null,
    };
  }
  const { raw, major, minor, patch, components } = parsed;
  const build = parsed.build ?? null;
  return {
    package: parsed.package,
    version: { raw, major, minor, patch, pre: parsed.pre ?? null, buildCode: build, components },
    description: build === null ? raw : `${raw.replace(/\+.*$/, '')} (${build})`,
    buildHash: build !== null && /^[0-9a-f]{12,40}$/.test(build) ? build : null,
  };
}
