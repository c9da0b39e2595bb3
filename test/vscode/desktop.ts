/** The server build of VS Code, and with it a window that can be driven, is to be had for Linux only. */
export const hasServerBuild = process.platform === 'linux';

/** Whether host tests run in desktop VS Code; else in the server build, which needs no screen. */
export const isDesktop = !hasServerBuild || process.env['FAULTLINE_DESKTOP'] !== undefined;
