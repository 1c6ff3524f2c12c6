import { englishDates as dates } from '../../calendar/format-en.ts';
import type { DataField } from '../../domain/commands.ts';
import type { RoundDateName } from '../../domain/round.ts';
import type { ChangedDate, FactsOf } from '../../notices/notice-facts.ts';
import { bulleted, section } from '../notice-marks.ts';
import type { NoticeWriters } from '../notice-texts.ts';
import { days, hours, openOffers, wishList } from './notice-parts.ts';

/** The registration itself, and the round it is in. */
export const registrationNotices: NoticeWriters<
  'receipt' | 'wishesChanged' | 'dataChanged' | 'roundMoved'
> = {
  receipt: ({ caseNumber, childFirstName: child, details }) => ({
    subject: `Receipt: registration of ${child} (${caseNumber})`,
    paragraphs: [
      `We have received your registration for ${child}: ${received(details)} Thank you.`,
      details.claimCode === null
        ? `Case number: ${caseNumber}`
        : `Case number: ${caseNumber}\nAccess code: ${details.claimCode}`,
      details.claimCode === null
        ? 'You already have an access code. Can you not find it? Then please contact us.'
        : 'With the case number and the access code you open your registration. Keep both in a safe place. Do not pass on the access code.',
      section(
        'This is not a promise',
        'This message only confirms that we have received your registration. It does not promise you a place. The day-care centres (Kitas) and the organisations that run them decide about the places.',
        details.late
          ? `The time to register ended at ${dates.fullEnd(details.dates.deadlineAt)}. Your registration came later. We will consider it, but only after the registrations that came in time.`
          : 'Your registration came in time. All registrations that came in time are treated alike. Being earlier than others is no advantage.',
      ),
      section(
        'What you told us',
        `Your wishes, the most important one first:\n${wishList(details.wishes)}`,
        `Hours of care: ${hours(details.hours)}\nStart you wish for: ${dates.plainDay(details.wishedStartOn)}`,
      ),
      section('What happens next', nextSteps(details)),
      details.wishes.includes(null)
        ? 'About a childminder (Kindertagespflege): the youth office helps you to find one.'
        : '',
      section('When you will hear from us at the latest', allocationNotice(details)),
      section(
        'Fees',
        'Parents usually pay a fee for day care (§ 90 SGB VIII, § 51 KiBiz). The amount is laid down in the statutes of Kreis Soest. It depends above all on your income and on the hours of care.',
        'There is no fee for children who turn four by 30 September: from 1 August of the same year until they start school (§ 50 KiBiz). Do you receive housing benefit (Wohngeld), child supplement (Kinderzuschlag) or benefits to cover your living costs? Then you can apply to pay no fee.',
        'The youth office (Kreisjugendamt) gives you the statutes and tells you about your own fee.',
      ),
    ],
  }),

  wishesChanged: ({ caseNumber, childFirstName: child, details }) => ({
    subject: `Your wishes for ${child} have been changed (${caseNumber})`,
    paragraphs: [
      `You have changed your wishes for ${child}. These are your wishes now, the most important one first:`,
      wishList(details.wishes),
      `Your registration still counts as received on ${dates.fullInstant(details.receivedAt)}. Day-care centres that are no longer on the list do not see your registration any more.`,
      `You can change your wishes again until ${dates.fullEnd(details.editFreezeAt)}. This message does not promise you a place either.`,
      'Did you not change anything? Then please contact us at once.',
    ],
  }),

  dataChanged: ({ caseNumber, childFirstName: child, details }) => ({
    subject: `The details for ${child} have been changed (${caseNumber})`,
    paragraphs: [
      `This has been changed in the registration of ${child}:`,
      bulleted(details.fields.map((field) => DATA_FIELDS[field])),
      'You can see what it says now in your registration. The day on which we received it stays the same.',
      'Did you not change anything? Then please contact us at once.',
    ],
  }),

  roundMoved: ({ childFirstName: child, details }) => ({
    subject: `New dates for the registration of ${child} (${dates.kindergartenYear(details.year)})`,
    paragraphs: [
      `For the Kindergarten year ${dates.kindergartenYear(details.year)} these dates have changed:`,
      details.changes.map(changedDate).join('\n\n'),
      details.hasPlace
        ? `This does not change anything about the place that you have accepted for ${child}.`
        : `The registration of ${child} goes on.${details.openOffers.length === 0 ? ' You do not need to do anything.' : ''}`,
      details.nowInTime
        ? 'Your registration came after the old date. With the new date it has come in time.'
        : '',
      openOffers(details.openOffers),
    ],
  }),
};

function nextSteps({
  dates: round,
  answerDays,
  receivedAt,
}: FactsOf<'receipt'>['details']): string {
  const offers = `We write to you as soon as there is an offer for you. You then have at least ${days(answerDays)} to answer.`;
  return bulleted([
    ...(receivedAt < round.editFreezeAt
      ? [`Until ${dates.fullEnd(round.editFreezeAt)}: you can still change your wishes.`]
      : []),
    ...(receivedAt < round.reviewEndsAt
      ? [
          `Until ${dates.fullEnd(round.reviewEndsAt)}: the day-care centres look at the registrations.`,
        ]
      : []),
    receivedAt < round.offersFromAt
      ? `From ${dates.fullStart(round.offersFromAt)}: the day-care centres make offers. ${offers}`
      : `The day-care centres are already making offers. ${offers}`,
    'If you accept an offer: you agree on an appointment with the day-care centre and sign the contract there.',
  ]);
}

function allocationNotice({ allocationNotice: by }: FactsOf<'receipt'>['details']): string {
  return by === null
    ? 'You registered your child less than six months before the start you wish for. The law sets no fixed date for that (§ 5 KiBiz). We will write to you as soon as we can tell you something.'
    : `As long as you have no contract, this applies: the youth office tells you which place is allocated to your child. Usually it does so eight weeks before the start you wish for, that is by ${dates.plainDay(by.usuallyBy)}, and at the latest six weeks before, that is by ${dates.plainDay(by.latestBy)}. This is laid down in § 5(3) KiBiz.`;
}

const DATA_FIELDS: Readonly<Record<DataField, string>> = {
  childName: 'the name of the child',
  birthDate: 'the date of birth',
  guardian: 'your name',
  secondGuardian: 'the second parent',
  address: 'the address',
  ownAddress: 'your own address',
  contact: 'e-mail address or telephone number',
  language: 'the language of our messages',
  custody: 'custody',
  hours: 'the hours of care',
  wishedStart: 'the start you wish for',
};

const DATE_NAMES: Readonly<Record<Exclude<RoundDateName, `decisionDays.${number}`>, string>> = {
  opensAt: 'Registration begins',
  deadlineAt: 'The time to register ends',
  editFreezeAt: 'You can change your wishes until',
  reviewEndsAt: 'The day-care centres look at the registrations until',
  offersFromAt: 'The day-care centres make offers from',
  endsAt: 'The registration round ends',
};

function changedDate({ name, from, to, kitas }: ChangedDate): string {
  const begins = name === 'opensAt' || name === 'offersFromAt';
  const day = begins ? dates.fullStart : dates.fullEnd;
  const label = labelOf(name, kitas);
  return `${label}\nbefore: ${day(from)}\nnow: ${day(to)}`;
}

function labelOf(name: RoundDateName, kitas: ChangedDate['kitas']): string {
  if (kitas !== null) return `The first day of offers of ${kitas.join(', ')}`;
  return isDecisionDay(name) ? 'You can answer offers until' : DATE_NAMES[name];
}

function isDecisionDay(name: RoundDateName): name is `decisionDays.${number}` {
  return name.startsWith('decisionDays.');
}

function received({ receivedAt, enteredAt }: FactsOf<'receipt'>['details']): string {
  return enteredAt === null
    ? `on ${dates.fullInstant(receivedAt)}.`
    : `on paper on ${dates.fullDay(receivedAt)}. We entered it into the portal on ${dates.fullDay(enteredAt)}; the day on the paper counts.`;
}
