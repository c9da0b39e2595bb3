/** The base name of a workspace folder: `my shop` of `file:///home/me/my%20shop`. */
export function folderName(uri: string): string {
  return decoded(uri).replace(/\/+$/, '').replace(/^.*\//s, '').normalize('NFC');
}

/** A file's own address, in which two folders that hold the same file agree. For comparing only. */
export function addressOf(folder: string, path: string): string {
  return `${decoded(folder).replace(/\/+$/, '')}/${path}`.normalize('NFC');
}

function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch (error) {
    if (error instanceof URIError) {
      return uri;
    }
    throw error;
  }
}
