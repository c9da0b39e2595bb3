import type { CaseFrame, FrameCase } from '../frameCase';

type Source = FrameCase['source'];

/** The day on which texts were read that bear no date. */
const READ = '2026-11-20';

const thread = (path: string, date: string): Source => [`https://github.com/${path}`, date];

/** A frame as Sentry's Java SDK sends it: the class of a function, and its file without a folder. */
const frame = (module: string, filename?: string, more: CaseFrame = {}): CaseFrame => ({
  module,
  ...(filename !== undefined && { filename, absPath: filename }),
  ...more,
});

const MONGO = thread('metabase/metabase/issues/12329', READ);
const METABASE = [
  'src/metabase/driver/sql_jdbc/execute.clj',
  'src/metabase/driver/mongo.clj',
  'src/metabase/query_processor/context/default.clj',
  'src/metabase/query_processor/middleware/default.clj',
  'src/metabase/util/ssh.clj',
  'modules/drivers/mongo/src/metabase/driver/mongo/execute.clj',
  'modules/drivers/druid/src/metabase/driver/druid/execute.clj',
  'enterprise/backend/src/metabase_enterprise/util/ssh.clj',
  'project.clj',
];
const MARIADB = thread('metabase/metabase/issues/6479', READ);
const LEIN_PROJECT = thread('technomancy/leiningen/issues/2237', '2017-01-23');
const LOAD_PLUGINS = frame('leiningen.core.project$load_plugins', 'project.clj', {
  function: 'invokeStatic',
});
const LEIN_REPL = thread('technomancy/leiningen/issues/1945', READ);
const MOUNT = thread('penpot/penpot/issues/99', '2019-06-14');
const MOUNT_UP = frame('mount.core$up$fn__655', 'core.cljc', { function: 'invoke' });
const PENPOT = thread('penpot/penpot/issues/4707', '2025-01-11');
const START = frame('app.main$start', 'main.clj', { function: 'invokeStatic' });
const MIGRATION = thread('penpot/penpot/issues/6650', READ);

/** Frames of Clojure. */
export const cases: readonly FrameCase[] = [
  {
    says: 'one of many namespaces of a name',
    source: MONGO,
    text: 'taken',
    platform: 'java',
    frame: frame('metabase.driver.mongo.execute$execute_reducible_query', 'execute.clj'),
    files: METABASE,
    folder: 'metabase',
    place: 'modules/drivers/mongo/src/metabase/driver/mongo/execute.clj',
  },
  {
    says: 'a method of a multimethod, named by a number',
    source: MONGO,
    text: 'taken',
    platform: 'java',
    frame: frame('metabase.driver.mongo$eval2505$fn__2506', 'mongo.clj'),
    files: METABASE,
    folder: 'metabase',
    place: 'src/metabase/driver/mongo.clj',
  },
  {
    says: 'a function whose name is not one of Java',
    source: MONGO,
    text: 'taken',
    platform: 'java',
    frame: frame('metabase.util.ssh$with_ssh_tunnel_STAR_', 'ssh.clj'),
    files: METABASE,
    folder: 'metabase',
    place: 'src/metabase/util/ssh.clj',
  },
  {
    says: 'a namespace with a dash, a folder with an underscore',
    source: MONGO,
    text: 'taken',
    platform: 'java',
    frame: frame('metabase.query_processor.context.default$default_runf', 'default.clj'),
    files: METABASE,
    folder: 'metabase',
    place: 'src/metabase/query_processor/context/default.clj',
  },
  {
    says: 'the part of the language that is Java',
    source: MONGO,
    text: 'taken',
    platform: 'java',
    frame: frame('clojure.lang.MultiFn', 'MultiFn.java'),
    files: ['src/java/com/acme/lang/MultiFn.java'],
    place: { unmapped: 'runtime' },
  },
  {
    says: 'a namespace and a folder of the same name',
    source: MARIADB,
    text: 'taken',
    platform: 'java',
    frame: frame('metabase.driver.generic_sql.query_processor$do_in_transaction', 'query_processor.clj'),
    files: [
      'src/metabase/query_processor.clj',
      'src/metabase/query_processor/annotate.clj',
      'src/metabase/driver/generic_sql/query_processor.clj',
      'src/metabase/driver/mongo/query_processor.clj',
    ],
    folder: 'metabase',
    place: 'src/metabase/driver/generic_sql/query_processor.clj',
  },
  {
    says: 'a library of the language',
    source: MARIADB,
    text: 'taken',
    platform: 'java',
    frame: frame('clojure.java.jdbc$db_transaction_STAR_', 'jdbc.clj', { inApp: false }),
    files: ['src/metabase/driver/java/jdbc.clj'],
    folder: 'metabase',
    place: { unmapped: 'runtime' },
  },
  {
    says: 'the core of the language, and the core of a project',
    source: PENPOT,
    text: 'taken',
    platform: 'java',
    frame: frame('clojure.core$alter_var_root', 'core.clj', { function: 'doInvoke' }),
    files: ['src/app/core.clj'],
    place: { unmapped: 'runtime' },
  },
  {
    says: 'a namespace named like the build file of every project',
    source: LEIN_PROJECT,
    text: 'taken',
    platform: 'java',
    frame: LOAD_PLUGINS,
    files: ['project.clj', 'leiningen-core/project.clj', 'leiningen-core/src/leiningen/core/project.clj'],
    folder: 'leiningen',
    place: 'leiningen-core/src/leiningen/core/project.clj',
  },
  {
    says: 'the build tool, which is not the build file of this project',
    source: LEIN_PROJECT,
    text: 'taken',
    platform: 'java',
    frame: LOAD_PLUGINS,
    files: ['project.clj', 'src/test/core.clj'],
    place: { unmapped: 'differs' },
  },
  {
    says: 'a form without a file',
    source: LEIN_REPL,
    text: 'taken',
    platform: 'java',
    frame: frame('user$eval6984$fn__6991', 'NO_SOURCE_FILE'),
    files: ['dev/user.clj'],
    place: { unmapped: 'noPath' },
  },
  {
    says: 'a namespace while it loads',
    source: LEIN_REPL,
    text: 'taken',
    platform: 'java',
    frame: frame('leiningen.search$loading__4958__auto__', 'search.clj'),
    files: ['src/leiningen/search.clj', 'src/leiningen/deps/search.clj'],
    folder: 'leiningen',
    place: 'src/leiningen/search.clj',
  },
  {
    says: 'the class that loads a compiled namespace, no file told',
    source: LEIN_REPL,
    text: 'taken',
    platform: 'java',
    frame: frame('leiningen.search__init', undefined, { function: '<clinit>' }),
    files: ['src/leiningen/search.clj'],
    folder: 'leiningen',
    place: { unmapped: 'noPath' },
  },
  {
    says: 'the form with which lein starts a program',
    source: MOUNT,
    text: 'modelled',
    platform: 'java',
    frame: frame('user$eval140', 'form-init5741804944757601637.clj'),
    files: ['backend/src/uxbox/main.clj', 'backend/dev/user.clj'],
    place: { unmapped: 'notFound' },
  },
  {
    says: 'a file for two platforms',
    source: MOUNT,
    text: 'taken',
    platform: 'java',
    frame: MOUNT_UP,
    files: ['src/mount/core.cljc', 'src/mount/tools/core.cljc'],
    folder: 'mount',
    place: 'src/mount/core.cljc',
  },
  {
    says: 'the core of a library, marked as own code',
    source: MOUNT,
    text: 'taken',
    platform: 'java',
    frame: MOUNT_UP,
    files: ['backend/src/uxbox/core.cljc', 'common/src/core.cljc'],
    place: { unmapped: 'differs' },
  },
  {
    says: 'a namespace that the front end has too',
    source: PENPOT,
    text: 'taken',
    platform: 'java',
    frame: START,
    files: [
      'backend/src/app/main.clj',
      'backend/dev/user.clj',
      'exporter/src/app/main.cljs',
      'frontend/src/app/main.cljs',
    ],
    folder: 'penpot',
    place: 'backend/src/app/main.clj',
  },
  {
    says: 'a namespace of two programs of a repository',
    source: PENPOT,
    text: 'taken',
    platform: 'java',
    frame: START,
    files: ['backend/src/app/main.clj', 'worker/src/app/main.clj'],
    folder: 'penpot',
    place: { ambiguous: ['backend/src/app/main.clj', 'worker/src/app/main.clj'] },
  },
  {
    says: 'a function in a function, with an exclamation mark',
    source: MIGRATION,
    text: 'taken',
    platform: 'java',
    frame: frame('app.features.components_v2$migrate_team_BANG_$migrate_team__36231', 'components_v2.clj'),
    files: ['backend/src/app/features/components_v2.clj', 'backend/src/app/migrations/components_v2.clj'],
    folder: 'penpot',
    place: 'backend/src/app/features/components_v2.clj',
  },
  {
    says: 'what was typed at a prompt',
    source: thread('clojure-emacs/cider/issues/1162', '2015-06-23'),
    text: 'taken',
    platform: 'java',
    frame: frame('user$eval17374', 'REPL', { line: 1 }),
    files: ['dev/user.clj', 'src/rockscience2/question.clj'],
    place: { unmapped: 'noPath' },
  },
  {
    says: 'a library, marked as own code, the last folder of which is here too',
    source: thread('ring-clojure/ring/issues/47', '2013-02-28'),
    text: 'modelled',
    platform: 'java',
    frame: frame('ring.middleware.stacktrace$wrap_stacktrace_log$fn__1234', 'stacktrace.clj'),
    files: ['src/shop/middleware/stacktrace.clj'],
    place: { unmapped: 'differs' },
  },
  {
    says: 'an event that tells no platform',
    source: LEIN_PROJECT,
    text: 'taken',
    platform: 'other',
    frame: LOAD_PLUGINS,
    files: ['project.clj', 'src/test/core.clj'],
    place: { unmapped: 'differs' },
  },
];
