import type { Texts } from '../catalogue.ts';

/** Frequent questions, in the order in which a family meets them. */
export const help: Texts['parents']['help'] = {
  title: 'Help',
  intro: 'Call us or write to us. We also help you to fill in the form.',
  contents: 'Topics',
  topics: [
    {
      id: 'anmelden',
      title: 'Registering',
      questions: [
        {
          title: 'Who can register a child here?',
          text: 'Families who live in Anröchte, Bad Sassendorf, Ense, Erwitte, Geseke, Lippetal, Möhnesee, Rüthen, Welver, Werl or Wickede (Ruhr). Lippstadt, Soest and Warstein have youth offices of their own. You can check your postcode on the start page.',
        },
        {
          title: 'Is it first come, first served?',
          text: 'No. All registrations that arrive before the deadline are treated alike. Later ones come after them.',
        },
        {
          title: 'Can I register my child after the deadline?',
          text: 'Yes. The start page says until when. Your registration is then considered after those that came in time.',
        },
        {
          title: 'My child is on the waiting list. Do I have to register again?',
          text: 'Yes. The old waiting list is only for the year that is running. Please register your child here again for the new year.',
        },
        {
          title: 'I have no internet. What can I do?',
          text: 'Please go to the day-care centre you wish for. They register your child together with you. For a childminder please call us.',
        },
        {
          title: 'Can I register siblings together?',
          text: 'Yes. Each child has a registration of its own. After the first one you can register another child without typing everything again. You tell us then whether the children should go to the same day-care centre.',
        },
        {
          title: 'Why do you not ask about health, origin or religion?',
          text: 'Because that is not allowed before a contract, and must not play a part in who gets a place.',
        },
      ],
    },
    {
      id: 'warten',
      title: 'After registering',
      questions: [
        {
          title: 'Is the registration a promise of a place?',
          text: 'No. The day-care centres and the organisations that run them decide about the places. You get a message as soon as a day-care centre offers you a place.',
        },
        {
          title: 'How do I learn what happens next?',
          text: 'We send you every message by e-mail or as a letter. On the page of your registration you can also see at any time whose turn it is, and until when.',
        },
        {
          title: 'Can I still change my wishes?',
          text: 'Yes, until the day that is named on the page of your registration. The day on which we received your registration stays the same.',
        },
        {
          title: 'We are moving house. What do we have to do?',
          text: 'If you move within our area, please change your address on the page of your registration. If you move away, please tell us there, and register your child with the youth office of your new home.',
        },
        {
          title: 'I have lost my access code.',
          text: 'It is on your receipt. Can you not find the receipt? Then have a link sent to your e-mail address under “Open my registration”. If you have not given one, please call us.',
        },
      ],
    },
    {
      id: 'angebot',
      title: 'Offer and contract',
      questions: [
        {
          title: 'Can several day-care centres offer me a place?',
          text: 'Yes. You compare the offers and accept one. You give back the others with this, and other children get those places.',
        },
        {
          title: 'What happens if I do not answer?',
          text: 'We remind you twice. If you do not answer by the deadline, the offer lapses and another child gets the place. For a short time you can still accept it then, if the place is still free. The page of your registration says until when.',
        },
        {
          title: 'What happens after I have accepted?',
          text: 'The day-care centre suggests appointments, and you choose one. At the appointment you sign the contract. Only the contract makes the place certain.',
        },
        {
          title: 'Why does the other parent have to agree?',
          text: 'If you share custody and live apart, you both decide about day care. That is why we ask both of you before the contract.',
        },
        {
          title: 'What does day care cost?',
          text: 'The fee depends on your income and on the statutes that apply where you live. Your income plays no part in who gets a place.',
        },
        {
          title: 'I did not get a place. What now?',
          text: 'Please call us. We go on looking together with you, for a childminder as well. A registration never just disappears: we announce every end twice.',
        },
      ],
    },
  ],
};
