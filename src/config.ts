import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import {
  ConfigError,
  flag,
  hostAndPort,
  integer,
  mailAddress,
  milliseconds,
  oneOf,
  origin,
  port,
  secret,
  text,
  url,
} from './config-values.ts';
import { USUAL_LIMITS } from './cases/limits.ts';
import { projectRoot } from './project-root.ts';

/**
 * One setting: its name in the environment, what it does, its default in words (the source of
 * .env.example), and how a value is read (./config-values.ts).
 */
interface Key<T> {
  readonly env: string;
  readonly doc: string;
  readonly fallback: string;
  read(value: string): T;
}

/** Every setting there is; the environment is read nowhere else. */
export const keys = {
  nodeEnv: {
    env: 'NODE_ENV',
    doc: 'production refuses the demo and every embedded service; anything else is for trying out.',
    fallback: 'development',
    read: oneOf('development', 'test', 'production'),
  },
  dataFolder: {
    env: 'KITA_DATA',
    doc: 'Folder for everything the embedded services keep, and for the generated secret.',
    fallback: '.data in the project',
    read: text,
  },
  cacheHome: {
    env: 'XDG_CACHE_HOME',
    doc: 'Folder in which downloaded and built programs are kept (in kita-portal/).',
    fallback: '~/.cache',
    read: text,
  },
  port: {
    env: 'PORT',
    doc: 'Port of the pages and of the JSON interface.',
    fallback: '8080',
    read: port,
  },
  host: {
    env: 'HOST',
    doc: 'Address on which the portal listens.',
    fallback: '127.0.0.1 in the demo, whose sign-ins ask nobody who they are; else 0.0.0.0',
    read: text,
  },
  publicOrigin: {
    env: 'PUBLIC_ORIGIN',
    doc: 'Origin under which people reach the portal: links in mails, check of where a form comes from.',
    fallback: 'http://localhost:PORT; none in production',
    read: origin,
  },
  trustedProxies: {
    env: 'TRUSTED_PROXIES',
    doc: 'How many proxies stand in front and add to X-Forwarded-For; where guesses come from is counted by it.',
    fallback: '0: the header is ignored',
    read: integer(0, 10),
  },
  databaseUrl: {
    env: 'DATABASE_URL',
    doc: 'PostgreSQL 18 for the application, postgres://user:password@host:port/name.',
    fallback: 'an embedded PostgreSQL; none in production',
    read: url('postgres', 'postgresql'),
  },
  databaseOwnerUrl: {
    env: 'DATABASE_OWNER_URL',
    doc: 'The same database as the owner of its tables, for migrations.',
    fallback: 'DATABASE_URL',
    read: url('postgres', 'postgresql'),
  },
  databaseEraserUrl: {
    env: 'DATABASE_ERASER_URL',
    doc: 'The same database for a member of kita_eraser, which alone may delete a case.',
    fallback: 'DATABASE_URL, whose login must then be a member as well',
    read: url('postgres', 'postgresql'),
  },
  temporalAddress: {
    env: 'TEMPORAL_ADDRESS',
    doc: 'Frontend of a Temporal server 1.32 or later, host:port.',
    fallback: 'an embedded Temporal server; none in production',
    read: hostAndPort,
  },
  temporalNamespace: {
    env: 'TEMPORAL_NAMESPACE',
    doc: 'Namespace of the workflows; an embedded server registers it.',
    fallback: 'kita-portal',
    read: text,
  },
  temporalUiUrl: {
    env: 'TEMPORAL_UI_URL',
    doc: "Temporal's Web UI, for the link on the page of a case.",
    fallback: 'the embedded one where it can be had',
    read: url('http', 'https'),
  },
  smtpUrl: {
    env: 'SMTP_URL',
    doc: 'Mail server, smtp://user:password@host:port or smtps://…',
    fallback: 'an embedded mail catcher that delivers nothing; none in production',
    read: url('smtp', 'smtps'),
  },
  mailFrom: {
    env: 'MAIL_FROM',
    doc: 'Sender of every mail.',
    fallback: 'Kita-Portal <kita-portal@localhost>; none in production',
    read: text,
  },
  officeEmail: {
    env: 'OFFICE_EMAIL',
    doc: "The youth office's own address, to which the day's digest goes.",
    fallback: 'none: the office gets no digest',
    read: mailAddress,
  },
  imprintRepresentedBy: {
    env: 'IMPRINT_REPRESENTED_BY',
    doc: 'Who represents the authority, as the imprint names it.',
    fallback: 'none: the imprint says that it is missing',
    read: text,
  },
  dataProtectionOfficer: {
    env: 'DATA_PROTECTION_OFFICER',
    doc: 'How to reach the data protection officer, as the privacy page says it.',
    fallback: 'none: the privacy page says that it is missing',
    read: text,
  },
  hostedBy: {
    env: 'HOSTED_BY',
    doc: 'Who runs the servers for the authority, as the privacy page says it.',
    fallback: 'none: the privacy page says that it is missing',
    read: text,
  },
  secret: {
    env: 'KITA_SECRET',
    doc: 'At least 32 characters; signs sessions and hashes claim codes. Changing it signs everyone out.',
    fallback: 'generated once into the data folder; none in production',
    read: secret,
  },
  demo: {
    env: 'DEMO',
    doc: 'Invented data, one-click sign-ins and moving a case through time. Refused in production.',
    fallback: 'true; false in production',
    read: flag,
  },
  demoApplications: {
    env: 'DEMO_APPLICATIONS',
    doc: 'How many applications the demonstration brings when it is first loaded.',
    fallback: '300',
    read: integer(1, 1000),
  },
  demoSeed: {
    env: 'DEMO_SEED',
    doc: 'Any word; another one makes other families of the demonstration, the same one the same.',
    fallback: 'kreis-soest',
    read: text,
  },
  timerSlackMs: {
    env: 'TIMER_SLACK_MS',
    doc: 'How long after a due instant a timer acts, so that a command received just before it comes first.',
    fallback: '60000; 2000 in the demo',
    read: milliseconds,
  },
  timerJitterMs: {
    env: 'TIMER_JITTER_MS',
    doc: 'Deadlines shared by many cases are spread over this time.',
    fallback: '600000; 5000 in the demo',
    read: milliseconds,
  },
  updateWaitMs: {
    env: 'UPDATE_WAIT_MS',
    doc: 'How long a page waits for the answer to a click before it says that it is being processed.',
    fallback: '10000',
    read: milliseconds,
  },
  tokenRequests: {
    env: 'TOKEN_REQUESTS',
    doc: "How many requests a Kita's token may make in a minute.",
    fallback: '600',
    read: integer(1, 1_000_000),
  },
  guessesPerAddress: {
    env: 'GUESSES_PER_ADDRESS',
    doc: 'How many registrations, codes, passwords and wrong tokens one address on the net may send in a quarter of an hour; more where many people come through one. Each case and account keeps its own limit.',
    fallback: '300',
    read: integer(1, 1_000_000),
  },
  watchEveryMs: {
    env: 'WATCH_EVERY_MS',
    doc: 'The pause between two looks of the watch, which finds stalled cases.',
    fallback: '30000',
    read: integer(1000, 60_000),
  },
  logLevel: {
    env: 'LOG_LEVEL',
    doc: 'trace, debug, info, warn, error, fatal or silent.',
    fallback: 'info; warn in the demo',
    read: oneOf('trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'),
  },
  postgresPort: {
    env: 'KITA_POSTGRES_PORT',
    doc: 'Port of the embedded PostgreSQL.',
    fallback: 'a free one, kept in the data folder',
    read: port,
  },
  temporalPort: {
    env: 'KITA_TEMPORAL_PORT',
    doc: 'Port of the embedded Temporal server.',
    fallback: 'a free one, kept in the data folder',
    read: port,
  },
  temporalUiPort: {
    env: 'KITA_TEMPORAL_UI_PORT',
    doc: "Port of the embedded server's Web UI.",
    fallback: '8233 where it is free, kept in the data folder',
    read: port,
  },
  smtpPort: {
    env: 'KITA_SMTP_PORT',
    doc: 'Port on which the embedded mail catcher takes mails.',
    fallback: 'a free one, kept in the data folder',
    read: port,
  },
  mailPagePort: {
    env: 'KITA_MAIL_PAGE_PORT',
    doc: 'Port of the page that shows the caught mails.',
    fallback: '8025 where it is free, kept in the data folder',
    read: port,
  },
} as const satisfies Record<string, Key<unknown>>;

type Keys = typeof keys;
type Value<K extends keyof Keys> = ReturnType<Keys[K]['read']>;

/** Settings that stay empty where an embedded service or a generated value takes their place. */
type Optional =
  | 'databaseUrl'
  | 'databaseOwnerUrl'
  | 'databaseEraserUrl'
  | 'temporalAddress'
  | 'temporalUiUrl'
  | 'smtpUrl'
  | 'officeEmail'
  | 'imprintRepresentedBy'
  | 'dataProtectionOfficer'
  | 'hostedBy'
  | 'secret'
  | 'postgresPort'
  | 'temporalPort'
  | 'temporalUiPort'
  | 'smtpPort'
  | 'mailPagePort';

/** The checked settings, as the environment gives them. */
export type Config = {
  readonly [K in Exclude<keyof Keys, Optional | 'cacheHome'>]: Value<K>;
} & {
  readonly [K in Optional]: Value<K> | undefined;
} & {
  /** Where downloaded and built programs are kept, over all clones and data folders. */
  readonly cacheFolder: string;
};

type Filled = 'databaseUrl' | 'databaseOwnerUrl' | 'temporalAddress' | 'smtpUrl' | 'secret';

/** The settings once every service has an address: what server and worker are given. */
export type RunningConfig = Omit<Config, Filled> & { readonly [K in Filled]: Value<K> };

/** Reads the environment. Throws a ConfigError of one sentence for the first setting that cannot be used. */
export function loadConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const read = <K extends keyof Keys>(name: K): Value<K> | undefined => {
    const key = keys[name];
    const value = env[key.env]?.trim();
    if (value === undefined || value === '') return undefined;
    try {
      return key.read(value) as Value<K>;
    } catch (error) {
      if (error instanceof ConfigError) throw new ConfigError(`${key.env} ${error.message}.`);
      throw error;
    }
  };

  const nodeEnv = read('nodeEnv') ?? 'development';
  const production = nodeEnv === 'production';
  const demo = read('demo') ?? !production;
  if (demo && production) {
    throw new ConfigError('DEMO must not be true when NODE_ENV is production.');
  }
  if (production) {
    const missing = neededInProduction.filter((name) => read(name) === undefined);
    if (missing.length > 0) {
      const names = missing.map((name) => keys[name].env).join(', ');
      throw new ConfigError(`${names} must be set when NODE_ENV is production.`);
    }
  }

  const portOfPages = read('port') ?? 8080;
  const databaseUrl = read('databaseUrl');
  const ownerUrl = read('databaseOwnerUrl');
  if (ownerUrl !== undefined && databaseUrl === undefined) {
    throw new ConfigError('DATABASE_OWNER_URL needs DATABASE_URL beside it.');
  }
  return Object.freeze<Config>({
    nodeEnv,
    dataFolder: resolve(projectRoot, read('dataFolder') ?? '.data'),
    cacheFolder: join(read('cacheHome') ?? join(homedir(), '.cache'), 'kita-portal'),
    host: read('host') ?? (demo ? '127.0.0.1' : '0.0.0.0'),
    port: portOfPages,
    publicOrigin: read('publicOrigin') ?? `http://localhost:${portOfPages}`,
    databaseUrl,
    databaseOwnerUrl: ownerUrl ?? databaseUrl,
    databaseEraserUrl: read('databaseEraserUrl'),
    temporalAddress: read('temporalAddress'),
    temporalNamespace: read('temporalNamespace') ?? 'kita-portal',
    temporalUiUrl: read('temporalUiUrl'),
    smtpUrl: read('smtpUrl'),
    mailFrom: read('mailFrom') ?? 'Kita-Portal <kita-portal@localhost>',
    officeEmail: read('officeEmail'),
    imprintRepresentedBy: read('imprintRepresentedBy'),
    dataProtectionOfficer: read('dataProtectionOfficer'),
    hostedBy: read('hostedBy'),
    secret: read('secret'),
    demo,
    demoApplications: read('demoApplications') ?? 300,
    demoSeed: read('demoSeed') ?? 'kreis-soest',
    timerSlackMs: read('timerSlackMs') ?? (demo ? 2000 : 60_000),
    timerJitterMs: read('timerJitterMs') ?? (demo ? 5000 : 600_000),
    trustedProxies: read('trustedProxies') ?? 0,
    updateWaitMs: read('updateWaitMs') ?? 10_000,
    tokenRequests: read('tokenRequests') ?? USUAL_LIMITS.tokenRequests,
    guessesPerAddress: read('guessesPerAddress') ?? USUAL_LIMITS.guessesPerAddress,
    watchEveryMs: read('watchEveryMs') ?? 30_000,
    logLevel: read('logLevel') ?? (demo ? 'warn' : 'info'),
    postgresPort: read('postgresPort'),
    temporalPort: read('temporalPort'),
    temporalUiPort: read('temporalUiPort'),
    smtpPort: read('smtpPort'),
    mailPagePort: read('mailPagePort'),
  });
}

const neededInProduction = [
  'publicOrigin',
  'databaseUrl',
  'temporalAddress',
  'smtpUrl',
  'mailFrom',
  'secret',
] as const satisfies readonly (keyof Keys)[];

/** The settings of a program that starts no embedded service: every address must have been given. */
export function requireRunning(config: Config): RunningConfig {
  const { databaseUrl, databaseOwnerUrl, temporalAddress, smtpUrl, secret: given } = config;
  const need = <T>(value: T | undefined, name: keyof Keys): T => {
    if (value !== undefined) return value;
    throw new ConfigError(
      `${keys[name].env} must be set: only \`npm start\` brings services of its own.`,
    );
  };
  return Object.freeze<RunningConfig>({
    ...config,
    databaseUrl: need(databaseUrl, 'databaseUrl'),
    databaseOwnerUrl: need(databaseOwnerUrl, 'databaseOwnerUrl'),
    temporalAddress: need(temporalAddress, 'temporalAddress'),
    smtpUrl: need(smtpUrl, 'smtpUrl'),
    secret: need(given, 'secret'),
  });
}

/** The environment for a program that we start: ours, with the given variables set. */
export function childEnvironment(variables: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return { ...process.env, ...variables };
}

/** The text of .env.example: every key, commented out, with its default in words. */
export function envExample(): string {
  const entries = Object.values(keys).map(
    (key) => `# ${key.doc}\n# Default: ${key.fallback}.\n# ${key.env}=\n`,
  );
  return `# Every setting of the portal. None is needed for \`npm start\`.\n\n${entries.join('\n')}`;
}
