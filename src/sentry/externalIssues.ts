import { brief, record } from '../base/decode';
import { readRows } from './answer/rows';
import { calls } from './calls';
import type { SentryHttp } from './http';
import type { IssueScope } from './issueDetail';
import { unlessMissing } from './server/unlessMissing';

/** UTF-16 units of a name or an address that are kept. */
const LONGEST = 1000;
/** Linked issues of one issue that are kept. */
const MOST = 50;

/** An issue of another tracker that is linked to one of Sentry's. */
export interface ExternalIssue {
  /** As the tracker calls it: `acme/shop#12`, `SHOP-12`. */
  readonly displayName: string;
  /** Only `https:`. */
  readonly webUrl?: string;
  /** The tracker: `github`, `jira`. */
  readonly serviceType?: string;
}

/**
 * The issues of other trackers that apps have linked to an issue; none from a server that knows no such thing.
 * @throws {SentryError}
 */
export function listExternalIssues(
  http: SentryHttp,
  { org, issue }: IssueScope,
  signal: AbortSignal,
): Promise<readonly ExternalIssue[]> {
  return unlessMissing(
    http,
    'externalIssues',
    async () => {
      const { json } = await http.send(calls.externalIssues, { org, issue }, {}, signal);
      const { rows, dropped } = readRows(calls.externalIssues, json, decodeExternalIssue);
      http.drop(calls.externalIssues, dropped);
      return rows.slice(0, MOST);
    },
    signal,
  );
}

/** Reads a linked issue in the API's shape; `undefined` for one without a name. */
export function decodeExternalIssue(value: unknown): ExternalIssue | undefined {
  const linked = record(value);
  const displayName = brief(linked?.['displayName'], LONGEST) ?? '';
  return displayName === ''
    ? undefined
    : {
        displayName,
        webUrl: httpsOnly(linked?.['webUrl']),
        serviceType: brief(linked?.['serviceType'], LONGEST),
      };
}

/** Reads what an issue's page says of another tracker, `{displayName, url}`; older servers say it in HTML: not read. */
export function decodeAnnotation(value: unknown): ExternalIssue | undefined {
  const annotation = record(value);
  return decodeExternalIssue(annotation && { ...annotation, webUrl: annotation['url'] });
}

/** Of issues that two answers tell, each once. */
export function linkedOnce(issues: readonly ExternalIssue[]): readonly ExternalIssue[] {
  return [...new Map(issues.map((one) => [one.webUrl ?? one.displayName, one])).values()];
}

function httpsOnly(value: unknown): string | undefined {
  const url = brief(value, LONGEST) ?? '';
  return URL.canParse(url) && new URL(url).protocol === 'https:' ? url : undefined;
}
