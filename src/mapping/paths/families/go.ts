import type { TraceFrame } from '../../trace';
import { baseName, type EndsAlike, type Family, type Layout, paths, spelled, type Spelling } from './family';

/** The packages of Go's library by their import paths; those with `internal` in them are told by that. */
export const goLibrary: ReadonlySet<string> = new Set(
  (
    'archive/tar archive/zip bufio builtin bytes cmp compress/bzip2 compress/flate compress/gzip compress/lzw ' +
    'compress/zlib container/heap container/list container/ring context crypto crypto/aes crypto/cipher ' +
    'crypto/des crypto/dsa crypto/ecdh crypto/ecdsa crypto/ed25519 crypto/elliptic crypto/fips140 crypto/hkdf ' +
    'crypto/hmac crypto/md5 crypto/mlkem crypto/pbkdf2 crypto/rand crypto/rc4 crypto/rsa crypto/sha1 ' +
    'crypto/sha256 crypto/sha3 crypto/sha512 crypto/subtle crypto/tls crypto/x509 crypto/x509/pkix ' +
    'database/sql database/sql/driver debug/buildinfo debug/dwarf debug/elf debug/gosym debug/macho debug/pe ' +
    'debug/plan9obj embed encoding encoding/ascii85 encoding/asn1 encoding/base32 encoding/base64 ' +
    'encoding/binary encoding/csv encoding/gob encoding/hex encoding/json encoding/pem encoding/xml errors ' +
    'expvar flag fmt go/ast go/build go/build/constraint go/constant go/doc go/doc/comment go/format ' +
    'go/importer go/parser go/printer go/scanner go/token go/types go/version hash hash/adler32 hash/crc32 ' +
    'hash/crc64 hash/fnv hash/maphash html html/template image image/color image/color/palette image/draw ' +
    'image/gif image/jpeg image/png index/suffixarray io io/fs io/ioutil iter log log/slog log/syslog maps ' +
    'math math/big math/bits math/cmplx math/rand math/rand/v2 mime mime/multipart mime/quotedprintable net ' +
    'net/http net/http/cgi net/http/cookiejar net/http/fcgi net/http/httptest net/http/httptrace ' +
    'net/http/httputil net/http/pprof net/mail net/netip net/rpc net/rpc/jsonrpc net/smtp net/textproto ' +
    'net/url os os/exec os/signal os/user path path/filepath plugin reflect regexp regexp/syntax runtime ' +
    'runtime/cgo runtime/coverage runtime/debug runtime/metrics runtime/pprof runtime/race runtime/trace ' +
    'slices sort strconv strings structs sync sync/atomic syscall syscall/js testing testing/fstest ' +
    'testing/iotest testing/quick testing/slogtest testing/synctest text/scanner text/tabwriter text/template ' +
    'text/template/parse time time/tzdata unicode unicode/utf16 unicode/utf8 unique unsafe weak'
  ).split(' '),
);

/** Hosts of repositories whose names have two parts: `github.com/acme/shop`. */
export const FORGES: ReadonlySet<string> = new Set(['github.com', 'bitbucket.org', 'gitlab.com']);

/** Go. */
export const go: Family = {
  platforms: ['go'],
  endings: ['go'],
  spellings: [file, importPath],
  runtimePaths: [],
  runtimeFrames: [isOfLibrary, isOfTools, isInLibrary],
  dependencies: [
    // the module cache: `pkg/mod/github.com/…`
    { folder: ['pkg', 'mod'], isCopy: true, holds: ([host = '']) => isHost(host) },
    // `vendor/github.com/…`
    { folder: ['vendor'], isCopy: true, holds: ([host = '']) => isHost(host) },
    // what Bazel fetched: `external/com_github_pkg_errors/…`
    { folder: ['external'], holds: ([name = '']) => /(?:^|[-~+])(?:com|org|io|in|net|dev)_\w/.test(name) },
  ],
  layouts: [inItsRepository, belowItsModule, inItsPackage],
  manifests: ['go.mod'],
};

/** Only names with an ending are files: `??` and `unknown` are none. */
function file(frame: TraceFrame): readonly Spelling[] {
  return paths(frame).filter(({ text }) => isFile(text));
}

/** The import path `github.com/acme/shop/cart` and the base name; tests outside a package call theirs `cart_test`. */
function importPath(frame: TraceFrame): readonly Spelling[] {
  const { module = '', filename = '', absPath = '' } = frame;
  const base = baseName(absPath === '' ? filename : absPath);
  const folder = module.replace(/_test$/, '');
  return folder.includes('/') && isFile(base) ? [spelled('module', `${folder}/${base}`)] : [];
}

function isFile(path: string): boolean {
  return /\.\w{1,8}$/.test(path);
}

/** `go.opencensus.io`: a folder of the library or of a project has no dot in its name. */
function isHost(segment: string): boolean {
  return /^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}$/.test(segment);
}

/** A package of the library, wherever Go is installed. */
function isOfLibrary({ module = '' }: TraceFrame): boolean {
  return goLibrary.has(module);
}

/** Packages that only Go itself can call so: those of a project begin with its module. */
function isOfTools({ module = '' }: TraceFrame): boolean {
  return /^(?:internal|runtime\/internal|cmd|vendor)\//.test(module);
}

/** Where no package is told, its folder below the `src` of an installation: `/usr/lib/go-1.10/src/net/http/server.go`. */
function isInLibrary({ module = '', filename = '', absPath = '' }: TraceFrame): boolean {
  const folders = (absPath === '' ? filename : absPath).split(/[\\/]/).slice(0, -1);
  const src = folders.lastIndexOf('src');
  const isInstalled = folders
    .slice(Math.max(0, src - GO_FOLDERS), Math.max(0, src))
    .some((one) => /^go(?:[-.\d].*)?$/i.test(one));
  const below = folders.slice(src + (folders[src + 1] === 'pkg' ? 2 : 1));
  return module === '' && src !== -1 && isInstalled && goLibrary.has(below.join('/'));
}

/** So many folders above `src` one is named after Go: `go/1.21.5/x64/src`. */
const GO_FOLDERS = 3;

/** Behind a forge's name the path in its repository is told; where that is here, no longer path is meant. */
function inItsRepository({ told, here, has }: EndsAlike): Layout {
  const at = told.findIndex((segment) => FORGES.has(segment));
  const path = told.slice(at + 3).join('/');
  return at !== -1 && path !== '' && path !== here.join('/') && has(path) ? 'differs' : undefined;
}

/** Below the folder of its `go.mod` all of a file's path is told: no folder can be missing or be called otherwise. */
function belowItsModule({ here, matched, has }: EndsAlike): Layout {
  const depth = here.findLastIndex((_name, at) => has([...here.slice(0, at), 'go.mod'].join('/')));
  return depth === -1 ? undefined : matched >= here.length - depth ? 'fits' : 'differs';
}

/** Where no `go.mod` is, a package's folder agrees at least. */
function inItsPackage({ told, here, matched }: EndsAlike): Layout {
  return matched === 1 && told.length > 1 && here.length > 1 ? 'differs' : undefined;
}
