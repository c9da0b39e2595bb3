import type { FramePaths } from '../../paths/framePath';
import type { TraceFrame } from '../../trace';
import type { PackageBook } from '../packages';
import type { Claim, Installed, Meant } from './claim';

/** `Acme\Billing\Kernel` of `Acme\Billing\Kernel::boot` lies where Composer's `autoload` says. */
export function className(
  { function: name = '' }: TraceFrame,
  { paths, inDependency }: FramePaths,
): readonly Claim[] {
  const full = /^\\?([A-Za-z]\w{0,99}(?:\\\w{1,100}){1,20})(?:::|->)/.exec(name)?.[1];
  const short = `${full?.replace(/^.*\\/s, '')}.php`;
  const fitting = inDependency === undefined ? paths.filter(({ segments }) => segments.at(-1) === short) : [];
  return full === undefined
    ? []
    : fitting.map((path) => ({
        path,
        isSure: false,
        unknown: 'foreign',
        isTold: (book) => tellsClasses(book) && !hasVendor(full, book),
        find: (book) => byClass(full, book),
      }));
}

/** True where Composer loads classes, and all of them by the folders of their namespaces. */
function tellsClasses({ all }: PackageBook): boolean {
  return all.some(({ classes }) => classes.length > 0) && !all.some((one) => one.hasOtherClasses);
}

/** True where a class's first namespace is ours: others below it may be loaded by hand. */
function hasVendor(name: string, { all }: PackageBook): boolean {
  const vendor = name.replace(/\\.*$/s, '\\');
  return all.some(({ classes }) => classes.some(({ prefix }) => prefix === '' || prefix.startsWith(vendor)));
}

/** The folders whose prefix takes most of a class's name. */
function byClass(name: string, { all }: PackageBook): readonly Meant[] {
  const fitting = all.flatMap((one) =>
    one.classes
      .filter(({ prefix }) => name.startsWith(prefix))
      .map(({ prefix, folder }) => ({ package: one, prefix, folder })),
  );
  const longest = Math.max(...fitting.map(({ prefix }) => prefix.length));
  return fitting
    .filter(({ prefix }) => prefix.length === longest)
    .map(({ package: one, prefix, folder }) => ({
      package: one,
      below: `${folder}${name.slice(prefix.length).replaceAll('\\', '/')}.php`.split('/'),
    }));
}

/** `symfony/http-kernel`. */
export function composerName([vendor = '', name = '', ...below]: readonly string[]): ReturnType<Installed> {
  return [`${vendor}/${name}`, below];
}
