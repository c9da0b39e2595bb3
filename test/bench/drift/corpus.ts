import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { cached } from '../../vscode/cache';
import { downloadPackage, unpack } from '../../vscode/npmPackage';
import type { PinnedPackage } from '../../vscode/versions';
import { Random } from '../random';

/** A real source file, its lines without their ends. */
export interface Source {
  readonly path: string;
  readonly language: string;
  readonly texts: readonly string[];
}

const LANGUAGES: Readonly<Record<string, string>> = {
  ts: 'TypeScript',
  js: 'JavaScript',
  py: 'Python',
  java: 'Java',
  kt: 'Kotlin',
  swift: 'Swift',
  cpp: 'C++',
  mm: 'Objective-C++',
};

/** Packages that are published with sources in many languages. */
const packages: readonly PinnedPackage[] = [
  {
    name: 'rxjs',
    version: '7.8.2',
    integrity:
      'sha512-dhKf903U/PQZY6boNNtAGdWbG85WAbjT/1xYoZIC7FAY0yWapOBQVsVrDl58W86//e1VpMNBtRV4MaXfdMySFA==',
    megabytes: 1,
  },
  {
    name: '@capacitor/android',
    version: '7.0.0',
    integrity:
      'sha512-T7WMJPGlzEzNFI3s3lA8F2H6XyYzQM8OwgIfPKOAbawc6Fq669ABKIpfNPzsQHR1kVxH3cMHYSkDaPMgJyDdXQ==',
    megabytes: 1,
  },
  {
    name: '@capacitor/ios',
    version: '7.0.0',
    integrity:
      'sha512-FuCoTx2HRYPhIUOT+J87rHkjT4m1yNLsIaG5/qkt9JG5k3KIYATKbp8EHjtLAMqyJWJKBmjkjpFExNesr/t6kA==',
    megabytes: 1,
  },
  {
    name: 'node-gyp',
    version: '11.0.0',
    integrity:
      'sha512-zQS+9MTTeCMgY0F3cWPyJyRFAkVltQ1uXm+xXu/ES6KFgC6Czo1Seb9vQW2wNxSX2OrDTiqL0ojtkFxBQ0ypIw==',
    megabytes: 1,
  },
  {
    name: 'better-sqlite3',
    version: '11.8.0',
    integrity:
      'sha512-aKv9s2dir7bsEX5RIjL9HHWB9uQ+f6Vch5B4qmeAOop4Y9OYHX+PNKLr+mpv6+d8L/ZYh4l7H8zPuVMbWkVMLw==',
    megabytes: 3,
  },
  {
    name: 'express',
    version: '4.21.2',
    integrity:
      'sha512-28HqgMZAmih1Czt9ny7qr6ek2qddF4FclbMzwhCREB6OFfH+rXAnuNCwo1/wFvrtbgsQDb4kSbX9de9lFbrXnA==',
    megabytes: 1,
  },
  {
    name: 'react-native-screens',
    version: '4.5.0',
    integrity:
      'sha512-yBWeN5EHNeew9f0ia9VE7JSlUQzCZEwkb87r7A7/Sg41OJHuRKHNRhmdCOiMBUqwwQi3F+b4NZGywjeM/gWMyg==',
    megabytes: 1,
  },
];

/** The folder with the packages' files; they are fetched for the first run only. */
export function corpusFolder(): Promise<string> {
  return cached('drift-corpus-1', async (folder) => {
    for (const one of packages) {
      const file = await downloadPackage(one, folder);
      await unpack(file, path.join(folder, one.name.replace('/', '-')), 1);
    }
  });
}

/** Files of 40 to 1,500 lines, at most `perLanguage` of each language; the same for the same seed. */
export function sourcesIn(folder: string, perLanguage: number, seed: number): readonly Source[] {
  const random = new Random(seed);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => !/(?:^|[/\\])(?:dist|node_modules|min)[/\\]|\.d\.ts$|\.min\.js$/.test(file))
    .filter((file) => languageOf(file) !== undefined)
    .sort();
  const shuffled = files.map((file) => [random.next(), file] as const).sort(([a], [b]) => a - b);
  const counts = new Map<string, number>();
  return shuffled.flatMap(([, file]) => {
    const language = languageOf(file)!;
    const texts = readFileSync(path.join(folder, file), 'utf8').split(/\r\n|\n/);
    const count = counts.get(language) ?? 0;
    if (
      count >= perLanguage ||
      texts.length < 40 ||
      texts.length > 1500 ||
      texts.some(({ length }) => length > 400)
    ) {
      return [];
    }
    counts.set(language, count + 1);
    return [{ path: `src/${file.split(path.sep).join('/')}`, language, texts }];
  });
}

function languageOf(file: string): string | undefined {
  return LANGUAGES[path.extname(file).slice(1)];
}
