import type { Texts } from '../catalogue.ts';

/** The Kitas as parents look them up. */
export const kitaDirectory: Texts['kitaDirectory'] = {
  title: 'Day-care centres (Kitas) in the area of the youth office',
  intro:
    'Here you get to know the day-care centres before you wish for one. They answer questions about everyday life best themselves: call them, or pay them a visit.',
  filter: {
    heading: 'Narrow down the list',
    search: 'Name, place or provider',
    municipality: 'Municipality',
    providerKind: 'Kind of provider',
    ageGroup: 'Age of the child',
    hours: 'Hours a week',
    any: 'All',
    button: 'Show',
    reset: 'Show all day-care centres',
  },
  found: (count) => (count === 1 ? '1 day-care centre' : `${count} day-care centres`),
  none: 'No day-care centre meets all of this. Leave something out, or ask us.',
  columns: {
    kita: 'Day-care centre',
    place: 'Place',
    provider: 'Provider',
    ages: 'Age',
    hours: 'Hours',
  },
  hoursValue: (hours) => hours.join(', ').replace(/, (\d+)$/u, ' or $1'),
  ages: { u3: 'under 3 years', o3: '3 years and older' },
  providerKinds: {
    municipal: 'municipality or town',
    catholic: 'Catholic church',
    protestant: 'Protestant church',
    awo: 'workers’ welfare association (AWO)',
    drk: 'German Red Cross (DRK)',
    parents_initiative: 'parents’ initiative',
    other: 'another provider',
    unknown: 'not known',
  },
  invented: 'Contact, opening hours and places are invented for the demonstration.',
  childminding:
    'Childminders (Kindertagespflege) are not in this list. You can wish for one when you register; the youth office helps you to find one.',
  back: 'Back to all day-care centres',
  profile: {
    address: 'Address',
    map: 'See it on the map (OpenStreetMap)',
    provider: 'Provider',
    providerKind: 'Kind of provider',
    groups: 'Places',
    group: (age, hours) => `${age}: ${hours} hours a week`,
    ages: { u3: 'Under 3 years', o3: '3 years and older' },
    groupsUnknown: 'Not known yet. Please ask the day-care centre.',
    size: 'All places (and when it was so)',
    openingHours: 'Opening hours',
    phone: 'Phone',
    email: 'E-mail',
    website: 'Website',
    concept: 'How they work',
    promise:
      'Whether there will be a place for your child in this day-care centre is only known after the registration.',
  },
};
