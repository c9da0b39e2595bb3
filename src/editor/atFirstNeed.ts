/** Loads what hovers tell: a bundle of its own, beside the extension's. */
export const stories = () => import('./stories');
