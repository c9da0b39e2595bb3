import type { CaseFrame, FrameCase } from '../frameCase';

type Source = FrameCase['source'];

/** The day on which texts were read that bear no date. */
const READ = '2026-11-20';

const thread = (path: string, date: string): Source => [`https://github.com/${path}`, date];

/** A frame as Sentry's Java SDK sends it; `undefined` where the class does not tell its file. */
const frame = (module: string, filename?: string, more: CaseFrame = {}): CaseFrame => ({
  module,
  ...(filename !== undefined && { filename, absPath: filename }),
  ...more,
});

const PIPELINE = thread('mercedes-benz/sechub/issues/35', '2019-08-30');
const WORKFLOW = frame('WorkflowScript', 'WorkflowScript', { function: 'run', line: 62 });
const WHEN = thread('comquent/imperative-when/issues/1', '2018-04-10');
const GSP = 'D__grails_3_controller_include_grails_app_views_notFound_gsp';
const NEXTFLOW = thread('nextflow-io/nextflow/issues/6', READ);

/** Frames of Groovy: Grails, Jenkins, Gradle and scripts. */
export const cases: readonly FrameCase[] = [
  {
    says: 'a pipeline of Jenkins',
    source: PIPELINE,
    text: 'taken',
    platform: 'java',
    frame: WORKFLOW,
    files: ['Jenkinsfile', 'build.gradle'],
    place: 'Jenkinsfile',
  },
  {
    says: 'one of two pipelines of Jenkins',
    source: PIPELINE,
    text: 'taken',
    platform: 'java',
    frame: WORKFLOW,
    files: ['api/Jenkinsfile', 'web/Jenkinsfile'],
    place: { ambiguous: ['api/Jenkinsfile', 'web/Jenkinsfile'] },
  },
  {
    says: 'the mark between two parts of a pipeline',
    source: PIPELINE,
    text: 'taken',
    platform: 'java',
    frame: frame('___cps', undefined, { function: 'transform___' }),
    files: ['Jenkinsfile', 'src/cps.groovy'],
    place: { unmapped: 'noPath' },
  },
  {
    says: 'the language as Jenkins calls it',
    source: WHEN,
    text: 'taken',
    platform: 'java',
    frame: frame('org.codehaus.groovy.runtime.ScriptBytecodeAdapter', 'ScriptBytecodeAdapter.java'),
    files: ['src/org/acme/runtime/ScriptBytecodeAdapter.java'],
    place: { unmapped: 'runtime' },
  },
  {
    says: 'a class of the language in its own package',
    source: PIPELINE,
    text: 'taken',
    platform: 'java',
    frame: frame('groovy.lang.Binding', 'Binding.java'),
    files: ['src/main/groovy/lang/Binding.java'],
    place: { unmapped: 'runtime' },
  },
  {
    says: 'a step of a shared library, with the path on the server',
    source: WHEN,
    text: 'taken',
    platform: 'java',
    frame: frame(
      'when',
      '/data/jenkins_home/jobs/Axway_Multibranch_Pipeline/branches/develop/builds/12/libs/Utils/vars/when.groovy',
      { function: 'call' },
    ),
    files: ['vars/when.groovy', 'vars/unless.groovy', 'resources/when.groovy'],
    place: 'vars/when.groovy',
  },
  {
    says: 'the plugin that runs a pipeline',
    source: WHEN,
    text: 'taken',
    platform: 'java',
    frame: frame('com.cloudbees.groovy.cps.impl.PropertyAccessBlock', 'PropertyAccessBlock.java'),
    files: ['vars/when.groovy', 'src/impl/PropertyAccessBlock.groovy'],
    place: { unmapped: 'notFound' },
  },
  {
    says: 'a page of Grails, its path in its name',
    source: thread('apache/grails-core/issues/10149', '2016-09-13'),
    text: 'taken',
    platform: 'java',
    frame: frame(`${GSP}$_run_closure1`, GSP, { function: 'doCall' }),
    files: ['grails-app/views/notFound.gsp', 'grails-app/views/book/notFound.gsp'],
    place: 'grails-app/views/notFound.gsp',
  },
  {
    says: 'a page of Grails, nothing of whose path can be told from its name',
    source: thread('k-int/gokb-phase1/issues/398', '2015-02-27'),
    text: 'taken',
    platform: 'java',
    frame: frame('gsp_gokb_resourceshow_gsp$_run_closure2', 'gsp_gokb_resourceshow_gsp.groovy', {
      function: 'doCall',
    }),
    files: ['grails-app/views/resource/show.gsp'],
    folder: 'gokb',
    place: { unmapped: 'notFound' },
  },
  {
    says: 'a page of Grails by its path',
    source: thread('k-int/gokb-phase1/issues/132', '2014-08-07'),
    text: 'taken',
    platform: 'java',
    frame: { filename: '/WEB-INF/grails-app/views/resource/show.gsp', function: 'doCall' },
    files: ['app/grails-app/views/resource/show.gsp', 'app/grails-app/views/package/show.gsp'],
    folder: 'gokb',
    place: 'app/grails-app/views/resource/show.gsp',
  },
  {
    says: 'a controller of Grails without a file name',
    source: thread('k-int/KBPlus/issues/529', '2013-06-14'),
    text: 'taken',
    platform: 'java',
    frame: frame('com.k_int.kbplus.TitleDetailsController', undefined, { function: 'show', line: 59 }),
    files: [
      'app/grails-app/controllers/com/k_int/kbplus/TitleDetailsController.groovy',
      'app/grails-app/controllers/com/k_int/kbplus/api/TitleDetailsController.groovy',
    ],
    folder: 'KBPlus',
    place: 'app/grails-app/controllers/com/k_int/kbplus/TitleDetailsController.groovy',
  },
  {
    says: 'a plugin of Grails, the last folder of which is here too',
    source: thread('apache/grails-core/issues/10149', '2016-09-13'),
    text: 'taken',
    platform: 'java',
    frame: frame('grails.plugin.cache.web.filter.AbstractFilter', 'AbstractFilter.java'),
    files: ['src/main/java/com/acme/filter/AbstractFilter.java'],
    place: { unmapped: 'differs' },
  },
  {
    says: 'a closure of a class that is not named like its file',
    source: NEXTFLOW,
    text: 'taken',
    platform: 'java',
    frame: frame('nextflow.script.FileOutParam$_getFilePatterns_closure1', 'ParamsOut.groovy'),
    files: [
      'modules/nextflow/src/main/groovy/nextflow/script/ParamsOut.groovy',
      'modules/nextflow/src/main/groovy/nextflow/cli/ParamsOut.groovy',
    ],
    folder: 'nextflow',
    place: 'modules/nextflow/src/main/groovy/nextflow/script/ParamsOut.groovy',
  },
  {
    says: 'a script that is known by its hash',
    source: thread('nextflow-io/nextflow/issues/1275', READ),
    text: 'taken',
    platform: 'java',
    frame: frame('Script_365f2370$_runScript_closure3', 'Script_365f2370', { function: 'doCall' }),
    files: ['main.nf', 'lib/Script.groovy'],
    place: { unmapped: 'notFound' },
  },
  {
    says: 'a script that was given as text',
    source: thread('jenkinsci/jenkins-scripts/issues/112', '2020-01-14'),
    text: 'modelled',
    platform: 'java',
    frame: frame('Script1', 'Script1.groovy', { function: 'run' }),
    files: ['scripts/triggerNextBuildNum.groovy'],
    place: { unmapped: 'notFound' },
  },
  {
    says: 'the build file in the root, with its path',
    source: thread('octarine-noise/simpledeobf/issues/6', '2018-03-25'),
    text: 'modelled',
    platform: 'java',
    frame: frame('build_5jv4v9k3iq3ke2u5sy2v3n5wd', '/hi/simpledeobf/build.gradle', { function: 'run' }),
    files: ['build.gradle', 'plugin/build.gradle'],
    folder: 'simpledeobf',
    place: 'build.gradle',
  },
  {
    says: 'an event that tells no platform',
    source: NEXTFLOW,
    text: 'taken',
    platform: 'other',
    frame: frame('nextflow.script.FileOutParam$_getFilePatterns_closure1', 'ParamsOut.groovy'),
    files: [
      'modules/nextflow/src/main/groovy/nextflow/script/ParamsOut.groovy',
      'modules/nextflow/src/main/groovy/nextflow/cli/ParamsOut.groovy',
    ],
    folder: 'nextflow',
    place: 'modules/nextflow/src/main/groovy/nextflow/script/ParamsOut.groovy',
  },
];
