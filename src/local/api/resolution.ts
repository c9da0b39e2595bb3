import { record, text } from '../../base/decode';
import { refusals } from '../http/refusal';
import type { Resolution } from '../model/changes';
import type { Issue } from '../model/issue';
import type { Release } from '../model/releases';
import type { Store } from '../model/store';

type Details = Readonly<Record<string, unknown>>;

/**
 * In which release or commit `statusDetails` resolve an issue; `undefined` for at once.
 * Any value of `inNextRelease` counts, false too: Sentry's validator replaces it (S23 `status_details.py`).
 * @throws {Refusal} 400 for a release or commit that is not known.
 */
export function resolutionOf(details: Details, issue: Issue, store: Store): Resolution | undefined {
  if ('inNextRelease' in details) {
    return { in: 'nextRelease', version: newestRelease('inNextRelease', issue, store).version };
  }
  if ('inRelease' in details) {
    return { in: 'release', version: namedRelease(details['inRelease'], issue, store).version };
  }
  return 'inCommit' in details ? commitResolution(details['inCommit'], store) : undefined;
}

function newestRelease(field: string, issue: Issue, store: Store): Release {
  const [newest] = store.releases.all(issue.project.id);
  if (newest === undefined) {
    throw refusals.field('statusDetails', {
      [field]: ["No release data present in the system to form a basis for 'Next Release'"],
    });
  }
  return newest;
}

function namedRelease(value: unknown, issue: Issue, store: Store): Release {
  if (value === 'latest') {
    return newestRelease('inRelease', issue, store);
  }
  const release = store.releases.find(text(value) ?? '');
  if (release === undefined || !release.projects.has(issue.project.id)) {
    throw refusals.field('statusDetails', {
      inRelease: ['Unable to find a release with the given version.'],
    });
  }
  return release;
}

/** A commit that is in a release already counts as that release. */
function commitResolution(value: unknown, store: Store): Resolution {
  const [commit, repository] = (['commit', 'repository'] as const).map((name) => {
    const given = text(record(value)?.[name]);
    if (given === undefined || given === '') {
      throw inCommit(name, 'This field is required.');
    }
    return given;
  });
  if (
    commit === undefined ||
    repository === undefined ||
    !store.releases.repositories().includes(repository)
  ) {
    throw inCommit('repository', 'Unable to find the given repository.');
  }
  const found = store.releases.findCommit(commit, repository);
  if (found === undefined) {
    throw inCommit('commit', 'Unable to find the given commit.');
  }
  return found.release === undefined
    ? { in: 'commit', commit, repository }
    : { in: 'release', version: found.release.version };
}

function inCommit(field: string, problem: string) {
  return refusals.field('statusDetails', { inCommit: { [field]: [problem] } });
}
