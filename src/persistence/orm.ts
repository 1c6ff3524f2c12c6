import { Socket } from 'node:net';
import { Migrator } from '@mikro-orm/migrations';
import { MikroORM, type Options } from '@mikro-orm/postgresql';
import { Invitation, Membership, SignInLink } from './entities/account.ts';
import {
  Application,
  Child,
  Contract,
  DraftRow,
  Guardian,
  OfferRow,
  SlotRow,
  WishRow,
} from './entities/application.ts';
import { CaseRead } from './entities/case-read.ts';
import { Banner } from './entities/banner.ts';
import { Assignment, CaseNote, FollowUp } from './entities/case-work.ts';
import { ErasureRequest } from './entities/erasure.ts';
import { Childminder, ChildmindingContact } from './entities/childminding.ts';
import { KitaToken } from './entities/kita-token.ts';
import { Kita, Places } from './entities/places.ts';
import { CaseCommand, CaseEvent, Notice } from './entities/record.ts';
import { KitaConnection, RoundFanOut, RoundRelease } from './entities/round-office.ts';
import { RegistrationDraft } from './entities/registration-draft.ts';
import { RoundChange, RoundRevision } from './entities/round.ts';
import { WaitingListEntry } from './entities/waiting-list.ts';
import { StepAttempt, WatchFinding, WatchRound } from './entities/watch.ts';
import { Migration20261123000000 } from './migrations/Migration20261123000000.ts';
import { Migration20261124000000 } from './migrations/Migration20261124000000.ts';
import { Migration20261124010000 } from './migrations/Migration20261124010000.ts';
import { Migration20261124010100 } from './migrations/Migration20261124010100.ts';
import { Migration20261124020000 } from './migrations/Migration20261124020000.ts';
import { Migration20261124040000 } from './migrations/Migration20261124040000.ts';
import { Migration20261124050000 } from './migrations/Migration20261124050000.ts';
import { Migration20261124060000 } from './migrations/Migration20261124060000.ts';
import { Migration20261124070000 } from './migrations/Migration20261124070000.ts';
import { Migration20261125000000 } from './migrations/Migration20261125000000.ts';
import { Migration20261125010000 } from './migrations/Migration20261125010000.ts';
import { Migration20261125010100 } from './migrations/Migration20261125010100.ts';
import { Migration20261125020000 } from './migrations/Migration20261125020000.ts';
import { Migration20261125030000 } from './migrations/Migration20261125030000.ts';
import { Migration20261125040000 } from './migrations/Migration20261125040000.ts';
import { Migration20261125050000 } from './migrations/Migration20261125050000.ts';
import { Migration20261125070000 } from './migrations/Migration20261125070000.ts';
import { Migration20261126000000 } from './migrations/Migration20261126000000.ts';
import { Migration20261126010000 } from './migrations/Migration20261126010000.ts';
import { Migration20261126020000 } from './migrations/Migration20261126020000.ts';
import { Migration20261127000000 } from './migrations/Migration20261127000000.ts';

const MIGRATIONS = [
  { name: 'Migration20261123000000', class: Migration20261123000000 },
  { name: 'Migration20261124000000', class: Migration20261124000000 },
  { name: 'Migration20261124010000', class: Migration20261124010000 },
  { name: 'Migration20261124010100', class: Migration20261124010100 },
  { name: 'Migration20261124020000', class: Migration20261124020000 },
  { name: 'Migration20261124040000', class: Migration20261124040000 },
  { name: 'Migration20261124050000', class: Migration20261124050000 },
  { name: 'Migration20261124060000', class: Migration20261124060000 },
  { name: 'Migration20261124070000', class: Migration20261124070000 },
  { name: 'Migration20261125000000', class: Migration20261125000000 },
  { name: 'Migration20261125010000', class: Migration20261125010000 },
  { name: 'Migration20261125010100', class: Migration20261125010100 },
  { name: 'Migration20261125020000', class: Migration20261125020000 },
  { name: 'Migration20261125030000', class: Migration20261125030000 },
  { name: 'Migration20261125040000', class: Migration20261125040000 },
  { name: 'Migration20261125050000', class: Migration20261125050000 },
  { name: 'Migration20261125070000', class: Migration20261125070000 },
  { name: 'Migration20261126000000', class: Migration20261126000000 },
  { name: 'Migration20261126010000', class: Migration20261126010000 },
  { name: 'Migration20261126020000', class: Migration20261126020000 },
  { name: 'Migration20261127000000', class: Migration20261127000000 },
] as const;

/** What a database in its newest shape has been through. */
export const migrationNames: readonly string[] = MIGRATIONS.map(({ name }) => name);

/** The roles of the walls; the login behind a URL must be a member of the one it takes. */
export type DatabaseRole = 'owner' | 'kita_app' | 'kita_eraser';

export interface DatabaseOptions {
  readonly url: string;
  readonly role: DatabaseRole;
  /** Connections at most; one person's request needs one at a time. */
  readonly poolSize?: number;
  /** For better-auth, see openSignInDatabase. */
  readonly signIn?: boolean;
}

/** better-auth knows no units of work: each of its connections is the service "sign-in" and sees the schema `auth` alone. */
const SIGN_IN_SETTINGS =
  ' -c search_path=auth -c timezone=UTC -c kita.actor_kind=service -c kita.actor_ref=sign-in';

/** The database as better-auth works in it. */
export const openSignInDatabase = (url: string): MikroORM =>
  openDatabase({ url, role: 'kita_app', poolSize: 4, signIn: true });

/** Longer than the database's own limits, shorter than an activity: no answer by then means nobody is there. */
const SILENCE_MS = 7000;
/** An idle connection is let go before its silence ends it: the pool might hand it out at that very moment. */
const IDLE_MS = 5000;

/** A server that is gone without a word, or frozen, cannot keep its own time limits: the line is given up. */
function impatient(): Socket {
  const socket = new Socket();
  return socket.setTimeout(SILENCE_MS, () => {
    socket.destroy();
  });
}

interface PooledConnection {
  release: (broken?: boolean) => void;
  once(event: 'end', listener: () => void): unknown;
}
interface Pool {
  readonly options: {
    readonly types: { setTypeParser(oid: number, parse: (text: string) => unknown): void };
  };
  on(event: 'connect' | 'acquire', listener: (connection: PooledConnection) => void): unknown;
  on(event: 'release', listener: (error: unknown, connection: PooledConnection) => void): unknown;
}

/**
 * A connection that breaks within a transaction can neither commit nor roll back, and Kysely then keeps it
 * (kysely-org/kysely#1990): after as many as the pool has places, nobody would reach the database any more.
 */
function takeBackBrokenConnections(pool: Pool): void {
  const lent = new Set<PooledConnection>();
  pool.on('acquire', (connection) => lent.add(connection));
  pool.on('release', (_error, connection) => lent.delete(connection));
  pool.on('connect', (connection) =>
    connection.once('end', () => {
      if (!lent.has(connection)) return;
      connection.release(true);
      connection.release = () => undefined;
    }),
  );
}

const TIMESTAMPTZ = 1184;

/**
 * MikroORM's connections give instants as text, for its entities to read. better-auth compares what it is given with a
 * Date, and no text is ever before one: nothing would expire.
 */
function readInstants(pool: Pool): void {
  pool.options.types.setTypeParser(TIMESTAMPTZ, (text) => new Date(`${text.replace(' ', 'T')}:00`));
}

/**
 * Opens the database; connects when first used. Every wait in it is bounded, and shorter than the activity around it,
 * so that a lock can never hold a case.
 */
export function openDatabase({
  url,
  role,
  poolSize = 8,
  signIn = false,
}: DatabaseOptions): MikroORM {
  const bounded = '-c lock_timeout=2000 -c statement_timeout=3000 -c transaction_timeout=5000';
  const options: Options = {
    clientUrl: url,
    driverOptions: {
      connectionTimeoutMillis: 3000,
      idleTimeoutMillis: IDLE_MS,
      application_name: `kita-portal ${role}`,
      ...(role === 'owner'
        ? {}
        : {
            options: `-c role=${role} ${bounded}${signIn ? SIGN_IN_SETTINGS : ''}`,
            stream: impatient,
          }),
      onPoolCreated: (pool: Pool) => {
        takeBackBrokenConnections(pool);
        if (signIn) readInstants(pool);
      },
    },
    pool: { min: 0, max: poolSize },
    entities: [
      Application,
      Banner,
      Assignment,
      CaseCommand,
      CaseEvent,
      CaseNote,
      Child,
      Childminder,
      ChildmindingContact,
      Contract,
      DraftRow,
      CaseRead,
      ErasureRequest,
      FollowUp,
      Guardian,
      Invitation,
      Kita,
      KitaConnection,
      KitaToken,
      Membership,
      Notice,
      OfferRow,
      Places,
      RegistrationDraft,
      RoundChange,
      RoundFanOut,
      RoundRelease,
      RoundRevision,
      SignInLink,
      SlotRow,
      WaitingListEntry,
      StepAttempt,
      WatchFinding,
      WatchRound,
      WishRow,
    ],
    extensions: [Migrator],
    migrations: {
      tableName: 'migration',
      snapshot: false,
      migrationsList: [...MIGRATIONS],
    },
    // Errors of the driver carry values, and values are personal: nothing of the ORM logs by itself.
    logger: () => undefined,
    discovery: { warnWhenNoEntities: true },
  };
  return new MikroORM(options);
}
