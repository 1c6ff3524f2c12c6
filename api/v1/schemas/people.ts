import { z } from 'zod';
import { ROLES_AT } from '../../../src/cases/people.ts';
import { emailSchema, nameSchema } from '../../../src/cases/registration-fields.ts';
import { nextSchema } from '../paging.ts';
import { id, instant } from './common.ts';

const ROLES = [...ROLES_AT.office, ...ROLES_AT.provider, 'staff'] as const;
const role = z.enum(ROLES);
const workplace = z
  .string()
  .nullable()
  .describe('The Kita or the provider; null: the youth office.');

const revision = z.string().describe('For `If-Match`, in quotes.');

export const memberSchema = z
  .strictObject({
    id: id.describe('Of the membership: another role is another membership.'),
    accountId: id,
    name: z.string(),
    email: z.string(),
    kind: z.enum(['kita', 'provider', 'office']),
    role,
    workplace,
    since: instant,
    isMe: z.boolean(),
    revision,
  })
  .meta({ ref: 'Member' });

export const peopleSchema = z
  .strictObject({ people: z.array(memberSchema), next: nextSchema })
  .meta({ ref: 'People' });

export const openInvitationSchema = z
  .strictObject({
    id,
    name: z.string(),
    email: z.string(),
    role,
    workplace,
    expiresAt: instant,
    isOver: z.boolean(),
    revision,
  })
  .meta({ ref: 'OpenInvitation' });

export const invitationsSchema = z
  .strictObject({ invitations: z.array(openInvitationSchema), next: nextSchema })
  .meta({ ref: 'Invitations' });

const invitation = {
  name: nameSchema,
  email: emailSchema,
  language: z.enum(['de', 'en']).default('de').describe('Of the mail.'),
};

export const kitaInvitationBody = z
  .strictObject({ ...invitation, role: z.enum(ROLES_AT.kita) })
  .meta({ ref: 'KitaInvitation' });

export const officeInvitationBody = z
  .strictObject({
    ...invitation,
    role: role.describe('One that there is at this place of work.'),
    workplace: z.union([
      z.strictObject({ kind: z.literal('office') }),
      z.strictObject({ kind: z.literal('kita'), kitaId: id }),
      z.strictObject({ kind: z.literal('provider'), provider: z.string().min(1).max(200) }),
    ]),
  })
  .meta({ ref: 'OfficeInvitation' });
export type OfficeWorkplace = z.output<typeof officeInvitationBody>['workplace'];

export const roleBody = z.strictObject({ role }).meta({ ref: 'NewRole' });

export const resetBody = z
  .strictObject({ language: invitation.language })
  .meta({ ref: 'AccountReset', examples: [{ language: 'de' }] });

export const workplacesSchema = z
  .strictObject({
    kitas: z.array(z.strictObject({ id, name: z.string() })),
    providers: z.array(z.string()),
  })
  .meta({ ref: 'Workplaces' });
