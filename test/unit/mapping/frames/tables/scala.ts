import type { CaseFrame, FrameCase } from '../frameCase';

type Source = FrameCase['source'];

/** The day on which texts were read that bear no date. */
const READ = '2026-11-20';

const thread = (path: string, date: string): Source => [`https://github.com/${path}`, date];

/** A frame as Sentry's Java SDK sends it: the class, and its file without a folder. */
const frame = (module: string, filename: string, more: CaseFrame = {}): CaseFrame => ({
  module,
  filename,
  absPath: filename,
  ...more,
});

const SWAGGER = thread('iheartradio/play-swagger/issues/93', READ);
const DYNAMIC_ACCESS = frame(
  'akka.actor.ReflectiveDynamicAccess$$anonfun$createInstanceFor$3',
  'DynamicAccess.scala',
  { function: 'apply' },
);
const KAFKA = thread('conduktor/kafka-stack-docker-compose/issues/47', READ);
const KAFKA_START = thread('apache/kafka/pull/12028', '2022-04-11');
const PHOEBUS = thread('ControlSystemStudio/phoebus/issues/1174', READ);
const GITBUCKET = thread('gitbucket/gitbucket/issues/1645', READ);
const CONTROLLER = frame('gitbucket.core.controller.ControllerBase', 'ControllerBase.scala', {
  function: 'withResponse',
});
const PLAY = thread('playframework/playframework/pull/5074', READ);

/** Frames of Scala. */
export const cases: readonly FrameCase[] = [
  {
    says: 'an anonymous function of a class that is not named like its file',
    source: SWAGGER,
    text: 'taken',
    platform: 'java',
    frame: DYNAMIC_ACCESS,
    files: [
      'akka-actor/src/main/scala/akka/actor/DynamicAccess.scala',
      'akka-actor/src/main/scala/akka/actor/ActorSystem.scala',
    ],
    folder: 'akka',
    place: 'akka-actor/src/main/scala/akka/actor/DynamicAccess.scala',
  },
  {
    says: 'a library, marked as own code, and an own file of its name',
    source: SWAGGER,
    text: 'taken',
    platform: 'java',
    frame: DYNAMIC_ACCESS,
    files: ['app/utils/DynamicAccess.scala', 'app/controllers/Application.scala'],
    place: { unmapped: 'differs' },
  },
  {
    says: "the language, whose folder is below everybody's source root",
    source: SWAGGER,
    text: 'taken',
    platform: 'java',
    frame: frame('scala.util.Success', 'Try.scala'),
    files: ['src/main/scala/util/Try.scala'],
    place: { unmapped: 'runtime' },
  },
  {
    says: 'a service of an app of Play, one of two of its name',
    source: PLAY,
    text: 'modelled',
    platform: 'java',
    frame: frame('services.aws.S3Service$$anonfun$upload$1', 'S3Service.scala', { function: 'apply' }),
    files: ['app/services/aws/S3Service.scala', 'app/services/gcp/S3Service.scala'],
    place: 'app/services/aws/S3Service.scala',
  },
  {
    says: 'what Play generated of the routes',
    source: PLAY,
    text: 'modelled',
    platform: 'java',
    frame: frame('router.Routes$$anonfun$routes$1', 'Routes.scala', { function: 'applyOrElse' }),
    files: ['conf/routes', 'app/controllers/Application.scala'],
    place: { unmapped: 'notFound' },
  },
  {
    says: 'what Play generated of a template',
    source: PLAY,
    text: 'modelled',
    platform: 'java',
    frame: frame('views.html.main$', 'main.template.scala', { function: 'apply' }),
    files: ['app/views/main.scala.html', 'app/controllers/Application.scala'],
    place: { unmapped: 'notFound' },
  },
  {
    says: "Play's router, and an own file of its name",
    source: thread('graylog-labs/graylog2-web-interface/issues/827', READ),
    text: 'taken',
    platform: 'java',
    frame: frame('play.core.Router$Routes$$anon$1', 'Router.scala', { inApp: false }),
    files: ['app/lib/core/Router.scala'],
    place: { unmapped: 'differs' },
  },
  {
    says: 'a companion object',
    source: KAFKA_START,
    text: 'taken',
    platform: 'java',
    frame: frame('kafka.Kafka$', 'Kafka.scala', { function: 'main' }),
    files: ['core/src/main/scala/kafka/Kafka.scala', 'examples/src/main/scala/examples/Kafka.scala'],
    folder: 'kafka',
    place: 'core/src/main/scala/kafka/Kafka.scala',
  },
  {
    says: 'an anonymous function in another',
    source: KAFKA,
    text: 'taken',
    platform: 'java',
    frame: frame('kafka.cluster.Partition$$anonfun$5$$anonfun$7', 'Partition.scala'),
    files: [
      'core/src/main/scala/kafka/cluster/Partition.scala',
      'core/src/main/scala/kafka/admin/Partition.scala',
    ],
    folder: 'kafka',
    place: 'core/src/main/scala/kafka/cluster/Partition.scala',
  },
  {
    says: 'a lambda of Scala 2.12, a method of its class',
    source: PHOEBUS,
    text: 'taken',
    platform: 'java',
    frame: frame('kafka.log.LogManager', 'LogManager.scala', {
      function: '$anonfun$cleanupLogs$3$adapted',
    }),
    files: [
      'core/src/main/scala/kafka/log/LogManager.scala',
      'core/src/test/scala/unit/kafka/log/LogManagerTest.scala',
    ],
    folder: 'kafka',
    place: 'core/src/main/scala/kafka/log/LogManager.scala',
  },
  {
    says: 'an anonymous class of an object',
    source: PHOEBUS,
    text: 'taken',
    platform: 'java',
    frame: frame('kafka.utils.CoreUtils$$anon$1', 'CoreUtils.scala', { function: 'run' }),
    files: [
      'core/src/main/scala/kafka/utils/CoreUtils.scala',
      'core/src/main/scala/kafka/tools/CoreUtils.scala',
    ],
    folder: 'kafka',
    place: 'core/src/main/scala/kafka/utils/CoreUtils.scala',
  },
  {
    says: 'a package object, named as they all are',
    source: KAFKA,
    text: 'modelled',
    platform: 'java',
    frame: frame('kafka.log.package$', 'package.scala'),
    files: ['core/src/main/scala/kafka/log/package.scala', 'core/src/main/scala/kafka/server/package.scala'],
    folder: 'kafka',
    place: 'core/src/main/scala/kafka/log/package.scala',
  },
  {
    says: 'a package in its folders',
    source: GITBUCKET,
    text: 'taken',
    platform: 'java',
    frame: CONTROLLER,
    files: [
      'src/main/scala/gitbucket/core/controller/ControllerBase.scala',
      'src/main/scala/gitbucket/core/api/ControllerBase.scala',
    ],
    place: 'src/main/scala/gitbucket/core/controller/ControllerBase.scala',
  },
  {
    says: 'folders that leave out the root package',
    source: GITBUCKET,
    text: 'taken',
    platform: 'java',
    frame: CONTROLLER,
    files: [
      'src/main/scala/controller/ControllerBase.scala',
      'src/main/scala/controller/IndexController.scala',
    ],
    place: 'src/main/scala/controller/ControllerBase.scala',
  },
  {
    says: 'no folders of the package, in two modules',
    source: GITBUCKET,
    text: 'taken',
    platform: 'java',
    frame: CONTROLLER,
    files: ['core/src/main/scala/ControllerBase.scala', 'api/src/main/scala/ControllerBase.scala'],
    place: {
      ambiguous: ['core/src/main/scala/ControllerBase.scala', 'api/src/main/scala/ControllerBase.scala'],
    },
  },
  {
    says: 'no folders of the package, in two modules: the files declare it in two steps',
    source: GITBUCKET,
    text: 'taken',
    platform: 'java',
    frame: CONTROLLER,
    files: {
      'api/src/main/scala/ControllerBase.scala': 'package gitbucket.api\n\ntrait ControllerBase\n',
      'core/src/main/scala/ControllerBase.scala':
        'package gitbucket.core\npackage controller\n\nabstract class ControllerBase\n',
    },
    place: 'core/src/main/scala/ControllerBase.scala',
  },
  {
    says: 'a package named app',
    source: thread('gitbucket/gitbucket/issues/420', READ),
    text: 'taken',
    platform: 'java',
    frame: frame('app.ControllerBase', 'ControllerBase.scala'),
    files: ['src/main/scala/app/ControllerBase.scala', 'src/main/scala/api/ControllerBase.scala'],
    place: 'src/main/scala/app/ControllerBase.scala',
  },
  {
    says: 'a trait of a library, compiled for old machines',
    source: thread('gitbucket/gitbucket/issues/420', READ),
    text: 'taken',
    platform: 'java',
    frame: frame('org.scalatra.ScalatraBase$class', 'ScalatraBase.scala', { inApp: false }),
    files: ['src/main/scala/app/ControllerBase.scala'],
    place: { unmapped: 'notFound' },
  },
  {
    says: 'a console',
    source: thread('big-data-europe/docker-hadoop-spark-workbench/issues/57', '2018-08-19'),
    text: 'modelled',
    platform: 'java',
    frame: frame('$line21.$read$$iw$$iw', '<console>', { function: '<init>' }),
    files: ['src/main/scala/Console.scala'],
    place: { unmapped: 'noPath' },
  },
  {
    says: 'an event that tells no platform',
    source: KAFKA,
    text: 'taken',
    platform: 'other',
    frame: frame('kafka.cluster.Partition$$anonfun$5$$anonfun$7', 'Partition.scala'),
    files: [
      'core/src/main/scala/kafka/cluster/Partition.scala',
      'core/src/main/scala/kafka/admin/Partition.scala',
    ],
    folder: 'kafka',
    place: 'core/src/main/scala/kafka/cluster/Partition.scala',
  },
];
