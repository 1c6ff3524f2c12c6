import type { Invitation, Membership } from '../persistence/entities/account.ts';
import { revisionOf } from './revision.ts';

/** Names what somebody saw of a member, for whoever changes it; another role is another row. */
export const memberRevision = ({ id, role }: Pick<Membership, 'id' | 'role'>): string =>
  revisionOf({ id, role });

/** Names what somebody saw of an invitation that is open. */
export const invitationRevision = ({ id, role }: Pick<Invitation, 'id' | 'role'>): string =>
  revisionOf({ invitation: id, role });

/** What a head changes, and what they saw of it when they decided. */
export interface Seen {
  readonly id: string;
  /** Its `revision` as read; undefined: they were not asked. */
  readonly revision: string | undefined;
}
