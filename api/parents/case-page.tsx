import { DemoClock } from '../components/demo-clock.tsx';
import { Badge, OutcomeBanner, Timeline, type Tone } from '../components/elements.tsx';
import { outcomeOf } from '../components/outcome.ts';
import { Siblings } from '../components/siblings.tsx';
import { useTexts } from '../components/texts.ts';
import type { FamilyCase, FamilyCommand } from '../../src/cases/read/family-case.ts';
import { liveWishes, type Wish } from '../../src/domain/case.ts';
import { ownOffersFrom } from '../../src/domain/round.ts';
import type { Texts } from '../../src/texts/catalogue.ts';
import { placeName, wayOf } from './case-way.ts';
import { isPossible, mayChangeData, mayChangeWishes } from './possible.ts';
import { TurnBox } from './turn-box.tsx';

/** A family's case: whose turn it is, the line of time, wishes, messages. */
export function CasePage({
  theCase,
  clicked,
}: {
  readonly theCase: FamilyCase;
  /** The command whose outcome the family came here to see. */
  readonly clicked: FamilyCommand | undefined;
}) {
  const t = useTexts();
  const { familyCase: texts } = t;
  const { child, caseNumber, state, id } = theCase;
  return (
    <>
      <p class="kern-body kern-body--muted">
        {texts.reference(caseNumber, t.dates.kindergartenYear(state.round.year))}
      </p>
      <h1 class="kern-heading-x-large">{child.firstName || t.register.unnamed}</h1>
      {clicked !== undefined && (
        <OutcomeBanner outcome={outcomeOf(clicked.outcome, texts.done[clicked.action], t)} />
      )}
      <TurnBox theCase={theCase} />
      <OpenCommands theCase={theCase} />
      <div class="two">
        <section>
          <h2 class="kern-heading-large">
            {state.end === null ? texts.way.heading : texts.way.headingEnded}
          </h2>
          <Timeline entries={wayOf(theCase, t)} />
        </section>
        <aside>
          <Wishes theCase={theCase} />
          <Siblings siblings={theCase.siblings} />
          <nav aria-label={texts.links.heading}>
            <ul class="links">
              {mayChangeWishes(theCase) && (
                <CaseLink href={`/anmeldung/${id}/wuensche`} label={texts.links.wishes} />
              )}
              {mayChangeData(theCase) && (
                <CaseLink href={`/anmeldung/${id}/daten`} label={texts.links.data} />
              )}
              <CaseLink href={`/anmeldung/${id}/quittung`} label={texts.links.receipt} />
              <CaseLink href={`/anmeldung/${id}/quittung.pdf`} label={t.registerForm.sent.pdf} />
              <CaseLink href={`/anmeldung/${id}/meine-daten`} label={t.myData.title} />
              {isPossible(theCase, 'withdraw') && (
                <CaseLink href={`/anmeldung/${id}/zurueckziehen`} label={texts.links.withdraw} />
              )}
              <CaseLink href="/anmelden/weiteres" label={t.register.sibling.another} />
            </ul>
          </nav>
        </aside>
      </div>
      <Notices theCase={theCase} />
      <DemoClock applicationId={id} now={theCase.now} back={`/anmeldung/${id}`} />
    </>
  );
}

function CaseLink({ href, label }: { readonly href: string; readonly label: string }) {
  return (
    <li>
      <a class="kern-link kern-link--no-visited-state" href={href}>
        {label}
      </a>
    </li>
  );
}

function OpenCommands({ theCase }: { readonly theCase: FamilyCase }) {
  const t = useTexts();
  const { open: texts, actions } = t.familyCase;
  const open = theCase.commands.filter(({ outcome }) => outcome === null);
  if (open.length === 0) return null;
  return (
    <section class="open-commands">
      <h2 class="kern-heading-medium">{texts.heading}</h2>
      <ul class="kern-body">
        {open.map(({ action, receivedAt }) => (
          <li>{texts.item(actions[action], t.dates.instant(receivedAt))}</li>
        ))}
      </ul>
      <p class="kern-body">
        {texts.text}{' '}
        <a class="kern-link kern-link--no-visited-state" href={`/anmeldung/${theCase.id}`}>
          {texts.reload}
        </a>
      </p>
    </section>
  );
}

function Wishes({ theCase }: { readonly theCase: FamilyCase }) {
  const t = useTexts();
  const { wishes: texts } = t.familyCase;
  return (
    <>
      <h2 class="kern-heading-medium">{texts.heading}</h2>
      <ol class="wishes kern-body">
        {liveWishes(theCase.state).map((wish) => {
          const { tone, text } = wishState(wish, theCase, texts);
          return (
            <li>
              <span>
                {placeName(theCase, wish.kitaId, t)}
                <OwnFirstDay theCase={theCase} kitaId={wish.kitaId} />
              </span>
              <Badge tone={tone}>{text}</Badge>
            </li>
          );
        })}
      </ol>
    </>
  );
}

/** A Kita whose offers go out later than the others'. */
function OwnFirstDay({
  theCase: { state, now },
  kitaId,
}: {
  readonly theCase: FamilyCase;
  readonly kitaId: string | null;
}) {
  const t = useTexts();
  const own = kitaId === null ? undefined : ownOffersFrom(state.round.dates, kitaId);
  if (own === undefined || own <= now) return null;
  return (
    <span class="line kern-body--small kern-body--muted">
      {t.familyCase.wishes.offersFrom(t.dates.fullStart(own))}
    </span>
  );
}

/** The newest offer says more than the wish itself. */
function wishState(
  wish: Wish,
  { state }: FamilyCase,
  texts: Texts['familyCase']['wishes'],
): { readonly tone: Tone; readonly text: string } {
  const offer = state.offers.findLast(({ wishId }) => wishId === wish.id);
  switch (offer?.status) {
    case 'open':
      return { tone: 'success', text: texts.offer };
    case 'accepted':
      return { tone: 'success', text: texts.accepted };
    case 'declined':
      return { tone: 'info', text: texts.declined };
    case 'lapsed':
      return { tone: 'warning', text: texts.lapsed };
    case 'revoked':
      return { tone: 'warning', text: texts.revoked };
    case 'returned':
    case 'failed':
    case undefined:
      break;
  }
  if (wish.status !== 'open') return { tone: 'info', text: texts.ended };
  return { tone: 'info', text: wish.reviewedAt === null ? texts.waiting : texts.reviewed };
}

function Notices({ theCase }: { readonly theCase: FamilyCase }) {
  const t = useTexts();
  const { notices: texts } = t.familyCase;
  return (
    <section>
      <h2 class="kern-heading-large">{texts.heading}</h2>
      {theCase.notices.length === 0 && <p class="kern-body">{texts.none}</p>}
      <ul class="notices">
        {theCase.notices.map(({ id, kind, status, at }) => (
          <li>
            <a
              class="kern-link kern-link--no-visited-state"
              href={`/anmeldung/${theCase.id}/nachrichten/${id}`}
            >
              {texts.kinds[kind]}
            </a>
            <span class="kern-body kern-body--small kern-body--muted">
              {texts.state(t.dates.fullInstant(at), texts.states[status])}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
