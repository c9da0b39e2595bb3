import * as path from 'node:path';

/** The folder that holds package.json. */
export const projectRoot = path.join(__dirname, '..');
