import { fingerprint } from '../../base/fingerprint';
import type { Answer, Call } from '../http/call';
import { page } from '../http/paging';
import type { Backend } from '../http/route';
import type { Organization, Project } from '../model/organization';
import type { Store } from '../model/store';
import { iso, isoOrNull } from './dates';
import { userBody } from './people';
import { projectInPath } from './scope';

/** The root: whom the token belongs to, and what it may do. */
export function showRoot({ store: { organization } }: Backend, call: Call): Answer {
  const person = organization.person(call.caller.person);
  return {
    json: {
      version: '0',
      auth: { scopes: call.caller.scopes },
      user: person === undefined ? null : userBody(person, organization),
    },
  };
}

export function listOrganizations({ store: { organization } }: Backend, call: Call): Answer {
  return page(call, [organization], (one) => organizationBody(one, call));
}

export function showOrganization({ store: { organization } }: Backend, call: Call): Answer {
  return { json: organizationBody(organization, call) };
}

/** Like a self-hosted server, this one has no region of its own. */
function organizationBody(organization: Organization, call: Call) {
  return {
    id: organization.id,
    slug: organization.slug,
    name: organization.name,
    dateCreated: iso(organization.dateCreated),
    status: { id: 'active', name: 'active' },
    avatar: { avatarType: 'letter_avatar', avatarUuid: null },
    features: [],
    isEarlyAdopter: false,
    require2FA: false,
    hasAuthProvider: false,
    allowMemberInvite: true,
    allowMemberProjectCreation: true,
    allowSuperuserAccess: false,
    links: { organizationUrl: call.server, regionUrl: '' },
  };
}

export function listProjects({ store }: Backend, call: Call): Answer {
  return page(call, store.organization.projects, (project) => projectBody(project, store));
}

export function showProject({ store }: Backend, call: Call): Answer {
  return { json: projectBody(projectInPath(call, store), store) };
}

function projectBody(project: Project, store: Store) {
  const teams = store.organization
    .teamsOfProject(project)
    .map(({ id, slug, name }) => ({ id, slug, name: name ?? slug }));
  const seen = [...store.issues.values()]
    .filter((issue) => issue.project === project)
    .map(({ firstSeen }) => firstSeen);
  return {
    id: project.id,
    slug: project.slug,
    name: project.name,
    platform: project.platform,
    platforms: [project.platform],
    dateCreated: iso(project.dateCreated),
    firstEvent: isoOrNull(seen.length === 0 ? undefined : Math.min(...seen)),
    hasAccess: true,
    isMember: true,
    isBookmarked: false,
    access: [],
    features: [],
    team: teams[0] ?? null,
    teams,
    environments: environmentNames(store, project),
    latestRelease: store.releases.all(project.id)[0]?.version ?? null,
  };
}

export function listEnvironments({ store }: Backend, call: Call): Answer {
  const names = store.organization.projects.flatMap((project) => environmentNames(store, project));
  return page(call, environmentBodies([...new Set(names)]), (body) => body);
}

export function listProjectEnvironments({ store }: Backend, call: Call): Answer {
  return page(call, environmentBodies(environmentNames(store, projectInPath(call, store))), (body) => body);
}

function environmentNames(store: Store, project: Project): string[] {
  return [...(store.environments.get(project.id) ?? [])].sort();
}

function environmentBodies(names: readonly string[]) {
  return names.map((name, at) => ({ id: String(at + 1), name }));
}

export function listCodeMappings({ store: { organization } }: Backend, call: Call): Answer {
  const named = call.query.getAll('project').filter((name) => name !== '' && name !== '-1');
  const rows = organization.codeMappings.map((mapping, at) => {
    const project = organization.project(mapping.project);
    return {
      id: String(at + 1),
      projectId: project?.id ?? '0',
      projectSlug: project?.slug ?? mapping.project,
      repoId: repositoryId(mapping.repository),
      repoName: mapping.repository,
      integrationId: null,
      provider: null,
      stackRoot: mapping.stackRoot,
      sourceRoot: mapping.sourceRoot,
      defaultBranch: mapping.defaultBranch ?? null,
      automaticallyGenerated: false,
    };
  });
  const asked = rows.filter(
    ({ projectId, projectSlug }) =>
      named.length === 0 || named.includes(projectId) || named.includes(projectSlug),
  );
  return page(call, asked, (row) => row);
}

export function listRepositories({ store }: Backend, call: Call): Answer {
  const mapped = store.organization.codeMappings.map(({ repository }) => repository);
  const names = [...new Set([...mapped, ...store.releases.repositories()])];
  return page(call, names, (name) => repositoryBody(name, store.organization));
}

/** Digits, as Sentry's, which stay the same as long as the name does. */
export function repositoryId(name: string): string {
  return String(parseInt(fingerprint(name).slice(0, 8), 16));
}

export function repositoryBody(name: string, { dateCreated }: Organization) {
  return {
    id: repositoryId(name),
    name,
    url: null,
    provider: { id: 'local', name: 'local' },
    status: 'active',
    dateCreated: iso(dateCreated),
    integrationId: null,
    externalSlug: name,
    externalId: null,
  };
}
