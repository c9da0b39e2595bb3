import type { Call } from '../http/call';
import { refusals } from '../http/refusal';
import type { Project } from '../model/organization';
import type { Store } from '../model/store';

/**
 * The projects that a call asks about: ids or slugs, all for `-1` or for none named.
 * @throws {Refusal} 403 for one that is not there, as Sentry answers.
 */
export function projectsOf(call: Call, store: Store): readonly Project[] {
  const named = call.query.getAll('project').filter((name) => name !== '');
  const { organization } = store;
  if (named.length === 0 || named.includes('-1')) {
    return organization.projects;
  }
  return named.map((name) => {
    const project = organization.project(name);
    if (project === undefined) {
      throw refusals.forbidden();
    }
    return project;
  });
}

/**
 * The environments that a call asks about; none for all.
 * @throws {Refusal} 404 for one from which no event came yet (Sentry's `get_environments`).
 */
export function environmentsOf(call: Call, store: Store): readonly string[] {
  const named = call.query.getAll('environment');
  const known = [...store.environments.values()];
  if (named.some((name) => !known.some((names) => names.has(name)))) {
    throw refusals.missing();
  }
  return named;
}

/** The project in the path of a call. @throws {Refusal} 404 */
export function projectInPath(call: Call, store: Store): Project {
  const project = store.organization.project(call.param('project'));
  if (project === undefined) {
    throw refusals.missing();
  }
  return project;
}
