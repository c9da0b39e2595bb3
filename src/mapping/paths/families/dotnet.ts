import type { TraceFrame } from '../../trace';
import { inCheckout } from './checkouts';
import { type EndsAlike, type Family, type Layout, paths } from './family';

/** Assemblies of the platform, by the beginnings of their names. */
export const FRAMEWORK: ReadonlySet<string> = new Set([
  'mscorlib',
  'netstandard',
  'System',
  'Microsoft.AspNetCore',
  'Microsoft.Extensions',
  'Microsoft.CSharp',
  'Microsoft.VisualBasic',
  'Microsoft.Win32',
  'Microsoft.Maui',
  'FSharp.Core',
  'WindowsBase',
  'PresentationCore',
  'PresentationFramework',
  'Mono.Android',
  'Xamarin.iOS',
  'UnityEngine',
  'UnityEditor',
]);

/** C#, F#, Visual Basic and Unity. */
export const dotnet: Family = {
  platforms: ['csharp'],
  endings: ['cs'],
  spellings: [paths],
  runtimePaths: [
    // `/_/src/libraries/System.Linq/src/System/Linq/First.cs`
    /^_\/src\/(?:runtime\/src\/)?(?:libraries\/(?:Common|System|Microsoft)[\w.]*|coreclr|mono)\//,
    /(?:^|\/)FSharp\.Core\/[^/]+\.fsi?$/,
    // Mono's class libraries
    /(?:^|\/)mcs\/class\//,
    // Unity, built by its makers
    /(?:^|\/)(?:buildslave|build\/output)\/unity\//,
  ],
  runtimeFrames: [isOfFramework],
  dependencies: [
    { folder: ['.nuget', 'packages'], isCopy: true },
    // packages of Unity: `Library/PackageCache/com.unity.ugui@1.0.0/…`, `Packages/com.unity.ugui/…`
    { folder: ['Library', 'PackageCache'], isCopy: true },
    { folder: ['Packages'], holds: ([name = '']) => /^[a-z][\w-]*(?:\.[\w-]+){2,}$/.test(name) },
  ],
  layouts: [inOtherAssembly, inCheckout, inItsRepository, belowAssets],
  manifests: ['package.json'],
};

/** `Shop.Api` of `Shop.Api, Version=1.0.0.0, Culture=neutral`; empty where none is told. */
function assemblyOf({ package: assembly = '' }: TraceFrame): string {
  return assembly.replace(/,.*$/s, '');
}

/** A method of the platform whose file is told: users write into its namespaces, and never into its assemblies. */
function isOfFramework(frame: TraceFrame): boolean {
  const parts = assemblyOf(frame).split('.').slice(0, 2);
  const isTold = paths(frame).length > 0;
  return isTold && parts.some((_part, at) => FRAMEWORK.has(parts.slice(0, at + 1).join('.')));
}

/** Endings of the files that make an assembly, which they are mostly named like. */
export const ASSEMBLY_ENDINGS: ReadonlySet<string> = new Set(['.csproj', '.fsproj', '.vbproj', '.asmdef']);

/** What an assembly is of that nothing here makes agrees in all of its path, or is somebody else's. */
function inOtherAssembly({ frame, told, here, matched, hasNamed }: EndsAlike): Layout {
  const assembly = assemblyOf(frame);
  const isOwn =
    assembly === '' ||
    /[\\/]/.test(assembly) ||
    assembly.startsWith('Assembly-CSharp') ||
    here.includes(assembly) ||
    [...ASSEMBLY_ENDINGS].some((ending) => hasNamed(assembly + ending));
  const isWhole =
    matched > here.length || (matched === here.length && (matched > 2 || told.length === matched));
  return isOwn || isWhole ? undefined : 'doubtful';
}

/** `/_/` stands for the repository's root: all that follows agrees, or the project's folder if the file was moved. */
function inItsRepository({ told: [root = '', ...below], here, matched }: EndsAlike): Layout {
  if (!/^_\d*$/.test(root)) {
    return undefined;
  }
  const isInProject = below.length > 2 && below[0] === here[0] && below[1] === here[1];
  const isInner = here.length > 1 && matched === here.length;
  const isTold = matched >= below.length && (below.length > 1 || here.length === 1);
  return isTold || matched > here.length ? 'fits' : isInProject || isInner ? undefined : 'differs';
}

/** A game's scripts lie below its `Assets`; only a folder in there, or a plug-in's own repository, has them elsewhere. */
function belowAssets({ told, here, matched }: EndsAlike): Layout {
  const isElsewhere = told.includes('Assets') && !here.includes('Assets');
  return isElsewhere && matched === 1 ? 'differs' : undefined;
}
