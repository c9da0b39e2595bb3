/** Loads what commands do: a bundle of its own, beside the extension's. */
export const commandRoom = () => import('./commands');
