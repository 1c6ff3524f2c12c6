import { englishDates } from '../../calendar/format-en.ts';
import type { Texts } from '../catalogue.ts';
import { activityIn, nameIn } from '../history-names.ts';

const activities: Readonly<Record<string, string>> = {
  loadCase: 'read the case from the database',
  commitStep: 'write a step into the database',
};

const signals: Readonly<Record<string, string>> = {
  roundMoved: 'the round has new dates',
  reload: 'please read again',
};

const states: Texts['history']['states'] = {
  running: 'running',
  completed: 'completed',
  failed: 'failed',
  canceled: 'cancelled',
  terminated: 'ended by hand',
  continuedAsNew: 'continued in a new run',
  timedOut: 'out of time',
  unknown: 'unknown',
};

const attemptsOf = (attempts: number): string =>
  attempts === 1 ? '' : ` after ${attempts} attempts`;

export const history: Texts['history'] = {
  title: (child) => `Workflow: ${child}`,
  link: 'Workflow and technical state of this case',
  toCase: 'To the case',
  heading: 'What the workflow itself says',
  stand: 'The case stands here',
  unavailable: 'Temporal does not answer',
  unavailableText:
    'The case is safe: everything on this page is in the database, and open requests are carried out as soon as Temporal is back.',
  missing:
    'Temporal knows no workflow for this case. A new one starts by itself and goes on where the case stands.',
  openUi: "Open in Temporal's own pages",
  workflow: 'Workflow',
  run: 'Run',
  state: 'State',
  clock: "The workflow's clock",
  wakesAt: 'Wakes up',
  neverWakes: 'waits for somebody, no timer is set',
  revisions: 'Revision in the workflow',
  revisionsOf: (revision, round) => `revision ${revision}, round in revision ${round}`,
  notLoaded: 'The workflow is just reading its row.',
  unanswered: 'The workflow did not answer the question. Probably no worker is there just now.',
  pending: 'Work that is still going on',
  noPending: 'Nothing is running or being tried again.',
  pendingLine: (activity, attempts, code) =>
    `${nameIn(activities, activity)}: attempt ${attempts}${code === null ? '' : `, the last one failed with “${code}”`}`,
  events: 'History, the newest first',
  eventsHint: "The times are those of the workflow's clock.",
  when: 'When',
  what: 'What',
  cut: "Older events are found in Temporal's own pages.",
  states,
  sentence: (entry, names) => {
    switch (entry.kind) {
      case 'started':
        return 'The workflow starts.';
      case 'updateAccepted':
        return `Request accepted: ${nameIn(names.actions, entry.name)}.`;
      case 'updateCompleted':
        return entry.outcome === 'done'
          ? `Request carried out: ${nameIn(names.actions, entry.name)}.`
          : `Request refused: ${nameIn(names.actions, entry.name)}. ${nameIn(names.refusals, entry.outcome)}`;
      case 'signaled':
        return `Message received: ${nameIn({ ...names.actions, ...signals }, entry.name)}.`;
      case 'timerStarted':
        return `Timer set to ${englishDates.fullInstant(entry.until)}.`;
      case 'timerFired':
        return 'The timer rings.';
      case 'timerCanceled':
        return 'Timer stopped: something happened before.';
      case 'activityScheduled':
        return `Begins: ${activityIn(activities, entry, names)}.`;
      case 'activityCompleted':
        return `Done: ${activityIn(activities, entry, names)}${attemptsOf(entry.attempts)}.`;
      case 'activityFailed':
        return `Failed: ${activityIn(activities, entry, names)}${attemptsOf(entry.attempts)}, error “${entry.code}”.`;
      case 'timeSkipped':
        return `The workflow's clock jumps to ${englishDates.fullInstant(entry.to)}.`;
      case 'phasePublished':
        return `New stage: ${nameIn(names.phases, entry.phase)}.`;
      case 'taskFailed':
        return `The workflow could not go on, error “${entry.code}”. It tries again.`;
      case 'ended':
        return `The workflow ends: ${states[entry.state]}.`;
      case 'other':
        return entry.type;
    }
  },
};
