import { join } from 'node:path';
import type { Config, RunningConfig } from '../config.ts';
import { type DataFolder, openDataFolder } from './data-folder.ts';
import { startMailCatcher } from './mail-catcher.ts';
import { endLeftoverPostgres, startPostgres } from './postgres.ts';
import { canConnect, StartupError } from './processes.ts';
import { endLeftoverTemporal, ensureNamespace, startTemporal } from './temporal-server.ts';
import { endLeftoverWebUi, startWebUi } from './web-ui.ts';

/** What a program runs on: given services where a setting names one, our own where none does. */
export interface Services {
  readonly config: RunningConfig;
  /** The page with the caught mails, where mails are caught. */
  readonly mailPageUrl: string | undefined;
  /** Resolves with the name of a service of ours that has ended. */
  readonly ended: Promise<string>;
}

/** Everything a program may need to be told: which services, how it says what takes long, when to give up. */
export interface ServicesOptions {
  readonly config: Config;
  readonly needs: 'database' | 'database and Temporal' | 'all';
  /** Called when the data folder is ours and nothing is started yet. */
  beforeAny?(): Promise<void>;
  say(line: string): void;
  readonly signal: AbortSignal;
  /** What was started is handed over here at once, so that it ends also when a later start fails. */
  readonly stack: AsyncDisposableStack;
}

/** Starts or reaches every service, one after the other: what fails is said in one sentence. */
export async function openServices(options: ServicesOptions): Promise<Services> {
  const { config, needs, say, signal, stack } = options;
  const endings: Promise<string>[] = [];
  const folder = lazily(() => {
    const opened = openDataFolder(config.dataFolder);
    stack.defer(() => opened.release());
    return opened;
  });
  if (needsFolder(config)) await endLeftovers(folder().path);
  await options.beforeAny?.();

  const secret = config.secret ?? folder().secret('KITA_SECRET');
  const database = await openDatabase();
  signal.throwIfAborted();
  const mail = needs === 'all' ? await openMail() : { smtpUrl: config.smtpUrl ?? '' };
  signal.throwIfAborted();
  const temporal = needs === 'database' ? undefined : await openTemporal();
  signal.throwIfAborted();

  return {
    config: Object.freeze<RunningConfig>({
      ...config,
      ...database,
      secret,
      smtpUrl: mail.smtpUrl,
      temporalAddress: temporal?.address ?? config.temporalAddress ?? '',
      temporalUiUrl: config.temporalUiUrl ?? temporal?.uiUrl,
    }),
    mailPageUrl: mail.pageUrl,
    ended: Promise.race([...endings, new Promise<never>(() => undefined)]),
  };

  async function openDatabase(): Promise<Pick<RunningConfig, 'databaseUrl' | 'databaseOwnerUrl'>> {
    const { databaseUrl, databaseOwnerUrl } = config;
    if (databaseUrl !== undefined && databaseOwnerUrl !== undefined) {
      await reach('DATABASE_URL', databaseUrl);
      if (databaseOwnerUrl !== databaseUrl) await reach('DATABASE_OWNER_URL', databaseOwnerUrl);
      return { databaseUrl, databaseOwnerUrl };
    }
    const postgres = await startPostgres({
      folder: folder().folder('postgres'),
      port: await folder().port('postgres', config.postgresPort),
      password: folder().secret('postgres'),
      database: 'kita',
      signal,
    });
    stack.defer(async () => postgres.stop());
    endings.push(postgres.ended.then(() => 'PostgreSQL'));
    return { databaseUrl: postgres.url, databaseOwnerUrl: postgres.url };
  }

  async function openMail(): Promise<{ smtpUrl: string; pageUrl?: string }> {
    if (config.smtpUrl !== undefined) return { smtpUrl: config.smtpUrl };
    const catcher = await startMailCatcher({
      folder: folder().folder('mails'),
      smtpPort: await folder().port('smtp', config.smtpPort),
      pagePort: await folder().port('mailPage', config.mailPagePort, 8025),
    });
    stack.defer(async () => catcher.stop());
    return catcher;
  }

  async function openTemporal(): Promise<{ address: string; uiUrl: string | undefined }> {
    const { temporalAddress, temporalNamespace: namespace, cacheFolder } = config;
    if (temporalAddress !== undefined) {
      await ensureNamespace(temporalAddress, namespace, signal);
      return { address: temporalAddress, uiUrl: undefined };
    }
    const ui = config.temporalUiUrl === undefined && needs === 'all';
    const uiPort = await folder().port('temporalUi', config.temporalUiPort, 8233);
    const server = await startTemporal({
      folder: folder().folder('temporal'),
      port: await folder().port('temporal', config.temporalPort),
      ...(ui ? { uiPort } : {}),
      namespace,
      cacheFolder,
      say,
      signal,
    });
    stack.defer(async () => server.stop());
    endings.push(server.ended.then(() => 'The Temporal server'));
    if (!ui || server.uiUrl !== undefined) return server;

    const webUi = await startWebUi({
      folder: folder().folder('temporal-ui'),
      port: uiPort,
      temporalAddress: server.address,
      namespace,
      cacheFolder,
      say,
      signal,
    });
    if (webUi !== undefined) stack.defer(async () => webUi.stop());
    return { address: server.address, uiUrl: webUi?.url };
  }
}

/** A portal that was killed left its services running: they end before anything else happens. */
async function endLeftovers(path: string): Promise<void> {
  await endLeftoverWebUi(join(path, 'temporal-ui'));
  await endLeftoverTemporal(join(path, 'temporal'));
  await endLeftoverPostgres(join(path, 'postgres'));
}

function needsFolder({ secret, databaseUrl, temporalAddress, smtpUrl }: Config): boolean {
  return [secret, databaseUrl, temporalAddress, smtpUrl].includes(undefined);
}

async function reach(key: string, url: string): Promise<void> {
  const { hostname, port } = new URL(url);
  const number = port === '' ? 5432 : Number(port);
  if (await canConnect(hostname, number)) return;
  throw new StartupError(`No database answers at ${hostname}:${number} (${key}).`);
}

function lazily(open: () => DataFolder): () => DataFolder {
  let opened: DataFolder | undefined;
  return () => (opened ??= open());
}
