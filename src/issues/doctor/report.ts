import type { Examined } from './examine';
import { checks, type Finding } from './finding';

/** What a bug report has to say of the machine. */
export interface ReportFacts {
  readonly version: string;
  readonly editor: string;
  readonly platform: string;
}

/**
 * The findings without a name of a server, an organization, a project, a person, an environment, and without any text
 * of an event: what is left are words of ours, counts and HTTP statuses.
 */
export function redactedReport(examined: readonly Examined[], facts: ReportFacts): string {
  const { version, editor, platform } = facts;
  return [
    `Faultline ${version}, VS Code ${editor}, ${platform}`,
    ...examined.flatMap(({ binding, findings }, at) => [
      '',
      binding === undefined ? 'nothing is bound' : `binding ${at + 1}`,
      ...checks.flatMap((check) => {
        const found = findings.filter((finding) => finding.check === check);
        return found.length === 0 ? [] : [`${check}: ${found.map(redacted).join('; ')}`];
      }),
    ]),
    '',
  ].join('\n');
}

function redacted(finding: Finding): string {
  if ('error' in finding) {
    const { kind, call, details } = finding.error;
    return [finding.says, kind, details.status, call].filter((part) => part !== undefined).join(' ');
  }
  return [finding.says, ...numbersOf(finding)].join(' ');
}

function numbersOf(finding: Finding): readonly string[] {
  if ('missing' in finding) {
    return finding.missing;
  }
  if ('reasons' in finding) {
    return finding.reasons.map(([reason, count]) => `${count} ${reason}`);
  }
  const found = 'others' in finding ? finding.others : 'earlier' in finding ? finding.earlier : undefined;
  const count = found?.count ?? ('issues' in finding ? finding.issues : undefined);
  return count === undefined ? [] : [`${count}`];
}
