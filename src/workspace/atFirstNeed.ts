/** Loads what reads folders and their repositories: a bundle of its own, beside the extension's. */
export const folderReading = () => import('./folderReading');
