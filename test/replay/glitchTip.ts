import { recordedRows, recording } from './recording';
import { type Asked, type Recorded, type Reply, TOKEN } from './replayServer';

/** Rows of a page, where the request names no `limit` that is smaller. */
const ROWS = 3;

const page = (status: number, text = '<html></html>\n'): Reply => ({ status, text });
const missing: Reply = { status: 404, json: { detail: 'Not Found' } };

/** Which event was recorded for an issue. */
const events: Readonly<Record<string, string>> = {
  1: 'event-latest-cause',
  2: 'event-latest-string',
  4: 'event-latest',
  7: 'event-latest-ts',
  9: 'event-latest-message',
  11: 'event-latest-crash',
  14: 'event-latest-python',
};

/** GlitchTip's backend of December 2025. */
export const glitchTip: Recorded = (asked) => {
  const { method, path, token } = asked;
  if (path === '/api/settings/') {
    return { json: { version: '5.2.0', glitchtipInstanceName: 'GlitchTip', enableUserRegistration: true } };
  }
  const isKnown = token === TOKEN || token === 'read-only';
  if (path === '/api/0/') {
    return { json: isKnown ? recording('glitchtip/root') : { version: '0', user: null, auth: null } };
  }
  if (!isKnown) {
    return { status: 401, json: { detail: 'Unauthorized' } };
  }
  const below = path.replace(/^\/api\/0/, '');
  const issue = /^\/(?:organizations\/lab-org\/)?issues\/([^/]+)\/(.*)$/.exec(below);
  if (issue !== null) {
    return ofIssue(asked, below.startsWith('/organizations/'), issue[1] ?? '', issue[2] ?? '');
  }
  return method === 'GET' ? listed(below, asked) : page(405, 'Method not allowed');
};

function listed(below: string, asked: Asked): Reply {
  switch (below) {
    case '/organizations/':
      return whole(asked, 'glitchtip/orgs');
    case '/organizations/lab-org/':
      return { json: recordedRows('glitchtip/orgs')[0] };
    case '/organizations/lab-org/projects/':
      return whole(asked, 'glitchtip/org-projects');
    case '/organizations/lab-org/environments/':
      return whole(asked, 'glitchtip/environments');
    case '/organizations/lab-org/issues/':
      return issues(asked);
    case '/organizations/nope/issues/':
      return missing;
    default:
      return /\/(repos|shortids|eventids|code-mappings)\//.test(below) ? page(404) : page(200);
  }
}

function ofIssue({ method, body, token }: Asked, isScoped: boolean, id: string, rest: string): Reply {
  const row = recordedRows('glitchtip/issues').find((one) => one['id'] === id);
  if (rest === '' && method === 'PUT') {
    const { status } = body as { status: string };
    return token === 'read-only'
      ? { status: 403, json: { detail: 'Permission denied' } }
      : !['resolved', 'unresolved', 'ignored'].includes(status)
        ? { status: 422, json: recording('glitchtip/refused-status') }
        : row === undefined
          ? missing
          : { json: { ...(recording('glitchtip/put-resolved') as object), id, status } };
  }
  if (isScoped) {
    return rest === '' ? page(405, 'Method not allowed') : page(200);
  }
  if (rest === '') {
    return row === undefined ? missing : { json: { ...row, userReportCount: 0 } };
  }
  if (rest === 'tags/') {
    return id === '4' ? { json: recording('glitchtip/issue-tags') } : missing;
  }
  if (/^events\/(recommended|oldest)\/$/.test(rest)) {
    return { status: 422, json: recording('glitchtip/refused-event') };
  }
  const name = events[id];
  return rest !== 'events/latest/' || name === undefined ? missing : { json: recording(`glitchtip/${name}`) };
}

function issues(asked: Asked): Reply {
  const { query } = asked;
  const sort = query.get('sort') ?? '-last_seen';
  if (!/^-?(last_seen|first_seen|count|priority)$/.test(sort)) {
    return { status: 422, json: recording('glitchtip/refused-sort') };
  }
  const projects = query.getAll('project');
  if (projects.some((one) => !/^-?\d+$/.test(one))) {
    return { status: 422, json: recording('glitchtip/refused-slug') };
  }
  const search = query.get('query') ?? '';
  if (search.split("'").length % 2 === 0 && !search.includes('"')) {
    return page(500, '<html>Server Error (500)</html>');
  }
  const rows = recordedRows('glitchtip/issues')
    .filter(() => /^(is:unresolved)?( level:error)?$/.test(search))
    .filter(({ project }) => projects.length === 0 || projects.includes((project as { id: string }).id))
    .filter(({ id }) => query.getAll('environment').length === 0 || id === '4');
  const start = Number(query.get('cursor')?.replace(/^r/, '') ?? 0);
  const end = start + Math.min(ROWS, Number(query.get('limit') ?? ROWS));
  return { json: rows.slice(start, end), headers: link(asked, end < rows.length ? `r${end}` : undefined) };
}

function whole(asked: Asked, name: string): Reply {
  return { json: recording(name), headers: link(asked, undefined) };
}

/** A set of Python's, printed; without a cursor where there is no further page. */
function link({ origin, path }: Asked, next: string | undefined): Record<string, string> {
  const previous = `<${origin}${path}>; rel="previous"; results="false"`;
  const further =
    next === undefined
      ? `<${origin}${path}>; rel="next"; results="false"`
      : `<${origin}${path}?cursor=${next}>; rel="next"; results="true"; cursor="${next}"`;
  return { Link: `{'${previous}, ${further}'}`, Server: 'uvicorn' };
}
