/** Where an SDK sends its events, as far as it tells whose they are. */
export interface Dsn {
  /** The base address of the server that shows the events, without a trailing slash. */
  readonly server: string;
  /** The organization's id, where the host tells it. */
  readonly orgId?: string;
  readonly projectId: string;
}

/** No DSN is longer, in UTF-16 units. */
const LONGEST = 500;

/** Of one file: who writes more has no one project. */
const MOST = 50;
/** Beginnings of a file that are looked at. */
const MOST_TRIED = 500;

/** How a DSN begins: a key of 32 hexadecimal digits, at times with a secret; what stands in examples is none. */
const START = /https?:\/\/[0-9a-f]{32}(?::[^\s@/]{0,100})?@/gi;

/** What ends an address in source code, markup and settings. */
const END = /[\s"'`<>()[\]{},;\\|]/;

/** Every DSN in a text, each once and in order; placeholders are none. Takes time in proportion to the text. */
export function findDsns(written: string): readonly Dsn[] {
  const found = new Map<string, Dsn>();
  let tried = 0;
  for (const { index } of written.matchAll(START)) {
    const rest = written.slice(index, index + LONGEST);
    const end = rest.search(END);
    const dsn = readDsn(end === -1 ? rest : rest.slice(0, end));
    if (dsn !== undefined) {
      found.set(JSON.stringify(dsn), dsn);
    }
    if (found.size === MOST || ++tried === MOST_TRIED) {
      break;
    }
  }
  return [...found.values()];
}

/** Reads `https://<public key>[:<secret>]@<host>[/<path>]/<project id>`; `undefined` for anything else. */
export function readDsn(written: string): Dsn | undefined {
  if (!URL.canParse(written)) {
    return undefined;
  }
  const url = new URL(written);
  const segments = url.pathname.split('/').filter((segment) => segment !== '');
  const projectId = segments.pop() ?? '';
  const isHttp = url.protocol === 'https:' || url.protocol === 'http:';
  if (!isHttp || !isKey(url.username) || !/^[1-9]\d{0,19}$/.test(projectId)) {
    return undefined;
  }
  const events = /^o(\d{1,20})\.ingest(?:\.[a-z]{2})?\.sentry\.io$/.exec(url.hostname);
  if (events === null) {
    return { server: [url.origin, ...segments].join('/'), projectId };
  }
  const [, orgId = ''] = events;
  return /^0*$/.test(orgId) ? undefined : { server: 'https://sentry.io', orgId, projectId };
}

/** 32 hexadecimal digits that are not all the same; what stands in examples is none. */
function isKey(name: string): boolean {
  return /^[0-9a-f]{32}$/i.test(name) && !/^(.)\1*$/.test(name);
}
