/** What programs have for every page: the operations of `/api/v1` that do or tell the same. */

function ofPublic(): Record<string, string[]> {
  return {
    'GET /': ['GET /rounds/announced', 'GET /banners'],
    'POST /abmelden': ['DELETE /session'],
    'POST /anmelden/abschicken': ['POST /registrations'],
    'GET /einladung': ['POST /registrations'],
    'GET /kitas': ['GET /kitas'],
    'GET /kitas/:id': ['GET /kitas/:kitaId'],
    'POST /oeffnen': ['POST /session'],
    'GET /zustaendig': ['GET /responsibility'],
    'POST /zustaendig': ['GET /responsibility'],
  };
}

function ofFamilies(): Record<string, string[]> {
  const own = '/anmeldung/:id';
  const read = ['GET /applications/:id'];
  const asked = (command: string) => [`POST /applications/:id/commands/${command}`];
  return {
    [`GET ${own}`]: [...read, 'GET /applications/:id/notices'],
    [`GET ${own}/angebote`]: read,
    [`GET ${own}/angebote/:offerId/ablehnen`]: read,
    [`POST ${own}/angebote/:offerId/ablehnen`]: asked('decline-offer'),
    [`GET ${own}/angebote/:offerId/annehmen`]: read,
    [`POST ${own}/angebote/:offerId/annehmen`]: asked('accept-offer'),
    [`GET ${own}/angebote/:offerId/doch-annehmen`]: read,
    [`POST ${own}/angebote/:offerId/doch-annehmen`]: asked('revive-offer'),
    [`GET ${own}/daten`]: read,
    [`POST ${own}/daten`]: asked('change-data'),
    [`GET ${own}/meine-daten`]: ['GET /applications/:id/data', 'GET /applications/:id/reads'],
    [`POST ${own}/meine-daten/behalten`]: ['DELETE /applications/:id/erasure'],
    [`GET ${own}/meine-daten/kopie`]: ['GET /applications/:id/data'],
    [`POST ${own}/meine-daten/loeschen`]: ['POST /applications/:id/erasure'],
    [`GET ${own}/nachrichten/:noticeId`]: ['GET /applications/:id/notices/:noticeId'],
    [`GET ${own}/quittung`]: ['GET /applications/:id/receipt'],
    [`GET ${own}/termin`]: read,
    [`POST ${own}/termin`]: asked('book-slot'),
    [`GET ${own}/termin-absagen`]: read,
    [`POST ${own}/termin-absagen`]: asked('cancel-appointment'),
    [`GET ${own}/umzug`]: read,
    [`POST ${own}/umzug`]: asked('move-away'),
    [`GET ${own}/weiterfuehren`]: read,
    [`POST ${own}/weiterfuehren`]: asked('undo-withdraw'),
    [`GET ${own}/wuensche`]: read,
    [`POST ${own}/wuensche`]: asked('change-wishes'),
    [`GET ${own}/zurueckziehen`]: read,
    [`POST ${own}/zurueckziehen`]: asked('withdraw'),
    [`GET ${own}/zustimmen`]: read,
    [`POST ${own}/zustimmen`]: asked('guardian-consent'),
  };
}

/** What staff do with one child, by the last part of the page's address. */
const OF_A_CHILD = {
  angebot: 'make-offer',
  'angebot-zurueck': 'revoke-offer',
  besuch: 'confirm-visit',
  freigeben: 'release-offer',
  geprueft: 'mark-reviewed',
  'kein-vertrag': 'contract-failed',
  'nicht-erschienen': 'record-no-show',
  'termin-absagen': 'cancel-appointment',
  termine: 'propose-slots',
  vertrag: 'conclude-contract',
  'vertrag-berichtigen': 'correct-contract',
  verwerfen: 'revoke-offer',
  vorbereiten: 'prepare-offer',
  zustimmung: 'guardian-consent',
} as const;

const actsBelow = (path: string): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(OF_A_CHILD).map(([part, command]) => [
      `POST ${path}/${part}`,
      [`POST /applications/:id/commands/${command}`],
    ]),
  );

function ofKitas(): Record<string, string[]> {
  return {
    'GET /kita': ['GET /kita/applicants', 'GET /kita/notices', 'GET /kita/digest'],
    'GET /kita/angebote': ['GET /kita/applicants'],
    'POST /kita/angebote': ['POST /kita/offers'],
    'POST /kita/anmelden/abschicken': ['POST /kita/registrations'],
    'GET /kita/anmeldungen': ['GET /kita/applicants'],
    'POST /kita/anmeldungen/suche': ['POST /kita/searches'],
    'GET /kita/anmeldungen/:id': ['GET /kita/applicants/:id'],
    ...actsBelow('/kita/anmeldungen/:id'),
    'GET /kita/briefe': ['GET /kita/letters'],
    'POST /kita/briefe/gedruckt': ['PUT /kita/letters/:id/handed-out'],
    'GET /kita/briefe/pdf': ['GET /kita/letters/:id'],
    'GET /kita/ergebnis': ['GET /kita/releases/:key'],
    'POST /kita/freigeben': ['POST /kita/releases'],
    'GET /kita/plaetze': ['GET /kita/places/:year'],
    'POST /kita/plaetze': ['PUT /kita/places/:year'],
    'GET /kita/profil': ['GET /kita/profile'],
    'POST /kita/profil': ['PUT /kita/profile'],
    'GET /kita/termine': ['GET /kita/week'],
    'GET /kita/termine/kalender': ['GET /kita/week'],
    'GET /kita/termine/vorschlagen': ['GET /kita/applicants'],
    'POST /kita/termine/vorschlagen': ['POST /kita/slots'],
    'GET /kita/schnittstelle': ['GET /kita/tokens'],
    'POST /kita/schnittstelle': ['POST /kita/tokens'],
    'POST /kita/schnittstelle/:tokenId/widerrufen': ['DELETE /kita/tokens/:tokenId'],
    'GET /kita/team': ['GET /kita/people', 'GET /kita/people/invitations'],
    'POST /kita/team': ['POST /kita/people/invitations'],
    'POST /kita/team/:id/beenden': ['DELETE /kita/people/:id'],
    'POST /kita/team/:id/rolle': ['PUT /kita/people/:id/role'],
    'POST /kita/team/einladung/:id': ['DELETE /kita/people/invitations/:id'],
  };
}

function ofOffice(): Record<string, string[]> {
  const oneCase = '/office/faelle/:id';
  const list = '/office/warteliste/:year{[0-9]{4}}';
  const round = '/office/runde/:year{[0-9]{4}}';
  const asked = (...commands: string[]) =>
    commands.map((one) => `POST /applications/:id/commands/${one}`);
  return {
    'GET /office': ['GET /office/cases', 'GET /office/system'],
    'POST /office/anmelden/abschicken': ['POST /office/registrations'],
    'POST /office/suche': ['POST /office/searches'],
    'GET /office/briefe': ['GET /office/letters'],
    'GET /office/briefe/:id': ['GET /office/letters/:id'],
    'GET /office/briefe/pdf': ['GET /office/letters/:id'],
    'POST /office/briefe/:id/gedruckt': ['PUT /office/letters/:id/printed'],
    'POST /office/briefe/gedruckt': ['PUT /office/letters/:id/printed'],
    [`GET ${oneCase}`]: [
      'GET /office/cases/:id',
      'GET /office/cases/:id/work',
      'GET /office/cases/:id/notices',
    ],
    [`GET ${oneCase}/ablauf`]: ['GET /office/cases/:id/workflow'],
    [`GET ${oneCase}/daten`]: ['GET /office/cases/:id'],
    [`POST ${oneCase}/daten`]: asked('change-data'),
    [`GET ${oneCase}/handeln`]: ['GET /office/cases/:id/actions'],
    [`POST ${oneCase}/handeln/frist`]: asked('extend-deadline'),
    [`POST ${oneCase}/handeln/ohne-platz`]: asked('close-without-place'),
    [`POST ${oneCase}/handeln/papier`]: asked(
      'move-away',
      'withdraw',
      'undo-withdraw',
      'accept-offer',
      'decline-offer',
      'revive-offer',
      'guardian-consent',
      'book-slot',
      'cancel-appointment',
    ),
    [`POST ${oneCase}/handeln/uebernehmen`]: asked('carry-over'),
    [`POST ${oneCase}/handeln/wuensche`]: asked('change-wishes'),
    [`POST ${oneCase}/notizen`]: ['POST /office/cases/:id/notes'],
    [`GET ${oneCase}/tagespflege`]: ['GET /office/cases/:id/mediation'],
    [`POST ${oneCase}/tagespflege`]: ['POST /office/cases/:id/mediation'],
    [`POST ${oneCase}/wiedervorlagen`]: ['POST /office/cases/:id/follow-ups'],
    [`POST ${oneCase}/zustaendig`]: [
      'PUT /office/cases/:id/assignment',
      'DELETE /office/cases/:id/assignment',
    ],
    [`GET ${oneCase}/wuensche/:wishId`]: ['GET /office/cases/:id/wishes/:wishId'],
    ...actsBelow(`${oneCase}/wuensche/:wishId`),
    'GET /office/hinweis': ['GET /office/banners'],
    'POST /office/hinweis': ['POST /office/banners'],
    'POST /office/hinweis/:id/beenden': ['DELETE /office/banners/:id'],
    'GET /office/loeschen': ['GET /office/erasures', 'GET /office/erasures/rules/:year'],
    'GET /office/loeschen/:id': ['GET /office/erasures'],
    'POST /office/loeschen': ['POST /office/erasures'],
    'POST /office/loeschen/:id': ['POST /office/erasures'],
    'POST /office/loeschen/:id/behalten': ['DELETE /office/erasures/:id'],
    'POST /office/loeschen/regeln/:year{[0-9]{4}}': ['PUT /office/erasures/rules/:year'],
    'GET /office/nachrichten/uebersicht/:to{kita|office}': ['GET /office/digest'],
    'GET /office/personen': [
      'GET /office/people',
      'GET /office/people/invitations',
      'GET /office/workplaces',
    ],
    'POST /office/personen': ['POST /office/people/invitations'],
    'POST /office/personen/:id/beenden': ['DELETE /office/people/:id'],
    'POST /office/personen/:id/neu': ['POST /office/people/:id/reset'],
    'POST /office/personen/:id/rolle': ['PUT /office/people/:id/role'],
    'POST /office/personen/einladung/:id': ['DELETE /office/people/invitations/:id'],
    'GET /office/postausgang': ['GET /office/notices'],
    'GET /office/postausgang/:id': ['GET /office/notices/:id'],
    'POST /office/postausgang/:id/adresse': ['POST /office/notices/:id/address'],
    'POST /office/postausgang/:id/brief': ['PUT /office/notices/:id/letter'],
    'POST /office/postausgang/:id/erneut': ['PUT /office/notices/:id/attempt'],
    'GET /office/runde': ['GET /office/rounds'],
    'GET /office/runden': ['GET /office/rounds'],
    'GET /office/runden/neu': ['GET /office/rounds'],
    'POST /office/runden/neu': ['POST /office/rounds'],
    [`GET ${round}`]: ['GET /office/rounds/:year'],
    [`POST ${round}`]: ['POST /rounds/:year/dates'],
    [`POST ${round}/freigabe`]: ['POST /office/rounds/:year/release'],
    [`GET ${round}/kitas`]: ['GET /office/rounds/:year/kitas'],
    [`POST ${round}/kitas`]: ['PUT /office/rounds/:year/kitas/:kitaId'],
    [`GET ${round}/kitas/:kitaId/kontakt`]: ['GET /office/kitas/:kitaId/contact'],
    [`POST ${round}/kitas/:kitaId/kontakt`]: ['PUT /office/kitas/:kitaId/contact'],
    [`POST ${round}/mitteilung`]: ['POST /office/rounds/:year/fan-out'],
    [`POST ${round}/vorschau`]: ['GET /office/rounds/:year/preview'],
    'GET /office/stillstand': ['GET /office/watch'],
    'GET /office/tagespflege': ['GET /office/childminders', 'GET /office/mediation-queue'],
    'POST /office/tagespflege': ['POST /office/childminders'],
    'POST /office/tagespflege/:id/anbieten': ['PUT /office/childminders/:id/active'],
    'POST /office/tagespflege/:id/beenden': ['PUT /office/childminders/:id/active'],
    'POST /office/tagespflege/plaetze': ['PUT /office/childminders/:id/places'],
    'GET /office/warteliste': ['GET /office/waiting-lists/:year'],
    [`GET ${list}`]: ['GET /office/waiting-lists/:year'],
    [`GET ${list}/liste.csv`]: ['GET /office/waiting-lists/:year'],
    [`POST ${list}/einladen`]: ['PUT /office/waiting-lists/:year/invitations'],
    [`POST ${list}/eintraege/:id/erledigt`]: [
      'PUT /office/waiting-lists/:year/children/:id/settlement',
    ],
    [`POST ${list}/eintraege/:id/offen`]: [
      'DELETE /office/waiting-lists/:year/children/:id/settlement',
    ],
    [`POST ${list}/einlesen`]: ['PUT /office/waiting-lists/:year/file'],
    [`POST ${list}/suche`]: ['POST /office/searches'],
    'GET /office/wiedervorlagen': ['GET /office/follow-ups'],
    'POST /office/wiedervorlagen/:id/erledigt': ['PUT /office/follow-ups/:id/done'],
    'GET /office/zahlen/:year{[0-9]{4}}': ['GET /office/figures/:year'],
  };
}

/** By page, as the tables of access name it; operations without `/api/v1`. */
export const TWINS: Readonly<Record<string, readonly string[]>> = {
  ...ofPublic(),
  ...ofFamilies(),
  ...ofKitas(),
  ...ofOffice(),
};
