import type { TraceFrame } from '../../trace';
import { type Family, paths, spelled, type Spelling } from './family';

/** Dart and Flutter. */
export const dart: Family = {
  platforms: [],
  endings: ['dart'],
  spellings: [inServedPackage, file],
  runtimePaths: [
    // `dart-sdk/lib/async/zone.dart`, `third_party/dart/sdk/lib/async/zone.dart`
    /(?:^|\/)(?:dart-sdk|dart\/sdk)\/lib\//,
  ],
  runtimeFrames: [],
  dependencies: [
    // `hosted/pub.dev/collection-1.14.11/…`
    { folder: ['hosted', /\w\.\w/], isCopy: true, holds: ([name = '']) => /-\d+\.\d/.test(name) },
    // `.pub-cache/git/shop_kit-80a3d15…/…`
    { folder: ['git'], holds: ([name = '']) => /^\w+-[0-9a-f]{40}$/.test(name) },
    // the framework beside its tools
    {
      folder: [/^(?:flutter|x64|arm64)$/, 'packages'],
      holds: ([name = '']) => /^(?:flutter|integration_test)/.test(name),
    },
  ],
  manifests: ['pubspec.yaml'],
};

/** The package that the development compiler serves: `packages/shop/cart/total.dart` is below the `lib` of `shop`. */
function servedPackage(path: string): string | undefined {
  const [, ...rest] =
    /^(?:org-dartlang-app:\/\/|https?:\/\/[^/]*)?\/?packages\/(\w+)\/(?!lib\/|test\/|bin\/|web\/)(.+\.dart)$/s.exec(
      path,
    ) ?? [];
  return rest.length === 0 ? undefined : `package:${rest.join('/')}`;
}

function inServedPackage({ filename = '', absPath = '' }: TraceFrame): readonly Spelling[] {
  const served = servedPackage(absPath) ?? servedPackage(filename);
  return served === undefined ? [] : [spelled('absPath', served)];
}

/** What most frames tell, unless a package that is served tells more. */
function file(frame: TraceFrame): readonly Spelling[] {
  return inServedPackage(frame).length === 0 ? paths(frame) : [];
}
