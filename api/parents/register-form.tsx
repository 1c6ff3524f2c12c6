import { ButtonLink, Alert, SubmitButton } from '../components/elements.tsx';
import {
  CheckboxField,
  ClientKey,
  DateField,
  ErrorSummary,
  RadioField,
  TextField,
  type FormState,
} from '../components/form.tsx';
import { useTexts } from '../components/texts.ts';
import type { KitaInfo } from '../../src/cases/read/kitas.ts';
import type { AnnouncedRound } from '../../src/cases/read/rounds.ts';
import type { Round } from '../../src/domain/round.ts';
import type { Texts } from '../../src/texts/catalogue.ts';
import { KitaWishes } from './kita-wishes.tsx';

export interface RegisterFormProps {
  readonly round: Round;
  readonly now: number;
  readonly kitas: readonly KitaInfo[];
  readonly form: FormState;
  readonly clientKey: string | undefined;
}

/** The whole registration on one page: base data and wishes, nothing else. */
export function RegisterPage({ round, now, kitas, form, clientKey }: RegisterFormProps) {
  const t = useTexts();
  const { register, fields } = t;
  return (
    <>
      <p class="kern-body kern-body--muted">
        {register.subtitle(t.dates.kindergartenYear(round.year))}
      </p>
      <h1 class="kern-heading-x-large">{register.title}</h1>
      <ErrorSummary form={form} labels={fields} />
      {now >= round.dates.deadlineAt && (
        <Alert tone="warning" title={register.late.title}>
          <p class="kern-body">{register.late.text(t.dates.fullEndDay(round.dates.deadlineAt))}</p>
        </Alert>
      )}
      <p class="kern-body">{register.notAsked}</p>
      <form method="post" action="/anmelden/pruefen" class="sections" novalidate>
        <ClientKey value={clientKey} />
        <input type="hidden" name="year" value={String(round.year)} />
        <section>
          <h2 class="kern-heading-medium">{register.child.heading}</h2>
          <TextField
            form={form}
            name="childFirstName"
            label={fields.childFirstName}
            autocomplete="off"
          />
          <TextField
            form={form}
            name="childLastName"
            label={fields.childLastName}
            autocomplete="off"
          />
          <DateField
            form={form}
            name="birthDate"
            label={fields.birthDate}
            hint={register.child.birthDateHint}
          />
          <TextField
            form={form}
            name="invitationCode"
            label={fields.invitationCode}
            hint={register.invitation.hint}
            autocomplete="off"
            optional
            short
          />
        </section>
        <section>
          <h2 class="kern-heading-medium">{register.address.heading}</h2>
          <TextField
            form={form}
            name="street"
            label={fields.street}
            hint={register.address.streetHint}
            autocomplete="street-address"
          />
          <TextField
            form={form}
            name="postcode"
            label={fields.postcode}
            hint={register.address.postcodeHint}
            autocomplete="postal-code"
            inputmode="numeric"
            short
          />
        </section>
        <section>
          <h2 class="kern-heading-medium">{register.guardian.heading}</h2>
          <TextField
            form={form}
            name="guardianFirstName"
            label={fields.guardianFirstName}
            autocomplete="given-name"
          />
          <TextField
            form={form}
            name="guardianLastName"
            label={fields.guardianLastName}
            autocomplete="family-name"
          />
          <TextField
            form={form}
            name="email"
            label={fields.email}
            hint={register.guardian.emailHint}
            type="email"
            autocomplete="email"
            optional
          />
          <TextField
            form={form}
            name="phone"
            label={fields.phone}
            hint={register.guardian.phoneHint}
            type="tel"
            autocomplete="tel"
            optional
          />
        </section>
        <section>
          <h2 class="kern-heading-medium">{register.care.heading}</h2>
          <RadioField
            form={form}
            name="hours"
            label={fields.hours}
            choices={round.rules.hours.map((hours) => ({
              value: String(hours),
              label: register.care.hours(hours),
            }))}
          />
          <DateField
            form={form}
            name="wishedStartOn"
            label={fields.wishedStartOn}
            hint={register.care.startHint(t.dates.plainDay(round.dates.careStartsOn))}
          />
        </section>
        <section>
          <h2 class="kern-heading-medium">{register.wishes.heading}</h2>
          <KitaWishes form={form} kitas={kitas} maxKitas={round.rules.maxKitas} />
          {round.rules.maxChildminding > 0 && (
            <CheckboxField
              form={form}
              name="childminding"
              label={register.wishes.childminding}
              hint={register.wishes.childmindingHint}
            />
          )}
        </section>
        <SubmitButton>{register.toCheck}</SubmitButton>
      </form>
    </>
  );
}

/** @param round the next round to open, where one is known. */
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
