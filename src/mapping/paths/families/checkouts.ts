import type { EndsAlike, Layout } from './family';

/** Folders into which build servers, containers and deployments put a repository's root; matched with `/` at the end. */
export const CHECKOUTS: Readonly<Record<string, RegExp>> = {
  /** `D:\a\1\s\`, `/home/vsts/work/1/s/`, `/__w/1/s/` */
  azurePipelines: /(?:^|\/)(?:a|_?work|__w)\/\d+\/s\/$/,
  /** `D:\a\shop\shop\`, `/home/runner/work/shop/shop/` */
  gitHubActions: /(?:^|\/)(?:a|_?work|__w)\/([^/]+)\/\1\/$/,
  /** `/app/`, `/usr/src/app/`, `/src/` */
  container: /^(?:(?:usr\/src\/)?app|src|source|code)\/$/,
  /** `/srv/shop/current/`, `/srv/shop/releases/20240229103000/` */
  capistrano: /\/(?:current|releases\/\d{14})\/$/,
};

/** What lies in such a folder lies in the root of the repository: even a name that every project has is told in full. */
export function inCheckout({ told, here, matched }: EndsAlike): Layout {
  const above = told.slice(0, -here.length).map((folder) => `${folder}/`);
  const isCheckout = Object.values(CHECKOUTS).some((checkout) => checkout.test(above.join('')));
  return matched === here.length && isCheckout ? 'fits' : undefined;
}
