import { recordedRows, recording } from './recording';
import { type Asked, type Recorded, type Reply, TOKEN } from './replayServer';

/** A path that no view is bound to. */
const pathless: Reply = { status: 404, text: '' };
const missing: Reply = { status: 404, json: { detail: 'The requested resource does not exist' } };
const forbidden: Reply = {
  status: 403,
  json: { detail: 'You do not have permission to perform this action.' },
};
const stumbled: Reply = {
  status: 500,
  json: { detail: 'Internal Error', errorId: '4ed594c0d3a5485090356d1a' },
};

/** Which event was recorded for an issue. */
const events: Readonly<Record<string, string>> = {
  1: 'event-latest-message',
  5: 'event-latest',
  9: 'event-latest-cause',
  10: 'event-latest-crash',
};

/** Sentry 9.1 of 2019: its issues have no path below the organization yet. */
export const sentry9: Recorded = (asked) => {
  const { method, path, token } = asked;
  if (token !== TOKEN && token !== 'read-only') {
    return path.startsWith('/api/0/') ? { status: 401, json: { detail: 'Invalid token' } } : pathless;
  }
  const below = path.replace(/^\/api\/0/, '');
  const issue = /^\/issues\/(\d+)\/(.*)$/.exec(below);
  if (issue !== null) {
    return ofIssue(asked, issue[1] ?? '', issue[2] ?? '');
  }
  if (method !== 'GET') {
    return pathless;
  }
  switch (below) {
    case '/':
      return { json: recording('sentry9/root') };
    case '/organizations/':
      return whole(asked, 'sentry9/orgs');
    case '/organizations/lab-org/':
      return { json: recordedRows('sentry9/orgs')[0] };
    case '/organizations/lab-org/projects/':
      return whole(asked, 'sentry9/org-projects');
    case '/organizations/lab-org/environments/':
      return whole(asked, 'sentry9/environments');
    case '/organizations/lab-org/repos/':
      return { json: [], headers: link(asked, '100:1:0', false) };
    case '/organizations/lab-org/issues/':
      return issues(asked);
    default:
      return pathless;
  }
};

function ofIssue({ method, token }: Asked, id: string, rest: string): Reply {
  const row = recordedRows('sentry9/issues').find((one) => one['id'] === id);
  if (rest === '') {
    return method === 'PUT' && token === 'read-only'
      ? forbidden
      : row === undefined
        ? missing
        : { json: method === 'PUT' ? recording('sentry9/put-resolved') : row };
  }
  if (rest === 'tags/') {
    return id === '5' ? { json: recording('sentry9/issue-tags') } : missing;
  }
  const name = events[id];
  if (!/^events\/(latest|oldest)\/$/.test(rest)) {
    return pathless;
  }
  return name === undefined ? missing : { json: recording(`sentry9/${name}`) };
}

function issues(asked: Asked): Reply {
  const { query } = asked;
  const projects = query.getAll('project');
  if (projects.includes('-1')) {
    return forbidden;
  }
  if (projects.some((one) => !/^\d+$/.test(one))) {
    return stumbled;
  }
  const search = query.get('query') ?? '';
  const status = /\bis:(\w+)/g;
  const unknown = [...search.matchAll(status)].find(
    ([, name = '']) => !/^(un)?resolved$|^ignored$/.test(name),
  );
  if (unknown !== undefined) {
    const detail = `Your search query could not be parsed: 'is:' had unknown status code '${unknown[1]}'.`;
    return { status: 400, json: { detail } };
  }
  const rows = recordedRows('sentry9/issues')
    .filter(() => !/assigned/.test(search))
    .filter(({ project }) => projects.length === 0 || projects.includes((project as { id: string }).id));
  const [, offset = '0'] = (query.get('cursor') ?? '').split(':');
  const end = Number(offset) + 2;
  return {
    json: rows.slice(Number(offset), end),
    headers: link(asked, `1795153680000:${end}:0`, end < rows.length),
  };
}

function whole(asked: Asked, name: string): Reply {
  return { json: recording(name), headers: link(asked, '100:1:0', false) };
}

function link({ origin, path }: Asked, next: string, hasNext: boolean): Record<string, string> {
  const at = `${origin}${path}`;
  return {
    Link:
      `<${at}?&cursor=100:-1:1>; rel="previous"; results="false"; cursor="100:-1:1", ` +
      `<${at}?&cursor=${next}>; rel="next"; results="${hasNext}"; cursor="${next}"`,
  };
}
