import { hasServerBuild, isDesktop } from '../vscode/desktop';
import type { Part } from './arguments';

/** One process full of tests. */
export interface PartRun {
  readonly name: string;
  readonly part: Part;
  /** Folder of its `*.test.ts`, below test/, and a folder in it that belongs to another run. */
  readonly folder: string;
  readonly except?: string;
  /** How many of its files run at once. */
  readonly jobs: number;
  /** For one test, and for one hook. */
  readonly timeoutMs: number;
  /** For all of it. */
  readonly limitSeconds: number;
  readonly env?: Readonly<Record<string, string>>;
  /** Whether it can run on this machine. */
  readonly isHere: boolean;
}

export const partRuns: readonly PartRun[] = [
  {
    name: 'unit',
    part: 'unit',
    folder: 'unit',
    jobs: 2,
    timeoutMs: 10_000,
    limitSeconds: 420,
    isHere: true,
  },
  {
    name: 'host',
    part: 'host',
    folder: 'host',
    jobs: 1,
    except: 'host/restricted',
    timeoutMs: 30_000,
    limitSeconds: 360,
    isHere: true,
  },
  {
    name: 'host in Restricted Mode',
    part: 'host',
    folder: 'host/restricted',
    jobs: 1,
    timeoutMs: 30_000,
    limitSeconds: 180,
    env: { FAULTLINE_RESTRICTED: '1' },
    isHere: !isDesktop, // test-electron always says --disable-workspace-trust to the desktop
  },
  {
    name: 'ui',
    part: 'ui',
    folder: 'ui',
    jobs: 2,
    timeoutMs: 90_000,
    limitSeconds: 1080,
    isHere: hasServerBuild,
  },
];
