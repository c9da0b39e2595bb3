import { type EndsAlike, type Family, type Layout, paths } from './family';

/** Where systems begin that projects are added to: what follows is in a folder of theirs. */
export const SYSTEMS: Readonly<Record<string, RegExp>> = {
  wordPress: /(?:^|\/)(?=wp-(?:includes|admin)\/)/,
  drupal: /(?:^|\/)core\/lib\/(?=Drupal\/)/,
  drupalModules: /(?:^|\/)core\/modules\/(?=[^/]+\/)/,
};

/** Where extensions begin, each in a folder of its own; an extension may be all of a workspace. */
export const EXTENSIONS: Readonly<Record<string, RegExp>> = {
  wordPress: /(?:^|\/)wp-content\/(?:(?:mu-)?plugins|themes)\/(?=[^/]+\/)/,
  drupal: /(?:^|\/)(?:modules|themes)\/(?:contrib|custom)\/(?=[^/]+\/)/,
};

/** Files that every theme and plug-in of WordPress may have. */
export const WORDPRESS_FILES: ReadonlySet<string> = new Set(
  (
    '404 archive attachment author category comments footer front-page functions header home index page plugin ' +
    'search searchform sidebar single singular tag taxonomy theme uninstall'
  )
    .split(' ')
    .map((name) => `${name}.php`),
);

/** PHP. */
export const php: Family = {
  platforms: ['php'],
  endings: ['php'],
  spellings: [paths],
  nowhere: [/^(?:(?:Command line|Standard input) code|php shell code)\b/],
  runtimePaths: [],
  runtimeFrames: [],
  dependencies: [
    // Composer's `vendor/symfony/http-kernel/Kernel.php`
    { folder: ['vendor'], isCopy: true, holds: isPackage },
  ],
  layouts: [inSystem, inExtension, inDocumentRoot],
  manifests: ['composer.json'],
};

/** Folders that servers of PHP serve; matched against the folders above, each with `/`. */
export const DOCUMENT_ROOTS: Readonly<Record<string, RegExp>> = {
  debian: /^var\/www\/(?:html\/)?$/,
  arch: /^srv\/http\/$/,
  shared: /(?:^|\/)(?:public_html|httpdocs)\/$/,
  xampp: /(?:^|\/)htdocs\/$/,
  container: /^app\/$/,
};

/** What lies in such a folder lies in the root of the repository. */
function inDocumentRoot({ told, here, matched }: EndsAlike): Layout {
  const above = told.slice(0, -here.length).map((folder) => `${folder}/`);
  const isRoot = Object.values(DOCUMENT_ROOTS).some((root) => root.test(above.join('')));
  return matched === here.length && isRoot ? 'fits' : undefined;
}

/** Laravel copies packages' views into `views/vendor/<package>/`, to be changed there. */
function isPackage(below: readonly string[]): boolean {
  const name = below.at(-1) ?? '';
  const isCopiedView = name.endsWith('.blade.php') && !below.includes('views');
  return below.length > 2 && name.endsWith('.php') && !isCopiedView;
}

/** The path from the first of these beginnings on. */
function following(told: readonly string[], beginnings: Readonly<Record<string, RegExp>>): readonly string[] {
  const path = told.join('/');
  const [at] = Object.values(beginnings).flatMap((beginning) => {
    const start = beginning.exec(path);
    return start === null ? [] : [start.index + start[0].length];
  });
  return at === undefined ? [] : path.slice(at).split('/');
}

/** What is of the system lies here in the folder of its name, or in the workspace folder of that name. */
function inSystem({ told, here, matched }: EndsAlike): Layout {
  const [folder] = following(told, SYSTEMS);
  return folder === undefined || here.includes(folder) || matched > here.length ? undefined : 'differs';
}

/** What is of an extension lies in the folder of its name, or all of its path agrees where a checkout of it is open. */
function inExtension({ told, here, matched }: EndsAlike): Layout {
  const [folder, ...below] = following(told, EXTENSIONS);
  const isNamed = folder === undefined || here.includes(folder) || matched > here.length;
  const isOrdinary = matched === 1 && WORDPRESS_FILES.has(told.at(-1) ?? '');
  const isWhole = matched === here.length && matched >= below.length && !isOrdinary;
  return isNamed || isWhole ? undefined : 'differs';
}
