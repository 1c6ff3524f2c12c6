import type { EntityManager, Loaded } from '@mikro-orm/postgresql';
import { acceptedOffer, type CaseState, type Offer } from '../domain/case.ts';
import type { Step, StepKind } from '../domain/steps.ts';
import { readCaseState } from '../persistence/case-state.ts';
import { Application, Guardian } from '../persistence/entities/application.ts';
import { Childminder } from '../persistence/entities/childminding.ts';
import { Kita } from '../persistence/entities/places.ts';
import { CaseEvent, type CaseNotice } from '../persistence/entities/record.ts';
import type { KitaFacts, OpenOffer, WishFact } from './notice-facts.ts';

export interface NoticeContext {
  /** The portal's origin, without a slash at its end. */
  readonly publicOrigin: string;
  /** The key of the claim codes. */
  readonly secret: string;
  /** UTC milliseconds. */
  readonly now: number;
}

/** What the record holds of the case a notice belongs to. */
export interface CaseFile {
  readonly em: EntityManager;
  readonly context: NoticeContext;
  readonly notice: CaseNotice;
  readonly application: Loaded<Application, 'child'>;
  readonly guardian: Guardian;
  readonly state: CaseState;
  readonly event: CaseEvent;
  readonly kitas: ReadonlyMap<string, KitaFacts>;
  /** Whose places were offered. */
  readonly childminders: readonly Childminder[];
}

/** Reads it. The actor of the unit of work must see the case. */
export async function readCaseFile(
  em: EntityManager,
  notice: CaseNotice,
  context: NoticeContext,
): Promise<CaseFile> {
  const { applicationId, revision } = notice;
  const state = await readCaseState(em, applicationId);
  if (state === null) throw new Error('a notice without its case');
  const application = await em.findOneOrFail(
    Application,
    { id: applicationId },
    { populate: ['child'] },
  );
  const kitaIds = state.wishes.flatMap(({ kitaId }) => kitaId ?? []);
  const kitas = await em.find(Kita, { id: { $in: kitaIds } });
  return {
    em,
    context,
    notice,
    application,
    guardian: await em.findOneOrFail(Guardian, { id: notice.guardianId }),
    state,
    event: await em.findOneOrFail(CaseEvent, { applicationId, revision }),
    kitas: new Map(kitas.map((kita) => [kita.id, toKitaFacts(kita)])),
    childminders: await em.find(Childminder, {
      id: { $in: state.offers.flatMap(({ childminderId }) => childminderId ?? []) },
    }),
  };
}

/** The step that caused the notice; another kind than its own is a broken record. */
export function stepOf<Kind extends StepKind>(
  { event }: CaseFile,
  kind: Kind,
): Extract<Step, { kind: Kind }> {
  if (event.kind !== kind) throw new Error('a notice of another step');
  return event.step as Extract<Step, { kind: Kind }>;
}

export function offerFacts(
  file: CaseFile,
  offerId = file.notice.subject.offerId,
): OpenOffer & { readonly isOpen: boolean } {
  const offer = offerIn(file, offerId);
  return {
    kita: placeOf(file, offer),
    dueAt: offer.dueAt,
    isOpen: offer.status === 'open',
  };
}

export function offerIn(file: CaseFile, offerId = file.notice.subject.offerId): Offer {
  const offer = file.state.offers.find((candidate) => candidate.id === offerId);
  if (offer === undefined) throw new Error('a notice without its offer');
  return offer;
}

/** Where the accepted place is; null: none is accepted. */
export function acceptedPlace(file: CaseFile): KitaFacts | null {
  const offer = acceptedOffer(file.state);
  return offer === undefined ? null : placeOf(file, offer);
}

/** The same for a notice of a place that the family may have given back before it was sent. */
export const placeAcceptedThen = (file: CaseFile): KitaFacts =>
  acceptedPlace(file) ?? { name: GIVEN_BACK[file.notice.language], address: null };

const GIVEN_BACK = {
  de: 'Angebot nicht mehr angenommen',
  en: 'offer no longer accepted',
} as const;

/** Where an offered place is: in a Kita, or with a childminder. */
export function placeOf(
  file: CaseFile,
  { kitaId, childminderId }: Pick<Offer, 'kitaId' | 'childminderId'>,
): KitaFacts {
  if (kitaId !== null) return kitaIn(file, kitaId);
  const childminder = file.childminders.find(({ id }) => id === childminderId);
  if (childminder === undefined) throw new Error('a notice without its childminder');
  return {
    name: childminder.displayName,
    isChildminding: true,
    address: childminder.municipality,
  };
}

export const openWishesOf = (file: CaseFile): readonly WishFact[] =>
  wishFacts(
    file,
    file.state.wishes.filter(({ status }) => status === 'open'),
  );

/** The slots the family can still choose from. */
export const proposals = ({ state, event }: CaseFile) =>
  state.slots.filter(
    ({ status, startsAt }) => status === 'proposed' && startsAt > event.at.getTime(),
  );

export function openOffersOf(file: CaseFile): readonly OpenOffer[] {
  return file.state.offers
    .filter((offer) => offer.status === 'open')
    .map((offer) => ({ kita: placeOf(file, offer), dueAt: offer.dueAt }))
    .toSorted((a, b) => a.dueAt - b.dueAt);
}

/** The Kitas whose places the step gave back. */
export function returnedBy(file: CaseFile): readonly KitaFacts[] {
  return file.state.offers
    .filter(
      ({ status, settledAt }) => status === 'returned' && settledAt === file.event.at.getTime(),
    )
    .map((offer) => placeOf(file, offer));
}

export function slotIn(file: CaseFile, slotId: string) {
  const slot = file.state.slots.find((candidate) => candidate.id === slotId);
  if (slot === undefined) throw new Error('a notice without its slot');
  const { startsAt, endsAt, status } = slot;
  return { kita: kitaIn(file, slot.kitaId), slotId, startsAt, endsAt, status };
}

export function wishFacts(
  file: CaseFile,
  wishes: readonly { readonly kitaId: string | null; readonly rank: number }[],
): readonly WishFact[] {
  return wishes
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ kitaId }) => (kitaId === null ? null : kitaIn(file, kitaId).name));
}

/** One of the wished Kitas. */
export function kitaIn({ kitas }: CaseFile, kitaId: string): KitaFacts {
  const kita = kitas.get(kitaId);
  if (kita === undefined) throw new Error('a notice without its Kita');
  return kita;
}

function toKitaFacts({ name, street, postcode, municipality }: Kita): KitaFacts {
  const town = [postcode, municipality].filter((part) => part !== '').join(' ');
  const address = [street, town].filter((part) => part !== '').join(', ');
  return { name, address: address === '' ? null : address };
}
