import type { Texts } from '../catalogue.ts';

/** Privacy (Art. 13 GDPR), accessibility (BITVNRW, EN 301 549) and imprint (§ 5 DDG). */
export const legal: Texts['legal'] = {
  footer: {
    label: 'About these pages',
    privacy: 'Privacy',
    accessibility: 'Accessibility',
    imprint: 'Imprint',
  },
  missing: 'The youth office has yet to fill this in.',
  privacy: {
    title: 'Privacy',
    intro:
      'This is how the Kita-Portal treats your data: the information that Article 13 of the General Data Protection Regulation (GDPR) asks for.',
    controller: { title: 'Who is responsible?' },
    officer: { title: 'How do I reach the data protection officer?' },
    purpose: {
      title: 'What do we need the data for, and why may we?',
      text: 'We allocate places in day-care centres and with childminders. This is our task by law: Article 6(1)(e) GDPR with section 24 and sections 61 to 68 SGB VIII, sections 67 to 85a SGB X and section 5 KiBiz.',
      automatic:
        'No program decides about a place: every offer and every refusal is released by a person.',
    },
    data: {
      title: 'What do we store?',
      items: [
        'about the child: name, birthday or expected birthday, address',
        'about the parents: name, e-mail address and phone number as far as you give them, the language of the messages, and whether both have custody and live together',
        'your wishes: day-care centres, childminder, hours, start, siblings',
        'what happened: offers, your answers, appointments, the contract, messages, and who entered what and when',
        'reasons and remarks, if you write any',
        'a log of reads: who of a day-care centre or the youth office opened your registration, and when',
        'notes and follow-ups of the youth office on your registration, who looks after it there, and which childminders it has asked for you',
        'the entry on the youth office’s old waiting list, if your child was on it',
        'as a draft: what you have entered in a registration and not sent yet',
        'your e-mail address, if you have a link to your registrations sent to you',
        'about staff of day-care centres, the organisations that run them and the youth office: name, e-mail address at work, place of work, role, and when they signed in with which device',
      ],
      not: 'We do not ask about health, origin, religion or income.',
    },
    recipients: {
      title: 'Who sees the data?',
      text: 'The day-care centres you wish for and the organisations that run them see your registration as long as they are on your list. So do programs with which a day-care centre manages its registrations. A day-care centre does not see which others you wish for. It sees the town you live in, but your street and postcode only if it entered your registration itself. Nobody but you sees a draft; if a day-care centre or the youth office began it for you, only they see it. The youth office sees all registrations that were sent. The other parent sees the registration, too, but not your e-mail address and phone number.',
      hosting: 'The servers are run by:',
      noOthers:
        'These pages load nothing from other providers: no maps, no fonts, no analysis of your visits. The link to OpenStreetMap opens another site only when you click it.',
    },
    duration: {
      title: 'How long do we keep the data?',
      round: (year, months) =>
        months === 1
          ? `Year ${year}: 1 month after the end of the registration round`
          : `Year ${year}: ${months} months after the end of the registration round`,
      announced: (grace) =>
        `After that the portal proposes your registration for deletion, and a person in the youth office releases the deletion. We announce it to you twice and wait ${grace} after the announcement. In this time you can object.`,
      waitingList:
        'If your child was on the old waiting list and was not registered, the portal deletes the entry and our messages about it after the same time, without an announcement.',
      days: (days) => (days === 1 ? '1 day' : `${days} days`),
      drafts: (days) =>
        `The portal deletes a draft ${days} days after its last change, but not before the time to register ends, and at once if you ask for it.`,
      links:
        'A link in an e-mail works for one hour and only once. The address that belongs to it is deleted when another day has passed and somebody asks for the next link.',
      staff: (months) =>
        `Staff who leave a day-care centre, the organisation that runs it or the youth office lose access at once. The portal deletes their name and e-mail address ${months} months later.`,
      noRound: 'The time is named here as soon as there is a registration round.',
      after:
        'After the deletion only a number without names is left. Technical records hold identifiers and times, no names and addresses. How long backups are kept is up to whoever runs the servers.',
    },
    cookies: {
      title: 'Which cookies do we set?',
      items: [
        'one for your session, which keeps you signed in: it ends after an hour without a click, after twelve hours at the latest. Staff have one of their own with the same limits, and another one for ten minutes between password and code',
        'one for your draft, if you begin a registration: as long as the draft is kept',
        'one for the language, if you change it: one year',
      ],
      text: 'All are needed for technical reasons (section 25(2) no. 2 TDDDG). When somebody opens or begins a registration, asks for a link or signs in with a password, we remember the internet address, to stop too many attempts. After one day it is deleted with the next attempt.',
    },
    rights: {
      title: 'Which rights do you have?',
      items: [
        'access to your data and a copy (Article 15 GDPR)',
        'correction (Article 16 GDPR)',
        'deletion (Article 17 GDPR) and restriction of processing (Article 18 GDPR)',
        'objection on grounds of your particular situation (Article 21 GDPR)',
        'a complaint to the data protection commissioner of North Rhine-Westphalia (LDI NRW, Article 77 GDPR)',
      ],
      text: 'You find copy and deletion on the page of your registration under “My data”. For everything else call us or write to us.',
      needed:
        'You do not have to register your child. But without these details we cannot consider it when places are allocated (section 5 KiBiz).',
    },
  },
  accessibility: {
    title: 'Accessibility statement',
    intro:
      'This statement is for the Kita-Portal. We want everybody to be able to use it. The standards are the law on equality of people with disabilities in North Rhine-Westphalia (BGG NRW), the BITVNRW and EN 301 549 with the rules of WCAG 2.2, level AA.',
    state: {
      title: 'How far are we?',
      text: 'The pages meet the requirements in part. We have checked them ourselves; an independent audit is still to come.',
      tested:
        'We checked the pages for families, for day-care centres and for the youth office with a program (axe), with the keyboard alone, without JavaScript and on a narrow screen.',
    },
    gaps: {
      title: 'What is still missing',
      items: [
        'an explanation in easy language and in German Sign Language',
        'a test with people who use a screen reader, magnification or voice control',
        'we do not check texts that the day-care centres write themselves',
      ],
    },
    report: {
      title: 'Reporting barriers',
      text: 'Are you stuck somewhere? Tell us. We answer, and help you to get done what you came for in another way, too.',
      subject: 'Barrier in the Kita-Portal',
      link: 'Report a barrier by e-mail',
    },
    enforcement: {
      title: 'If that does not help',
      text: 'If you are not satisfied with our answer, you can turn to the ombudsperson for accessible information technology of North Rhine-Westphalia (Ombudsstelle barrierefreie Informationstechnik, section 10d BGG NRW). This is free of charge.',
    },
    made: 'This statement was made in November 2026, after our own checks.',
  },
  imprint: {
    title: 'Imprint',
    provider: 'Publisher',
    representedBy: 'Represented by',
    contact: 'Contact',
    content: {
      title: 'Content',
      text: 'The day-care centres and their providers are responsible for what their pages say.',
    },
    software: {
      title: 'Software',
      text: 'The Kita-Portal is free software under the EUPL 1.2. It follows the KERN design system; the typeface is Fira Sans.',
    },
  },
};
