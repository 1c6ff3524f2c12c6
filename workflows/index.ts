/** What the worker bundles: the exported names are the workflow types on the wire. */
export { application } from './application/application.workflow.ts';
export { round } from './round/round.workflow.ts';
