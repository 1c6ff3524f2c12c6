import type { Permission } from '../../src/cases/policy.ts';
import type { Texts } from '../../src/texts/catalogue.ts';

export interface AreaPage {
  readonly key: keyof Texts['officeNav']['page'];
  readonly href: string;
  readonly permission: Permission;
}

export interface Area {
  readonly key: keyof Texts['officeNav']['group'];
  readonly pages: readonly AreaPage[];
}

/** The youth office's pages by area; those of one round name its year. */
export function areasOf(
  year: number | undefined,
  may: (permission: Permission) => boolean,
): readonly Area[] {
  const ofRound = (pages: readonly AreaPage[]): readonly AreaPage[] =>
    year === undefined ? [] : pages;
  const all: readonly Area[] = [
    {
      key: 'cases',
      pages: [
        { key: 'cases', href: '/office', permission: 'cases.read' },
        { key: 'watch', href: '/office/stillstand', permission: 'cases.read' },
        { key: 'followUps', href: '/office/wiedervorlagen', permission: 'cases.read' },
        { key: 'register', href: '/office/anmelden', permission: 'cases.register' },
      ],
    },
    {
      key: 'mediation',
      pages: [
        ...ofRound([
          {
            key: 'waitingList',
            href: `/office/warteliste/${year}`,
            permission: 'waitingList.read',
          },
        ]),
        { key: 'childminding', href: '/office/tagespflege', permission: 'childminding.read' },
      ],
    },
    {
      key: 'post',
      pages: [
        { key: 'letters', href: '/office/briefe', permission: 'letters.read' },
        { key: 'outbox', href: '/office/postausgang', permission: 'notices.read' },
        { key: 'notices', href: '/office/nachrichten', permission: 'notices.read' },
      ],
    },
    {
      key: 'rounds',
      pages: [
        ...ofRound([
          { key: 'round', href: `/office/runde/${year}`, permission: 'rounds.read' },
          { key: 'kitas', href: `/office/runde/${year}/kitas`, permission: 'kitas.read' },
          { key: 'figures', href: `/office/zahlen/${year}`, permission: 'cases.read' },
        ]),
        { key: 'rounds', href: '/office/runden', permission: 'rounds.read' },
      ],
    },
    {
      key: 'administration',
      pages: [
        { key: 'people', href: '/office/personen', permission: 'people.read' },
        { key: 'banner', href: '/office/hinweis', permission: 'banner.manage' },
        { key: 'erasures', href: '/office/loeschen', permission: 'erasure.read' },
      ],
    },
  ];
  return all
    .map((area) => ({ ...area, pages: area.pages.filter(({ permission }) => may(permission)) }))
    .filter(({ pages }) => pages.length > 0);
}

/** The page one is on, or below: the longest address that the path begins with. A case is below all cases. */
export function areaAt(
  areas: readonly Area[],
  path: string,
): { readonly area: Area; readonly page: AreaPage } | undefined {
  return areas
    .flatMap((area) => area.pages.map((page) => ({ area, page })))
    .filter(({ page }) => path === page.href || path.startsWith(`${page.href}/`))
    .toSorted((a, b) => b.page.href.length - a.page.href.length)[0];
}
