/** Loads what finds places: a bundle of its own, beside the extension's. */
export const mapping = () => import('./mapping');
