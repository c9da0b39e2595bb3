/** Loads what documents say: a bundle of its own, beside the extension's. */
export const pages = () => import('./pages');
