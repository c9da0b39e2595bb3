import { ThemeColor, ThemeIcon } from 'vscode';
import { colorOf, lensColors } from '../contributions';
import type { Issue, Level } from '../sentry/issues';

/** Of what is new: filled, and of another shape for each level, as a colour alone tells not everybody. */
const filled: Readonly<Record<Level, string>> = {
  fatal: 'debug-breakpoint-data',
  error: 'circle-filled',
  warning: 'debug-breakpoint-function',
  info: 'debug-breakpoint-log',
  debug: 'primitive-square',
  sample: 'primitive-square',
  unknown: 'primitive-square',
};

/** A filled sign for an issue that is new, a cloud while an action on it waits, else the outline of its level. */
export function issueIcon({ level }: Issue, looks: { readonly isNew: boolean; readonly isPending: boolean }) {
  const icon = looks.isPending ? 'cloud-upload' : looks.isNew ? filled[level] : outlines[level];
  return new ThemeIcon(icon, new ThemeColor(lensColors[colorOf(level)]));
}

const outlines: Readonly<Record<Level, string>> = {
  fatal: 'flame',
  error: 'error',
  warning: 'warning',
  info: 'info',
  debug: 'bug',
  sample: 'circle-outline',
  unknown: 'circle-outline',
};
