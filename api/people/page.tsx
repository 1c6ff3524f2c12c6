import type { Child } from 'hono/jsx';
import { ROLES_AT } from '../../src/cases/people.ts';
import type {
  Member,
  OpenInvitationLine,
  People,
  Workplaces,
} from '../../src/cases/read/people.ts';
import { Refused, type Shown } from '../account/refusal.tsx';
import { DataTable } from '../components/data-table.tsx';
import { Alert, SubmitButton } from '../components/elements.tsx';
import { ErrorSummary, SelectField } from '../components/form.tsx';
import { emptyForm } from '../components/form-values.ts';
import { useTexts } from '../components/texts.ts';
import type { PeopleDesk } from './desk.ts';
import { InviteForm } from './invite-form.tsx';

/** What a click has done. */
export const OUTCOMES = ['invited', 'changed', 'ended', 'reset', 'withdrawn'] as const;

/** Who works here, who is invited, and what a head may change of it. */
export function PeoplePage({
  desk,
  nav,
  kitaId,
  people,
  workplaces,
  outcome,
  form,
  refused,
}: Shown & {
  readonly desk: PeopleDesk;
  /** The areas around this page. */
  readonly nav: Child;
  /** Whose team it is; undefined for the youth office. */
  readonly kitaId: string | undefined;
  readonly people: People;
  /** Where one can be invited to; a Kita invites into itself only. */
  readonly workplaces: Workplaces | undefined;
  readonly outcome: (typeof OUTCOMES)[number] | undefined;
}) {
  const { people: texts } = useTexts();
  const { members, invitations, mayManage } = people;
  return (
    <>
      {nav}
      <h1 class="kern-heading-large">
        {desk.kind === 'office' ? texts.officeTitle : texts.kitaTitle}
      </h1>
      {outcome !== undefined && <Alert tone="success" title={texts.outcomes[outcome]} live />}
      <Refused code={refused} />
      {refused === undefined && <ErrorSummary form={form} labels={texts.invite} />}
      <p class="kern-body">{texts.intro}</p>
      {mayManage && desk.kind === 'office' && <p class="kern-body">{texts.resetHint}</p>}
      <MemberTable desk={desk} members={members} mayManage={mayManage} />
      <section>
        <h2 class="kern-heading-medium">{texts.invitations}</h2>
        {invitations.length === 0 ? (
          <p class="kern-body">{texts.noInvitations}</p>
        ) : (
          <InvitationTable desk={desk} invitations={invitations} mayManage={mayManage} />
        )}
      </section>
      {mayManage && <InviteForm desk={desk} kitaId={kitaId} form={form} workplaces={workplaces} />}
    </>
  );
}

function MemberTable({
  desk,
  members,
  mayManage,
}: {
  readonly desk: PeopleDesk;
  readonly members: readonly Member[];
  readonly mayManage: boolean;
}) {
  const { people: texts, staffRoles, dates } = useTexts();
  const { columns } = texts;
  if (members.length === 0) return <p class="kern-body">{texts.nobody}</p>;
  return (
    <DataTable
      caption={texts.list}
      columns={[
        { label: columns.name },
        { label: columns.email },
        { label: columns.workplace },
        { label: columns.role },
        { label: columns.since },
        ...(mayManage ? [{ label: columns.act }] : []),
      ]}
      rows={members.map((member) => [
        member.isMe ? `${member.name} (${texts.you})` : member.name,
        member.email,
        member.workplace ?? texts.office,
        staffRoles[member.role],
        dates.shortDay(member.since),
        ...(mayManage ? [<MemberActions desk={desk} member={member} />] : []),
      ])}
    />
  );
}

function MemberActions({ desk, member }: { readonly desk: PeopleDesk; readonly member: Member }) {
  const { people: texts, staffRoles } = useTexts();
  const { id, name, kind, role, revision } = member;
  const others = ROLES_AT[kind].filter((candidate) => candidate !== role);
  const base = `${desk.path}/${id}`;
  return (
    <div class="stack">
      {others.length > 0 && (
        <form method="post" action={`${base}/rolle`} class="stack">
          <input type="hidden" name="revision" value={revision} />
          <SelectField
            form={emptyForm}
            name="role"
            id={`role-${id}`}
            label={texts.newRole(name)}
            groups={[
              {
                label: '',
                choices: others.map((value) => ({ value, label: staffRoles[value] })),
              },
            ]}
          />
          <SubmitButton kind="tertiary" label={texts.changeRoleOf(name)}>
            {texts.changeRole}
          </SubmitButton>
        </form>
      )}
      <form method="post" action={`${base}/beenden`}>
        <input type="hidden" name="revision" value={revision} />
        <SubmitButton kind="tertiary" label={texts.endOf(name)}>
          {texts.end}
        </SubmitButton>
      </form>
      {desk.kind === 'office' && (
        <form method="post" action={`${base}/neu`}>
          <SubmitButton kind="tertiary" label={texts.resetOf(name)}>
            {texts.reset}
          </SubmitButton>
        </form>
      )}
    </div>
  );
}

function InvitationTable({
  desk,
  invitations,
  mayManage,
}: {
  readonly desk: PeopleDesk;
  readonly invitations: readonly OpenInvitationLine[];
  readonly mayManage: boolean;
}) {
  const { people: texts, staffRoles, dates } = useTexts();
  const { columns } = texts;
  return (
    <DataTable
      caption={texts.invitations}
      columns={[
        { label: columns.name },
        { label: columns.email },
        { label: columns.workplace },
        { label: columns.role },
        { label: texts.expires },
        ...(mayManage ? [{ label: columns.act }] : []),
      ]}
      rows={invitations.map(({ id, name, email, workplace, role, expiresAt, isOver, revision }) => [
        name,
        email,
        workplace ?? texts.office,
        staffRoles[role],
        isOver ? texts.expired : dates.fullInstant(expiresAt),
        ...(mayManage
          ? [
              <form method="post" action={`${desk.path}/einladung/${id}`}>
                <input type="hidden" name="revision" value={revision} />
                <SubmitButton kind="tertiary" label={texts.withdrawOf(name)}>
                  {texts.withdraw}
                </SubmitButton>
              </form>,
            ]
          : []),
      ])}
    />
  );
}
