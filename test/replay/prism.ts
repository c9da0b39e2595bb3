import { recording } from './recording';
import type { Asked, Recorded, Reply } from './replayServer';

const SORTS = ['date', 'freq', 'inbox', 'new', 'recommended', 'trends', 'user'];

/** The mock that serves Sentry's published description of its API (August 2026): today's paths, and no state. */
export const prism: Recorded = (asked) => {
  const { method, path } = asked;
  const below = path.replace(/^\/api\/0/, '');
  const found = answers.find(([call, pattern]) => call === method && pattern.test(below));
  return found?.[2](asked) ?? unmatched(path);
};

const answers: readonly (readonly [method: string, path: RegExp, answer: (asked: Asked) => Reply])[] = [
  ['GET', /^\/organizations\/$/, () => ({ json: recording('prism/orgs') })],
  ['GET', /^\/organizations\/[^/]+\/projects\/$/, () => ({ json: recording('prism/projects') })],
  ['GET', /^\/organizations\/[^/]+\/issues\/$/, issues],
  ['GET', /^\/organizations\/[^/]+\/issues\/[^/]+\/$/, () => ({ json: recording('prism/issue') })],
  ['PUT', /^\/organizations\/[^/]+\/issues\/[^/]+\/$/, updated],
  [
    'GET',
    /^\/organizations\/[^/]+\/issues\/[^/]+\/events\/[^/]+\/$/,
    () => ({ json: recording('prism/event-latest') }),
  ],
];

function issues({ query }: Asked): Reply {
  return SORTS.includes(query.get('sort') ?? 'date')
    ? { json: recording('prism/issues') }
    : { status: 400, text: '' };
}

function updated({ body }: Asked): Reply {
  const { statusDetails } = body as { statusDetails?: object };
  return { json: recording(statusDetails === undefined ? 'prism/put-resolved' : 'prism/put-next') };
}

function unmatched(path: string): Reply {
  return {
    status: 404,
    type: 'application/problem+json',
    json: {
      type: 'https://stoplight.io/prism/errors#NO_PATH_MATCHED_ERROR',
      title: 'Route not resolved, no path matched',
      status: 404,
      detail: `The route ${path} hasn't been found in the specification file`,
    },
  };
}
