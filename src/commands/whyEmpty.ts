import { env, ProgressLocation, version, window, workspace } from 'vscode';
import type { Bindings } from '../issues/binding';
import { examine, type Examined } from '../issues/doctor/examine';
import { redactedReport } from '../issues/doctor/report';
import type { IssueStore } from '../issues/issueStore';
import type { Accounts } from '../sentry/accounts';
import { doctor } from '../words';

/** What an examination needs. */
export interface DoctorDesk {
  readonly store: IssueStore;
  readonly accounts: Accounts;
  readonly bindings: Bindings;
  readonly settings: { readonly current: { readonly 'lens.enabled': boolean } };
  /** Faultline's own version. */
  readonly version: string;
  readonly openExamination: (examined: readonly Examined[]) => Promise<void>;
}

/** *Why Is This Empty?*: what keeps the view or the lines empty, as a document. */
export async function whyEmpty(desk: DoctorDesk): Promise<void> {
  const examined = await examineHere(desk);
  await (examined && desk.openExamination(examined));
}

/** *Copy Redacted Report*: the same for a bug report, without a name. */
export async function copyReport(desk: DoctorDesk): Promise<void> {
  const examined = await examineHere(desk);
  if (examined !== undefined) {
    const facts = { version: desk.version, editor: version, platform: `${process.platform} ${process.arch}` };
    await env.clipboard.writeText(redactedReport(examined, facts));
    void window.showInformationMessage(doctor.copied());
  }
}

/** `undefined` where the person gave it up. */
function examineHere({ store, accounts, bindings, settings }: DoctorDesk) {
  const where = { location: ProgressLocation.Notification, title: doctor.working(), cancellable: true };
  return window.withProgress(where, async (_, cancelled) => {
    const life = new AbortController();
    const subscription = cancelled.onCancellationRequested(() => life.abort());
    const patient = {
      ...{ state: store.state, accounts: accounts.state, bindings: bindings.current },
      hasFolder: (workspace.workspaceFolders ?? []).length > 0,
      isTrusted: workspace.isTrusted,
      lensesOn: settings.current['lens.enabled'],
      now: Date.now(),
    };
    try {
      return await examine(patient, life.signal);
    } catch (error) {
      if (life.signal.aborted) {
        return undefined;
      }
      throw error;
    } finally {
      subscription.dispose();
    }
  });
}
