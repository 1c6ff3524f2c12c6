import { SubmitButton } from '../components/elements.tsx';
import { SelectField, TextArea } from '../components/form.tsx';
import type { FormState } from '../components/form-values.ts';
import { useMay } from '../components/may.ts';
import { useTexts } from '../components/texts.ts';
import { ActionForm, formAt, type ActionProps } from './action-form.tsx';
import { Allowed } from './allowed.tsx';

export function Review({ side, base }: ActionProps) {
  const t = useTexts();
  const review = side.childminding
    ? { ...t.kita.review, ...t.kitaActions.reviewOfChildminding }
    : t.kita.review;
  return (
    <ActionForm
      base={base}
      path="geprueft"
      heading={review.heading}
      hidden={{ wishId: side.wishId }}
    >
      <p class="kern-body">{review.text}</p>
      <SubmitButton kind={side.possible.makeOffer === 'yes' ? 'secondary' : 'primary'}>
        {review.button}
      </SubmitButton>
    </ActionForm>
  );
}

export function Visit({ side, base }: ActionProps) {
  const { visit } = useTexts().kitaActions;
  return (
    <ActionForm base={base} path="besuch" heading={visit.heading} hidden={{ wishId: side.wishId }}>
      <p class="kern-body">{side.childminding ? visit.atChildminder : visit.text}</p>
      <SubmitButton kind="secondary">{visit.button}</SubmitButton>
    </ActionForm>
  );
}

/** Offers a place at once where that is possible, else prepares the offer; or says why there is no place. */
export function Offer({ side, base, returned }: ActionProps) {
  const t = useTexts();
  const { makeOffer } = t.kita;
  const { prepare } = t.kitaActions;
  const { possible, fitting, hours } = side;
  const group = t.ageGroups[side.ageGroup];
  const may = useMay();
  const isNow = possible.makeOffer === 'yes' && may('makeOffer');
  if (!may('prepareOffer')) return null;
  if (!isNow && possible.prepareOffer !== 'yes' && possible.makeOffer === 'yes')
    return (
      <Allowed permission="makeOffer" heading={makeOffer.heading}>
        {null}
      </Allowed>
    );
  if (!isNow && possible.prepareOffer !== 'yes') {
    const isFull = [possible.makeOffer, possible.prepareOffer].includes('offer.no_place');
    if (!isFull) return null;
    return (
      <section class="part">
        <h2 class="kern-heading-medium">{makeOffer.heading}</h2>
        <p class="kern-body">
          {fitting.length === 0 ? makeOffer.noPool(group, hours) : makeOffer.full(group, hours)}
        </p>
      </section>
    );
  }
  const path = isNow ? 'angebot' : 'vorbereiten';
  const form = formAt(path, returned);
  const capacity = sum(fitting.map((pool) => pool.capacity));
  const free = capacity - sum(fitting.map((pool) => pool.promised));
  return (
    <ActionForm
      base={base}
      path={path}
      heading={isNow ? makeOffer.heading : prepare.heading}
      hidden={{ wishId: side.wishId }}
      form={form}
    >
      <p class="kern-body">{makeOffer.text(group, hours, free, capacity)}</p>
      {!isNow && <p class="kern-body">{prepare.text}</p>}
      {!may('makeOffer') && <p class="kern-body">{t.kitaDesk.headReleases}</p>}
      {isNow && side.answerBy !== null && (
        <p class="kern-body">{makeOffer.answerBy(t.dates.fullEnd(side.answerBy))}</p>
      )}
      {side.childminding && <Childminder side={side} form={form} />}
      <SubmitButton>{isNow ? makeOffer.button : prepare.button}</SubmitButton>
    </ActionForm>
  );
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

function Childminder({ side, form }: Pick<ActionProps, 'side'> & { readonly form: FormState }) {
  const { common, kitaActions } = useTexts();
  const choices = side.fitting.flatMap(({ childminder, capacity, promised }) =>
    childminder !== null && promised < capacity
      ? [{ value: childminder.id, label: childminder.name }]
      : [],
  );
  return (
    <SelectField
      form={form}
      name="childminderId"
      label={kitaActions.childminder}
      empty={common.pleaseChoose}
      groups={[{ label: '', choices }]}
    />
  );
}

/** Lets what is prepared go out, or drops it. */
export function Draft({ side, base }: ActionProps) {
  const t = useTexts();
  const { release, drop } = t.kitaActions;
  const { draft, possible } = side;
  if (draft === null) return null;
  const hidden = { offerId: draft.id };
  return (
    <>
      {possible.releaseOffer === 'yes' && (
        <Allowed permission="releaseOffer" heading={release.heading}>
          <ActionForm base={base} path="freigeben" heading={release.heading} hidden={hidden}>
            <p class="kern-body">
              {draft.outAt === null || draft.outAt <= side.now
                ? release.atOnce
                : release.outAt(t.dates.fullStart(draft.outAt))}
            </p>
            <SubmitButton>{release.button}</SubmitButton>
          </ActionForm>
        </Allowed>
      )}
      {possible.revokeOffer === 'yes' && (
        <Allowed permission="revokeOffer" heading={drop.heading}>
          <ActionForm base={base} path="verwerfen" heading={drop.heading} hidden={hidden}>
            <p class="kern-body">{drop.text}</p>
            <SubmitButton kind="secondary">{drop.button}</SubmitButton>
          </ActionForm>
        </Allowed>
      )}
    </>
  );
}

export function Revoke({ side, base, returned }: ActionProps) {
  const { revokeOffer } = useTexts().kita;
  const form = formAt('angebot-zurueck', returned);
  return (
    <ActionForm
      base={base}
      path="angebot-zurueck"
      heading={revokeOffer.heading}
      hidden={{ offerId: side.offerId ?? '' }}
      form={form}
    >
      <p class="kern-body">{revokeOffer.text}</p>
      <TextArea form={form} name="note" label={revokeOffer.note} />
      <SubmitButton kind="secondary">{revokeOffer.button}</SubmitButton>
    </ActionForm>
  );
}
