import { englishDates as dates } from '../../calendar/format-en.ts';
import type { ContractFailure } from '../../domain/commands.ts';
import type { KitaFacts, Span } from '../../notices/notice-facts.ts';
import { bulleted, oneLine, section } from '../notice-marks.ts';
import type { NoticeWriters } from '../notice-texts.ts';
import { hours, kitaLines, lastWholeDay, wishName } from './notice-parts.ts';

/** Between the accepted offer and the contract. */
export const contractNotices: NoticeWriters<
  | 'consent'
  | 'slots'
  | 'appointment'
  | 'appointmentCancelled'
  | 'appointmentMissed'
  | 'contract'
  | 'contractCorrected'
  | 'contractFailed'
> = {
  slots: ({ childFirstName: child, details }) => {
    const one = details.slots.length === 1;
    const what = one ? 'an appointment' : 'appointments';
    return {
      subject: `${one ? 'Appointment' : 'Appointments'} for the contract for ${child}: ${details.kita.name}`,
      paragraphs: [
        details.isOpen
          ? `The day-care centre suggests ${what} for the contract for ${child}.`
          : `The day-care centre suggested ${what} for the contract for ${child}.`,
        kitaLines(details.kita),
        bulleted(details.slots.map(({ startsAt, endsAt }) => dates.span(startsAt, endsAt))),
        ...(details.isOpen
          ? [
              `Please open your registration and ${one ? 'book the appointment' : 'choose an appointment'}. Do not wait too long: the day-care centre offers its appointments to other families, too.`,
              `${one ? 'Does it not suit you?' : 'Does none of them suit you?'} Then please call the day-care centre. It can suggest other appointments.`,
            ]
          : [
              details.allTaken
                ? `Meanwhile ${one ? 'this appointment has been given to another family' : 'these appointments have been given to other families'}. The day-care centre will suggest new ones. The place stays reserved for your child.`
                : 'This choice is no longer open. You can see how things stand in your registration.',
            ]),
      ],
    };
  },

  appointment: ({ channel, childFirstName: child, details }) => ({
    subject: `Appointment for the contract for ${child}: ${dates.fullInstant(details.startsAt)}`,
    paragraphs: [
      `Your appointment for the contract for ${child} is agreed:`,
      `${dates.span(details.startsAt, details.endsAt)}\n${kitaLines(details.kita)}`,
      channel === 'mail' ? 'The appointment for your calendar is attached.' : '',
      `The day-care centre tells you which documents to bring. Can you not come? Until ${dates.fullInstant(details.cancelUntil)} you can move or cancel the appointment in your registration. After that please call the day-care centre.`,
    ],
  }),

  contract: ({ childFirstName: child, details }) => ({
    subject: `The contract for ${child} is signed: ${details.kita.name}`,
    paragraphs: [
      `The contract for ${child} is signed. The place is now certain. We wish ${child} a good start.`,
      kitaLines(details.kita),
      'You do not need to do anything more in the portal. You agree on everything else with the day-care centre, for example how your child settles in.',
      'Before the first day the day-care centre needs proof of protection against measles. It is enough to show it. You do not have to hand in a copy.',
      'The youth office (Kreisjugendamt) answers questions about the fees.',
      `Is something wrong? Then please contact us by ${lastWholeDay(details.closesAt)}. After that we close the registration.`,
    ],
  }),

  consent: ({ childFirstName: child, details }) => ({
    subject: `Agreement to the place for ${child}: ${details.kita.name}`,
    paragraphs: [
      `We have received an agreement to this place for ${child}:`,
      kitaLines(details.kita),
      details.isComplete
        ? 'With this both parents have agreed. The contract can be signed.'
        : 'The agreement of the other parent is still missing. The other parent can agree in the registration or sign at the day-care centre.',
    ],
  }),

  appointmentCancelled: ({ childFirstName: child, details }) => ({
    subject: `The appointment for the contract for ${child} is cancelled: ${dates.fullInstant(details.startsAt)}`,
    paragraphs: [
      details.by === 'family'
        ? `You have cancelled this appointment for ${child}:`
        : `We are sorry: the day-care centre has cancelled this appointment for ${child}:`,
      appointment(details),
      details.by === 'kita' && details.reason !== null
        ? `The day-care centre gives this reason:\n“${oneLine(details.reason)}”`
        : '',
      'Please delete it from your calendar, too. The place is still reserved for your child.',
      section('What happens next', nextAppointment(details.proposals)),
    ],
  }),

  appointmentMissed: ({ childFirstName: child, details }) => ({
    subject: `You did not come to the appointment for ${child}: ${details.kita.name}`,
    paragraphs: [
      `The day-care centre has noted that you did not come to this appointment for ${child}:`,
      appointment(details),
      section(
        'What happens next',
        details.givesBack
          ? 'It was the second appointment. Therefore the place is free again. Your registration goes on, and your other wishes are open again.'
          : afterMissing(details.proposals),
        details.givesBack ? '' : 'For now the place is still reserved for your child.',
      ),
      'Is this not right, or did something get in the way? Then please contact the day-care centre or us at once.',
    ],
  }),

  contractCorrected: ({ childFirstName: child, details }) => ({
    subject: `The contract for ${child} has been corrected: ${details.kita.name}`,
    paragraphs: [
      `The details of the contract for ${child} have been corrected. This is right now:`,
      `${kitaLines(details.kita)}\nStart: ${dates.plainDay(details.startsOn)}\nHours of care: ${hours(details.hours)}`,
      'The contract itself stays as it is. Is something wrong? Then please contact the day-care centre or us at once.',
    ],
  }),

  contractFailed: ({ childFirstName: child, details }) => ({
    subject: `No contract for ${child}: ${details.kita.name}`,
    paragraphs: [
      `There will be no contract for ${child} with this day-care centre:`,
      kitaLines(details.kita),
      FAILURES[details.reason],
      details.note === null ? '' : `The day-care centre adds:\n“${oneLine(details.note)}”`,
      section(
        'What happens next',
        'The place is free again. Your registration goes on, with the same day of receipt.',
        details.openWishes.length === 0
          ? 'You have no open wish left. Are you still looking for a place? Then please contact us.'
          : `These wishes are open again:\n${bulleted(details.openWishes.map(wishName))}`,
      ),
      'Is this not right? Then please contact us at once.',
    ],
  }),
};

const FAILURES: Readonly<Record<ContractFailure, string>> = {
  familyDeclined: 'The day-care centre has noted that you do not want to sign the contract.',
  kitaDeclined: 'The day-care centre cannot sign the contract.',
  otherReason: '',
};

const appointment = ({ kita, startsAt, endsAt }: Span & { readonly kita: KitaFacts }): string =>
  `${dates.span(startsAt, endsAt)}\n${kitaLines(kita)}`;

/** After a second time, where the round says so, the youth office decides what follows. */
const afterMissing = (proposals: readonly Span[]): string =>
  proposals.length === 0
    ? 'The day-care centre or the youth office will write to you about what happens next.'
    : nextAppointment(proposals);

function nextAppointment(proposals: readonly Span[]): string {
  if (proposals.length === 0)
    return 'The day-care centre will suggest new appointments. We will write to you then.';
  const lines = proposals.map(({ startsAt, endsAt }) => dates.span(startsAt, endsAt));
  return `You can choose another appointment in your registration:\n${bulleted(lines)}`;
}
