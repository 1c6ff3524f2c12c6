import { defineEntity, p } from '@mikro-orm/core';

export const BANNER_KINDS = ['info', 'warning'] as const;
export type BannerKind = (typeof BANNER_KINDS)[number];

/** A notice shown on every page for a time; `shownUntil` null: until somebody ends it. */
const BannerSchema = defineEntity({
  name: 'Banner',
  tableName: 'banner',
  properties: {
    id: p.uuid().primary(),
    kind: p.text().$type<BannerKind>(),
    textDe: p.text(),
    textEn: p.text(),
    shownFrom: p.datetime(),
    shownUntil: p.datetime().nullable(),
    setBy: p.text(),
    setAt: p.datetime(),
    endedBy: p.text().nullable(),
    endedAt: p.datetime().nullable(),
  },
});
export class Banner extends BannerSchema.class {}
BannerSchema.setClass(Banner);
