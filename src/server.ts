import { serve, type ServerType } from '@hono/node-server';
import { createApp } from '../api/app.tsx';
import { eraseDueCases } from './cases/erase.ts';
import { sendOpenRoundChanges } from './cases/office.ts';
import { dropOldDrafts } from './cases/registration-draft.ts';
import { sendOpenCommands } from './cases/sender.ts';
import { startRounds, startWaitingCases } from './cases/starter.ts';
import { remindWaitingList } from './cases/waiting-list/invite.ts';
import type { RunningConfig } from './config.ts';
import { every } from './loop.ts';
import { writeDigests } from './notices/digest/write-digests.ts';
import { startDispatcher } from './notices/dispatcher.ts';
import { openDatabase, openSignInDatabase } from './persistence/orm.ts';
import { openCasesDependencies } from './portal-dependencies.ts';
import { runProgram } from './run-program.ts';
import { createAuth } from './sign-in/auth.ts';
import { forgetLeftAccounts } from './sign-in/forget-accounts.ts';
import { createWatch, startWatch } from './watch/watch.ts';

/** Pauses between rounds, milliseconds; a round that finds work begins the next one no sooner. */
const SEND_EVERY_MS = 1000;
const START_EVERY_MS = 2000;
const ROUNDS_EVERY_MS = 15_000;
const ERASE_EVERY_MS = 15_000;
const REMIND_EVERY_MS = 60_000;
const DIGEST_EVERY_MS = 60_000;
const DRAFTS_EVERY_MS = 600_000;
const FORGET_EVERY_MS = 3_600_000;

/** What the pages link to besides themselves. */
export interface Surroundings {
  /** The page of an embedded mail catcher. */
  readonly mailPageUrl?: string | undefined;
}

/**
 * The API process: pages and JSON, and the loops that send commands again, start cases, look for stalled ones, and
 * deliver notices. Several may run at once. Resolves when it listens; rejects with the system's error when the port is taken.
 */
export async function startServer(
  config: RunningConfig,
  { mailPageUrl }: Surroundings = {},
): Promise<{ close(): Promise<void> }> {
  const { deps, close } = openCasesDependencies(config);
  const { orm, logger, clock } = deps;
  const eraser = openDatabase({
    url: config.databaseEraserUrl ?? config.databaseUrl,
    role: 'kita_eraser',
    poolSize: 1,
  });
  const accounts = openSignInDatabase(config.databaseUrl);
  const watching = { ...deps, ...config };
  const watch = createWatch(watching);
  const app = createApp({
    ...deps,
    publicOrigin: config.publicOrigin,
    auth: createAuth({ ...config, database: accounts }),
    trustedProxies: config.trustedProxies,
    demo: config.demo,
    production: config.nodeEnv === 'production',
    authority: {
      representedBy: config.imprintRepresentedBy,
      dataProtectionOfficer: config.dataProtectionOfficer,
      hostedBy: config.hostedBy,
    },
    temporalUiUrl: config.temporalUiUrl,
    mailPageUrl,
    watch,
  });
  const listening = await listen(app.fetch, config);
  const loops = [
    every(SEND_EVERY_MS, logger, 'sender', () => sendOpenCommands(deps)),
    every(START_EVERY_MS, logger, 'starter', () => startWaitingCases(deps)),
    every(ROUNDS_EVERY_MS, logger, 'rounds', async () => {
      await startRounds(deps);
      await sendOpenRoundChanges(deps);
    }),
    every(ERASE_EVERY_MS, logger, 'eraser', () => eraseDueCases({ ...deps, eraser })),
    every(REMIND_EVERY_MS, logger, 'waiting list', async () => {
      await remindWaitingList(deps);
    }),
    every(DIGEST_EVERY_MS, logger, 'digest', async () => {
      await writeDigests({ orm, clock, ...config });
    }),
    every(DRAFTS_EVERY_MS, logger, 'drafts', async () => {
      await dropOldDrafts(deps);
    }),
    every(FORGET_EVERY_MS, logger, 'accounts', async () => {
      await forgetLeftAccounts(deps);
    }),
    startWatch(watch, watching),
    startDispatcher({ orm, clock, logger, ...config }),
  ];
  return {
    async close() {
      await new Promise((resolve) => {
        listening.close(resolve);
      });
      await Promise.all(loops.map((loop) => loop.stop()));
      await Promise.all([eraser.close(), accounts.close()]);
      await close();
    },
  };
}

function listen(
  fetch: Parameters<typeof serve>[0]['fetch'],
  { port, host }: Pick<RunningConfig, 'port' | 'host'>,
): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port, hostname: host }, () => {
      resolve(server);
    });
    server.once('error', reject);
  });
}

if (import.meta.main) await runProgram(startServer);
