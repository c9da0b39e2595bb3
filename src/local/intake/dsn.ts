import type { IncomingMessage } from 'node:http';
import { Refusal } from '../http/refusal';
import { isSame } from '../http/tokens';
import type { Organization, Project } from '../model/organization';

/** The project id in the path of an envelope: `/api/1/envelope/`; `undefined` for another path. */
export function envelopeProject(path: string): string | undefined {
  return /^\/api\/(\d{1,19})\/envelope\/?$/.exec(path)?.[1];
}

/**
 * The project whose public key a request shows, in `X-Sentry-Auth` or as `sentry_key` in the query.
 * @throws {Refusal} in the words of Sentry's Relay: 401 without a key, 403 for a wrong one.
 */
export function projectOf(organization: Organization, id: string, request: IncomingMessage): Project {
  const key = keyIn(request);
  if (key === undefined) {
    throw new Refusal(401, { detail: 'missing authorization information' });
  }
  const project = organization.project(id);
  if (project === undefined || project.id !== id || !isSame(key, project.publicKey)) {
    throw new Refusal(403, { detail: 'event submission rejected with_reason: ProjectId' });
  }
  return project;
}

function keyIn(request: IncomingMessage): string | undefined {
  const header = request.headers['x-sentry-auth'];
  const inHeader = /\bsentry_key=([^\s,]+)/.exec(typeof header === 'string' ? header : '')?.[1];
  const query = new URLSearchParams((request.url ?? '').split('?')[1] ?? '');
  return inHeader ?? query.get('sentry_key') ?? undefined;
}
