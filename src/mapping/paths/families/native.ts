import type { TraceFrame } from '../../trace';
import { inCheckout } from './checkouts';
import { type EndsAlike, type Family, type Layout, paths, spelled, type Spelling } from './family';

/** Libraries of operating systems and languages, by their files' names, lower case. */
export const SYSTEM_LIBRARIES: ReadonlySet<string> = new Set(
  (
    'libc.so libc.so.6 libm.so libm.so.6 libdl.so libdl.so.2 libpthread.so.0 librt.so.1 ld-linux-x86-64.so.2 ' +
    'ld-linux-aarch64.so.1 ld-musl-x86_64.so.1 libgcc_s.so.1 libstdc++.so.6 libc++.so.1 libc++_shared.so ' +
    'libart.so libandroid_runtime.so libbinder.so libutils.so linker linker64 ' +
    'dyld libsystem_c.dylib libsystem_kernel.dylib libsystem_malloc.dylib libsystem_platform.dylib ' +
    'libsystem_pthread.dylib libdispatch.dylib libdyld.dylib libobjc.a.dylib libc++.1.dylib libc++abi.dylib ' +
    'libswiftcore.dylib libswift_concurrency.dylib corefoundation foundation uikitcore swiftui ' +
    'ntdll.dll kernel32.dll kernelbase.dll ucrtbase.dll vcruntime140.dll msvcp140.dll user32.dll'
  ).split(' '),
);

/** C, C++, Objective-C and Swift. */
export const native: Family = {
  platforms: ['native', 'cocoa', 'objc', 'c'],
  endings: [],
  spellings: [inSourceControl, file],
  runtimePaths: [
    // headers and sources of the C++ libraries
    /(?:^|\/)include\/c\+\+\//,
    /(?:^|\/)libcxx(?:abi)?\/(?:include|src)\//,
    // the C library of Linux, by its folder or by where its parts lie
    /(?:^|\/)e?glibc-\d[\w.-]*\//,
    /(?:^|\/)(?:sysdeps\/(?:unix|posix|generic|nptl|ieee754|x86(?:_64)?|aarch64|arm)\/|(?:csu|nptl)\/(?:libc-start|pthread_\w+)\.)/,
    // Microsoft's library, as its makers built it, and its headers
    /(?:^|\/)(?:vctools\/crt|minkernel\/crts|vccrt)\//i,
    /(?:^|\/)(?:VC\/Tools\/MSVC|Windows Kits\/\d+)\//i,
  ],
  runtimeFrames: [isOfSystem],
  dependencies: [
    // not the pods of a cluster: `src/views/Pods/PodList.tsx`
    { folder: ['Pods'], isCopy: true, holds: isSource },
    // Swift's packages
    { folder: [/^(?:SourcePackages|\.build|Carthage)$/, /^checkouts$/i] },
    // what Bazel's modules bring: `external/abseil-cpp~20230802.0/…`, `external/abseil-cpp+/…`
    { folder: ['external'], holds: (below) => /[~+]/.test(below[0] ?? '') && isSource(below) },
    // `/usr/include/…`, `/usr/local/include/…`
    { folder: ['usr'], holds: ([one, two]) => one === 'include' || (one === 'local' && two === 'include') },
    { folder: ['vcpkg_installed'], isCopy: true },
    { folder: ['vcpkg', /^(?:buildtrees|installed|packages)$/] },
    // Conan's cache: `.conan/data/zlib/1.2.11/…`, `.conan2/p/b/zlib1a2b3c/b/src/…`
    { folder: ['.conan', 'data'] },
    { folder: ['.conan2', 'p'] },
    // Bazel's, for any language: `.cache/bazel/_bazel_me/<hash>/external/boost/…`
    { folder: [/^[0-9a-f]{32}$/, 'external'] },
    { folder: ['execroot', /./, 'external'] },
    // Debian builds in `/build/gtk+2.0-KsZSEA/gtk+2.0-2.24.23/`
    { folder: ['build'], holds: isOfDebian },
  ],
  layouts: [inCheckout, inItsRepository, inEngine],
  manifests: ['Package.swift', 'MODULE.bazel'],
  packageNames: productOf,
};

/** `hg:hg.mozilla.org/mozilla-central:js/src/vm/JSFunction.cpp:7d280b7e277b`: the path in a repository. */
function inRepository({ absPath = '' }: TraceFrame): string | undefined {
  return /^(?:git|hg|svn|s3):[^:]+:(.+?):[^:]*$/s.exec(absPath)?.[1];
}

function isSource(below: readonly string[]): boolean {
  return /\.(?:swift|mm?|h|hh|hpp|inc|inl|c|cc|cpp|cxx)$/.test(below.at(-1) ?? '');
}

/** The folder of a build, with six characters at random, and in it that of a release. */
function isOfDebian([build = '', release = '']: readonly string[]): boolean {
  const name = /^(.+-)(?=\w*[A-Z\d])\w{6}$/.exec(build)?.[1];
  return name !== undefined && release.startsWith(name) && /^\d/.test(release.slice(name.length));
}

/** The path that an address of source control tells. */
export function inSourceControl(frame: TraceFrame): readonly Spelling[] {
  const path = inRepository(frame);
  return path === undefined ? [] : [spelled('absPath', path)];
}

/** What most frames tell, unless an address of source control tells more. */
export function file(frame: TraceFrame): readonly Spelling[] {
  return inRepository(frame) === undefined ? paths(frame) : [];
}

/** The file name of the library or program that holds the code. */
function imageOf({ package: image = '' }: TraceFrame): string {
  return image.replace(/^.*[\\/]/s, '');
}

/** `SampleProject` of `…/SampleProject.app/SampleProject`, `Pretty` of the bundle `me.octree.Pretty`. */
function productOf(frame: TraceFrame): readonly string[] {
  const names = imageOf(frame)
    .replace(/\.(?:exe|dll|dylib|so)\b.*$/s, '')
    .split('.');
  const product = names.length > 2 ? names.at(-1) : names.join('.');
  return product === undefined || product === '' ? [] : [product];
}

/** A function of the system whose file is told all the same: `./stdlib/abort.c` in `libc.so.6`. */
function isOfSystem(frame: TraceFrame): boolean {
  return paths(frame).length > 0 && SYSTEM_LIBRARIES.has(imageOf(frame).toLowerCase());
}

/** An address of source control tells all of the path in the repository. */
function inItsRepository({ frame, told, here, matched }: EndsAlike): Layout {
  const isWhole = matched >= told.length || (matched >= here.length && matched > 1);
  return inRepository(frame) === undefined ? undefined : isWhole ? 'fits' : 'differs';
}

/** Unreal's own sources lie below `Engine/Source`, in a repository of the engine too. */
function inEngine({ told, here, matched }: EndsAlike): Layout {
  const isOfEngine = told.some((folder, at) => folder === 'Engine' && told[at + 1] === 'Source');
  return isOfEngine && !here.includes('Engine') && matched <= here.length ? 'differs' : undefined;
}
