import { DRAFT_KEPT_DAYS, type Draft } from '../../src/cases/registration-draft.ts';
import type { AnnouncedRound } from '../../src/cases/read/rounds.ts';
import type { Round } from '../../src/domain/round.ts';
import type { Texts } from '../../src/texts/catalogue.ts';
import { Alert, ButtonLink, SubmitButton } from '../components/elements.tsx';
import { useTexts } from '../components/texts.ts';
import { roundLabel } from '../parents/choose-round.tsx';
import type { Desk } from './desk.ts';
import { LateAlert } from './frame.tsx';

/** Before the first question: what is needed, what a draft is, and which year it is for. */
export function BeginPage({
  desk,
  rounds,
  now,
  draft,
  isGone,
}: {
  readonly desk: Desk;
  /** The open rounds to choose from. */
  readonly rounds: readonly Round[];
  readonly now: number;
  /** An unsent draft for another year. */
  readonly draft: Draft | undefined;
  /** The draft this browser had is there no more. */
  readonly isGone: boolean;
}) {
  const t = useTexts();
  const { register, registerForm } = t;
  const { start, draft: draftTexts } = registerForm;
  const [only, ...others] = rounds;
  return (
    <>
      <h1 class="kern-heading-x-large">{desk.onPaper ? register.paper.title : register.title}</h1>
      {isGone && (
        <Alert tone="info" title={start.goneTitle} live>
          <p class="kern-body">{start.gone}</p>
        </Alert>
      )}
      {draft !== undefined && <KnownDraft desk={desk} draft={draft} />}
      {only !== undefined && others.length === 0 && (
        <LateAlert desk={desk} round={only} now={now} />
      )}
      {desk.onPaper ? (
        <p class="kern-body">{start.onPaper}</p>
      ) : (
        <>
          <p class="kern-body kern-body--large">{start.intro}</p>
          <section>
            <h2 class="kern-heading-medium">{start.needs}</h2>
            <ul class="kern-body">
              {start.needed.map((thing) => (
                <li>{thing}</li>
              ))}
            </ul>
          </section>
          <p class="kern-body">{register.notAsked}</p>
        </>
      )}
      <Alert tone="info" title={start.keptTitle}>
        <p class="kern-body">{start.kept(DRAFT_KEPT_DAYS)}</p>
        <p class="kern-body">{desk.onPaper ? draftTexts.textStaff : draftTexts.text}</p>
        {!desk.onPaper && <p class="kern-body">{draftTexts.noMail}</p>}
      </Alert>
      <Begin desk={desk} rounds={rounds} now={now} anew={draft !== undefined} />
      {!desk.onPaper && (
        <p class="kern-body">
          <a class="kern-link kern-link--no-visited-state" href={`${desk.path}/fortsetzen`}>
            {start.resume}
          </a>
        </p>
      )}
    </>
  );
}

function Begin({
  desk,
  rounds,
  now,
  anew,
}: {
  readonly desk: Desk;
  readonly rounds: readonly Round[];
  readonly now: number;
  readonly anew: boolean;
}) {
  const t = useTexts();
  const { start } = t.registerForm;
  const isChoice = rounds.length > 1;
  const label = (round: Round): string => {
    if (isChoice) return roundLabel(round, now, t);
    return anew ? start.anew : start.begin;
  };
  return (
    <>
      {isChoice && (
        <>
          <h2 class="kern-heading-medium">{t.rounds.choose.title}</h2>
          <p class="kern-body">{t.rounds.choose.text}</p>
        </>
      )}
      <div class="actions">
        {rounds.map((round) => (
          <form method="post" action={desk.path}>
            <input type="hidden" name="year" value={String(round.year)} />
            {anew && <input type="hidden" name="neu" value="ja" />}
            <SubmitButton>{label(round)}</SubmitButton>
          </form>
        ))}
      </div>
    </>
  );
}

function KnownDraft({ desk, draft }: { readonly desk: Desk; readonly draft: Draft }) {
  const { registerForm, dates } = useTexts();
  const { start } = registerForm;
  return (
    <Alert tone="warning" title={start.alreadyTitle}>
      <p class="kern-body">
        {start.already(dates.kindergartenYear(draft.year), dates.fullDay(draft.expiresAt))}
      </p>
      <p class="kern-body">
        <a class="kern-link kern-link--no-visited-state" href={desk.path}>
          {start.goOn}
        </a>
      </p>
    </Alert>
  );
}

/** @param announced the next round to open, where one is known. */
export function NoRoundPage({
  announced,
  now,
}: {
  readonly announced: AnnouncedRound | undefined;
  readonly now: number;
}) {
  const t = useTexts();
  const { closed } = t.register;
  const round = announced?.round;
  const isUpcoming = round !== undefined && now < round.dates.opensAt;
  return (
    <>
      <h1 class="kern-heading-large">{closed.title}</h1>
      <p class="kern-body kern-body--large">
        {isUpcoming
          ? closed.opens(
              t.dates.fullStart(round.dates.opensAt),
              t.dates.kindergartenYear(round.year),
            )
          : closedText(announced, t)}
      </p>
      <p class="kern-body">{closed.running}</p>
      <ButtonLink href="/" kind="secondary">
        {t.common.errorPage.toStart}
      </ButtonLink>
    </>
  );
}

/** A round that is over will be followed by another; one that waits for its release will open. */
function closedText(announced: AnnouncedRound | undefined, { register, rounds }: Texts): string {
  return announced?.isReleased === false ? rounds.notReleased.text : register.closed.over;
}
