import { Hono, type Context } from 'hono';
import { DoorError, DuplicateRegistration } from '../../src/cases/errors.ts';
import { listKitas } from '../../src/cases/read/kitas.ts';
import { draftSentAs, noteDraftSent } from '../../src/cases/registration-draft.ts';
import { namedChild } from '../../src/cases/registration.ts';
import { check, register } from '../../src/cases/register.ts';
import { invitationStanding } from '../../src/cases/waiting-list/link.ts';
import { clientAddress } from '../client-address.ts';
import { textValues } from '../components/form-values.ts';
import type { AppDependencies } from '../dependencies.ts';
import type { AppEnv } from '../environment.ts';
import { signIn } from '../middleware/actor.ts';
import { CheckPage } from './check-page.tsx';
import type { Desk } from './desk.ts';
import { draftIdIn, forgetDraftId } from './draft-cookie.ts';
import { DuplicatePage } from './duplicate-page.tsx';
import { draftIn, typistAt, withDraft, type OpenDraft } from './open-draft.tsx';
import { isReady } from './sections.ts';
import { showSection } from './section-routes.tsx';
import { TooManyPage } from './too-many-page.tsx';
import { inputOf, senderOf } from './values.ts';

/** Reading it all once more, and the one click that makes a registration of a draft. */
export function sendRoutes(deps: AppDependencies, desk: Desk): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get(
      '/pruefen',
      withDraft(deps, desk, (open) => orBack(open, () => showCheck(open, false))),
    )
    .post('/abschicken', async (c) => {
      if ((await draftIn(c, deps, desk)) === undefined) return sentBefore(c, deps, desk);
      return withDraft(deps, desk, (open) => orBack(open, () => send(open)))(c);
    });
}

const requestOf = ({ c, desk, draft }: OpenDraft) => ({
  year: draft.year,
  input: inputOf(draft.entered, desk),
  person: senderOf(desk, typistAt(desk, c), draft.entered),
  from: clientAddress(c),
});

async function showCheck(open: OpenDraft, isChanged: boolean): Promise<Response> {
  const { c, deps, desk, draft, tasks } = open;
  if (!isReady(tasks)) return c.redirect(desk.path, 303);
  const checked = await check(deps, requestOf(open), deps.clock());
  const { registration, round } = checked;
  if (isChanged) c.status(409);
  return c.render(
    <CheckPage
      desk={desk}
      checked={checked}
      kitas={await listKitas(deps)}
      invitation={await invitationStanding(deps, {
        year: round.year,
        child: namedChild(registration),
        invitationCode: registration.invitationCode,
      })}
      version={draft.version}
      siblingCaseNumber={draft.entered['siblingCaseNumber']}
      isChanged={isChanged}
    />,
    { title: c.get('texts').register.check.title },
  );
}

/** What is sent is what was read: a draft changed since then, perhaps elsewhere, is shown once more. */
async function send(open: OpenDraft): Promise<Response> {
  const { c, deps, desk, draft } = open;
  const { version } = textValues(await c.req.parseBody());
  if (version !== String(draft.version)) return showCheck(open, true);
  const request = { ...requestOf(open), clientKey: draft.clientKey };
  const { applicationId } = await register(deps, request);
  await noteDraftSent(deps, draft.id, applicationId);
  return toReceipt(c, deps, desk, applicationId);
}

/** The second of two clicks finds what the first one has made. */
async function sentBefore(
  c: Context<AppEnv>,
  deps: AppDependencies,
  desk: Desk,
): Promise<Response> {
  const id = await draftIdIn(c, deps, desk);
  const sent = id && (await draftSentAs(deps, typistAt(desk, c), id));
  return sent === undefined || sent === ''
    ? c.redirect(desk.path, 303)
    : toReceipt(c, deps, desk, sent);
}

async function toReceipt(
  c: Context<AppEnv>,
  deps: AppDependencies,
  desk: Desk,
  applicationId: string,
): Promise<Response> {
  forgetDraftId(c, deps, desk);
  if (desk.onPaper) return c.redirect(`${desk.path}/fertig/${applicationId}`, 303);
  await signIn(c, deps, { kind: 'family', ref: applicationId, guardian: 1 });
  return c.redirect(`${desk.caseUrl(applicationId)}/quittung`, 303);
}

/** What has become wrong leads back to its page; a child that is there already, to its case. */
async function orBack(open: OpenDraft, work: () => Promise<Response>): Promise<Response> {
  const { c, desk, draft, tasks } = open;
  try {
    return await work();
  } catch (error) {
    if (error instanceof DuplicateRegistration) {
      c.status(409);
      return c.render(
        <DuplicatePage desk={desk} year={draft.year} applicationId={error.applicationId} />,
        { title: c.get('texts').register.duplicate.title },
      );
    }
    if (!(error instanceof DoorError)) throw error;
    if (error.code === 'registration.too_many_from_network') {
      c.status(error.status);
      return c.render(<TooManyPage desk={desk} draft={draft} />, {
        title: c.get('texts').registerForm.tooMany.title,
      });
    }
    if (error.code !== 'input.invalid') throw error;
    const wrong = new Set(error.fields.map(({ field }) => field));
    const at = tasks.find(({ section }) => section.fields.some((field) => wrong.has(field)));
    if (at === undefined) throw error;
    return showSection(open, at.section, { values: draft.entered, problems: error.fields });
  }
}
