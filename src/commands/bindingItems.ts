import { type QuickPickItem, QuickPickItemKind } from 'vscode';
import { escapeIcons, oneLine } from '../base/oneLine';
import type { BoundFolder, Target } from '../issues/binding';
import { type AccountChoices, type Candidate, targetOf, together } from '../issues/bindings/candidates';
import type { Discovered, Refusal } from '../issues/bindings/discover';
import { accountLabels } from '../sentry/accountNames';
import type { Account } from '../sentry/accounts';
import { bindFolder as words, bindingReason } from '../words';

/** What picking an item does. */
export type BindingAct =
  | {
      readonly kind: 'bind';
      readonly bindings: readonly { readonly path: string; readonly target: Target }[];
    }
  | { readonly kind: 'forget' }
  | { readonly kind: 'signIn' };

export type BindingItem = QuickPickItem & { readonly act?: BindingAct };

/** All that is known while a person binds a folder. */
export interface BindingChoices {
  readonly folder: BoundFolder;
  readonly isBound: boolean;
  readonly accounts: readonly AccountChoices[];
  readonly refusals: readonly Refusal[];
  /** `undefined` until the folder was looked through. */
  readonly found: Discovered | undefined;
}

/** What was found first, then everything that each account sees, then the rest. */
export function bindingItems(choices: BindingChoices): readonly BindingItem[] {
  const { folder, isBound, accounts, refusals, found } = choices;
  const nameOf = accountNames([
    ...accounts.map(({ account }) => account),
    ...refusals.map(({ signedIn }) => signedIn.account),
  ]);
  return [
    ...foundItems(folder, found?.candidates ?? [], nameOf),
    ...accounts.flatMap((one) => accountItems(folder, one, nameOf(one.account))),
    ...refusals.map(({ signedIn }) => ({
      label: safe(words.notAnswered(nameOf(signedIn.account))),
      kind: QuickPickItemKind.Separator,
    })),
    ...strangerItems(found?.strangers ?? []),
    ...(isBound
      ? [
          { label: '', kind: QuickPickItemKind.Separator },
          { label: words.forget(), act: { kind: 'forget' } as const },
        ]
      : []),
  ];
}

function foundItems(
  { path }: BoundFolder,
  candidates: readonly Candidate[],
  nameOf: (account: Account['id']) => string,
): readonly BindingItem[] {
  const here = candidates.filter(
    (one) => path === '' || one.path === '' || `${one.path}/`.startsWith(`${path}/`),
  );
  const pairs = path === '' ? together(here) : [];
  const all: readonly BindingItem[] =
    pairs.length === 0
      ? []
      : [
          {
            label: words.together(pairs.length),
            detail: safe(
              pairs
                .map((one) => words.pair(one.path === '' ? words.here() : one.path, projectsOf(one.target)))
                .join(', '),
            ),
            act: { kind: 'bind', bindings: pairs },
          },
        ];
  const each = here.map((one) => candidateItem(path === '' ? one.path : path, one, nameOf));
  return each.length === 0
    ? []
    : [{ label: words.found(), kind: QuickPickItemKind.Separator }, ...all, ...each];
}

function candidateItem(
  path: string,
  { target, reason }: Candidate,
  nameOf: (account: Account['id']) => string,
): BindingItem {
  const why = bindingReason(reason, 'file' in reason ? reason.file : reason.repository);
  return {
    label: safe(projectsOf(target)),
    description: safe(words.organizationOf(target.org, nameOf(target.account ?? ''))),
    detail: safe(path === '' ? why : `${words.inFolder(path)} · ${why}`),
    act: { kind: 'bind', bindings: [{ path, target }] },
  };
}

function accountItems(
  { path }: BoundFolder,
  { account, choices }: AccountChoices,
  name: string,
): readonly BindingItem[] {
  const bind = (target: Target): BindingAct => ({ kind: 'bind', bindings: [{ path, target }] });
  return choices.flatMap(({ organization, projects }) => [
    {
      label: safe(words.organizationOf(organization.name, name)),
      kind: QuickPickItemKind.Separator,
    },
    ...projects.map(({ slug, name: title }) => ({
      label: safe(slug),
      description: title === slug ? '' : safe(title),
      act: bind(targetOf(account, organization.slug, [slug])),
    })),
    {
      label: safe(words.every(organization.slug)),
      description: projects.length === 0 ? words.hidden() : '',
      act: bind(targetOf(account, organization.slug, [])),
    },
  ]);
}

function strangerItems(strangers: Discovered['strangers']): readonly BindingItem[] {
  const items = strangers.map(({ server, file }) => ({
    label: safe(words.signInTo(server)),
    detail: safe(words.signInDetail(file)),
    act: { kind: 'signIn' } as const,
  }));
  return items.length === 0
    ? []
    : [{ label: words.otherServers(), kind: QuickPickItemKind.Separator }, ...items];
}

/** `web`, or all projects of an organization. */
export function projectsOf({ org, projects }: Target): string {
  return projects.length === 0 ? words.every(org) : projects.join(', ');
}

function accountNames(accounts: readonly Account[]): (account: Account | string) => string {
  const labels = accountLabels(accounts);
  return (account) => labels.get(typeof account === 'string' ? account : account.id) ?? '';
}

function safe(label: string): string {
  return escapeIcons(oneLine(label));
}
