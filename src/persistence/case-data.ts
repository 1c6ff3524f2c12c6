import type { EntityManager } from '@mikro-orm/postgresql';
import { duplicateKey } from './duplicate-key.ts';
import { Application, Guardian } from './entities/application.ts';

/** What a family corrects, as stored with its command: only what is named changes. */
export interface DataChange {
  readonly child?: {
    readonly firstName?: string;
    readonly lastName?: string;
    /** `YYYY-MM-DD` */
    readonly birthDate?: string;
  };
  readonly guardians?: readonly GuardianChange[];
  readonly address?: {
    readonly street: string;
    readonly postcode: string;
    readonly municipality: string;
  };
  readonly hours?: number;
  /** `YYYY-MM-DD` */
  readonly wishedStartOn?: string;
}

export interface GuardianChange {
  readonly position: 1 | 2;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly language?: 'de' | 'en';
  /** null, like postcode and town: with the child. */
  readonly street?: string | null;
  readonly postcode?: string | null;
  readonly town?: string | null;
}

/** Writes corrected data over a case's rows, in the transaction of the step that says so. */
export async function applyDataChange(
  em: EntityManager,
  applicationId: string,
  { child, guardians = [], address, ...need }: DataChange,
): Promise<void> {
  const application = await em.findOneOrFail(
    Application,
    { id: applicationId },
    { populate: ['child'] },
  );
  em.assign(application, { ...address, ...need });
  em.assign(application.child, {
    ...child,
    // Who corrects the day says when the child was born.
    ...(child?.birthDate === undefined ? {} : { birthExpected: false }),
  });
  const { firstName, lastName, birthDate } = application.child;
  const { street, postcode } = application;
  // A child whose case has ended stays the child it was registered as, or it could be registered once more.
  if (application.phase !== 'ended')
    application.duplicateKey = duplicateKey({ firstName, lastName, birthDate, street, postcode });
  for (const { position, ...change } of guardians) {
    const guardian = await em.findOneOrFail(Guardian, { application: applicationId, position });
    em.assign(guardian, change);
  }
}
