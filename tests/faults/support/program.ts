import { type ChildProcess, fork } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { PersonAction } from '../../../src/domain/commands.ts';
import type { Person } from '../../../src/persistence/actor.ts';
import type { HoldAt, ProgramMessage } from './crash-points.ts';

export interface ProgramSettings {
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly namespace: string;
  readonly bundlePath: string;
  readonly apiPort: number;
  readonly smtpUrl: string;
  readonly timerSlackMs: number;
  /** Where to hold from the start. */
  readonly holdAt: readonly string[];
}

/** What a browser asks of the API's process. */
export interface ApiRequest {
  readonly action: PersonAction | 'register' | 'look' | 'moveRoundDate';
  readonly actor: Person;
  readonly request: object;
}
/** What the API logs of a fault that nobody foresaw: the person would be told of a defect. */
export const UNEXPLAINED = 'request failed';

export type ApiAnswer = { readonly result: unknown } | { readonly error: string };

type Held = Extract<ProgramMessage, { held: string }>;

/** A program of the test as a real process: killed without warning, started again on the same settings. */
export class Program {
  readonly name: 'worker' | 'api';
  readonly held: Held[] = [];
  /** How often it ended although nobody had killed it. */
  fell = 0;
  private readonly settings: ProgramSettings;
  private readonly logFile: string;
  private child: ChildProcess | undefined;
  private ended: Promise<void> = Promise.resolve();

  constructor(name: 'worker' | 'api', settings: ProgramSettings, logFile: string) {
    this.name = name;
    this.settings = settings;
    this.logFile = logFile;
  }

  /** Resolves when it serves. */
  async start(holdAt: readonly string[] = []): Promise<void> {
    const file = fileURLToPath(new URL(`${this.name}-process.ts`, import.meta.url));
    const child = fork(file, [JSON.stringify({ ...this.settings, holdAt })], {
      execArgv: [],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.child = child;
    this.held.length = 0;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        appendFileSync(this.logFile, chunk);
      });
    }
    this.ended = new Promise((resolve) => {
      child.once('exit', () => {
        if (this.child === child) this.fell += 1;
        resolve();
      });
    });
    await new Promise<void>((resolve, reject) => {
      child.on('message', (message: ProgramMessage) => {
        if ('held' in message) this.hold(message);
        else resolve();
      });
      child.once('exit', (code) => {
        reject(new Error(`the ${this.name} ended while starting (${code}), see ${this.logFile}`));
      });
    });
  }

  /** What is held for long is tried again, and held again: that is one visit. */
  private hold(visit: Held): void {
    const isKnown = ({ held, subject }: Held): boolean =>
      held === visit.held && subject === visit.subject;
    if (!this.held.some(isKnown)) this.held.push(visit);
  }

  /** Holds every further visit to points that begin so. */
  holdAt(...points: readonly string[]): void {
    const message: HoldAt = { holdAt: points };
    this.child?.send(message);
  }

  /** Waits until so many visits are held; false when the time is up. */
  async untilHeld(count: number, withinMs: number): Promise<boolean> {
    const until = Date.now() + withinMs;
    while (this.held.length < count) {
      if (Date.now() > until) return false;
      await sleep(10);
    }
    return true;
  }

  async kill(): Promise<void> {
    const { child, ended } = this;
    this.child = undefined;
    child?.kill('SIGKILL');
    await ended;
  }

  isRunning(): boolean {
    return this.child?.exitCode === null && this.child.signalCode === null;
  }
}

export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
