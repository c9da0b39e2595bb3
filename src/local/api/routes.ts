import type { Route } from '../http/route';
import { listCommitters } from './committers';
import { listEvents, showEvent, showProjectEvent } from './events';
import { listIssues } from './issueList';
import { showIssue } from './issueRow';
import {
  listCodeMappings,
  listEnvironments,
  listOrganizations,
  listProjectEnvironments,
  listProjects,
  listRepositories,
  showOrganization,
  showProject,
  showRoot,
} from './organizations';
import { findEvent, listExternalIssues, lookUpShortId } from './lookups';
import { listMembers, listProjectMembers, listProjectTeams, listTeams } from './people';
import { listReleaseCommits, listReleases, listRepositoryCommits, showRelease } from './releases';
import { listTags, listTagValues, showTag } from './tags';
import { addNote, listNotes, updateIssue } from './updateIssue';

const anyone: readonly string[] = [];
const seesEvents = ['event:read'];
const changesEvents = ['event:write'];
const seesOrganization = ['org:read'];
const seesProject = ['project:read'];
const seesReleases = ['project:read', 'project:releases', 'org:ci'];

/** Every call that is answered, with the scopes of which it needs one and Sentry's limit for it. */
export const routes: readonly Route[] = [
  route('GET /', anyone, showRoot),
  route('GET /organizations/', anyone, listOrganizations),
  route('GET /organizations/{org}/', seesOrganization, showOrganization),
  route('GET /organizations/{org}/projects/', seesOrganization, listProjects),
  route('GET /organizations/{org}/members/', ['member:read'], listMembers),
  route('GET /organizations/{org}/teams/', seesOrganization, listTeams),
  route('GET /organizations/{org}/environments/', seesOrganization, listEnvironments),
  route(
    'GET /organizations/{org}/code-mappings/',
    [...seesOrganization, 'org:integrations', 'org:ci'],
    listCodeMappings,
  ),
  route(
    'GET /organizations/{org}/repos/',
    [...seesOrganization, 'org:integrations', 'org:ci'],
    listRepositories,
  ),
  route('GET /organizations/{org}/repos/{repository}/commits/', seesOrganization, listRepositoryCommits),
  route('GET /organizations/{org}/releases/', seesReleases, listReleases),
  route('GET /organizations/{org}/releases/{version}/', seesReleases, showRelease),
  route('GET /organizations/{org}/releases/{version}/commits/', seesReleases, listReleaseCommits),
  route('GET /organizations/{org}/issues/', seesEvents, listIssues, [10, 1]),
  route('GET /organizations/{org}/issues/{issue}/', seesEvents, showIssue, [5, 1]),
  route('PUT /organizations/{org}/issues/{issue}/', changesEvents, updateIssue, [5, 1]),
  route('GET /organizations/{org}/issues/{issue}/events/', seesEvents, listEvents),
  route('GET /organizations/{org}/issues/{issue}/events/{event}/', seesEvents, showEvent, [15, 1]),
  route('GET /organizations/{org}/issues/{issue}/tags/', seesEvents, listTags),
  route('GET /organizations/{org}/issues/{issue}/tags/{key}/', seesEvents, showTag),
  route('GET /organizations/{org}/issues/{issue}/tags/{key}/values/', seesEvents, listTagValues),
  route('GET /organizations/{org}/issues/{issue}/external-issues/', seesEvents, listExternalIssues),
  route('GET /organizations/{org}/issues/{issue}/notes/', seesEvents, listNotes),
  route('POST /organizations/{org}/issues/{issue}/notes/', changesEvents, addNote),
  route('GET /organizations/{org}/shortids/{issue}/', seesEvents, lookUpShortId),
  route('GET /organizations/{org}/eventids/{event}/', seesOrganization, findEvent, [1, 1]),
  // As self-hosted servers still answer them.
  route('GET /issues/{issue}/', seesEvents, showIssue, [5, 1]),
  route('GET /issues/{issue}/events/{event}/', seesEvents, showEvent, [15, 1]),
  route('GET /issues/{issue}/tags/', seesEvents, listTags),
  route('GET /projects/{org}/{project}/', seesProject, showProject),
  route('GET /projects/{org}/{project}/members/', seesProject, listProjectMembers),
  route('GET /projects/{org}/{project}/teams/', seesProject, listProjectTeams),
  route('GET /projects/{org}/{project}/environments/', seesProject, listProjectEnvironments),
  route('GET /projects/{org}/{project}/events/{event}/', seesProject, showProjectEvent),
  route('GET /projects/{org}/{project}/events/{event}/committers/', seesProject, listCommitters),
];

function route(
  call: string,
  scopes: readonly string[],
  answer: Route['answer'],
  limit: Route['limit'] = [40, 1],
): Route {
  return { call, scopes, limit, answer };
}
