import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { Client, type WorkflowClientInterceptor } from '@temporalio/client';
import { pino } from 'pino';
import type { CasesDependencies } from '../../../src/cases/dependencies.ts';
import { DoorError } from '../../../src/cases/errors.ts';
import { doorErrorBehind } from '../../../src/cases/faults.ts';
import { moveRoundDate, sendOpenRoundChanges } from '../../../src/cases/office.ts';
import { register } from '../../../src/cases/register.ts';
import { sendOpenCommands } from '../../../src/cases/sender.ts';
import { startRounds, startWaitingCases } from '../../../src/cases/starter.ts';
import { every } from '../../../src/loop.ts';
import { startDispatcher } from '../../../src/notices/dispatcher.ts';
import { withActor } from '../../../src/persistence/actor.ts';
import { readCaseState } from '../../../src/persistence/case-state.ts';
import { openDatabase } from '../../../src/persistence/orm.ts';
import { openTemporal } from '../../../src/temporal/connection.ts';
import { askDoor } from './ask-door.ts';
import { listenForHolds, pass, tellTest } from './crash-points.ts';
import { UNEXPLAINED, type ApiAnswer, type ApiRequest, type ProgramSettings } from './program.ts';

/** The actions of persons as JSON, and the loops beside them, as src/server.ts has them, with crash points around every message to Temporal. */
const settings = JSON.parse(process.argv[2] ?? '') as ProgramSettings;
listenForHolds(settings.holdAt);
const { connection } = openTemporal({
  address: settings.temporalAddress,
  namespace: settings.namespace,
});
const logger = pino({ level: 'warn' }, pino.destination(2));
const deps: CasesDependencies = {
  orm: openDatabase({ url: settings.databaseUrl, role: 'kita_app' }),
  client: new Client({
    connection,
    namespace: settings.namespace,
    interceptors: { workflow: [crashPoints()] },
  }),
  clock: Date.now,
  updateWaitMs: 10_000,
  secret: 'a secret for tests of at least thirty-two characters',
  logger,
};
every(500, logger, 'sender', () => sendOpenCommands(deps));
every(500, logger, 'starter', () => startWaitingCases(deps));
every(2000, logger, 'rounds', async () => {
  await startRounds(deps);
  await sendOpenRoundChanges(deps);
});
startDispatcher({
  ...deps,
  publicOrigin: 'https://portal.example.org',
  smtpUrl: settings.smtpUrl,
  mailFrom: 'Kita-Portal <kita-portal@example.org>',
  pauseMs: 500,
});
createServer((request, response) => {
  void answer(request, response);
}).listen(settings.apiPort, '127.0.0.1', () => {
  tellTest({ ready: true });
});

function crashPoints(): WorkflowClientInterceptor {
  return {
    async start(input, next) {
      const { workflowId } = input.options;
      await pass(`start.before.${input.workflowType}`, workflowId);
      const runId = await next(input);
      await pass(`start.after.${input.workflowType}`, workflowId);
      return runId;
    },
    async startUpdate(input, next) {
      const workflowId = input.workflowExecution.workflowId ?? '';
      await pass(`update.before.${input.updateName}`, workflowId);
      const output = await next(input);
      await pass(`update.after.${input.updateName}`, workflowId);
      return output;
    },
    async signal(input, next) {
      const workflowId = input.workflowExecution.workflowId ?? '';
      await pass(`signal.before.${input.signalName}`, workflowId);
      await next(input);
      await pass(`signal.after.${input.signalName}`, workflowId);
    },
  };
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const reply = (status: number, body: ApiAnswer): void => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
  try {
    const result = await act(JSON.parse(await text(request)) as ApiRequest);
    reply(200, { result: result ?? null });
  } catch (error) {
    const door = error instanceof DoorError ? error : doorErrorBehind(error);
    if (door === undefined) logger.error(error, UNEXPLAINED);
    reply(door?.status ?? 500, { error: door?.code ?? 'fault' });
  }
}

function act({ action, actor, request }: ApiRequest): Promise<unknown> {
  const input = request as never;
  switch (action) {
    case 'register':
      return register(deps, input);
    case 'look':
      return withActor(deps.orm.em, actor, (em) =>
        readCaseState(em, (input as { readonly applicationId: string }).applicationId),
      );
    case 'moveRoundDate':
      return moveRoundDate(deps, actor, input);
    default:
      return askDoor(deps, actor, action, input);
  }
}
