import { createMiddleware } from 'hono/factory';
import { secureHeaders } from 'hono/secure-headers';
import type { AppEnv } from '../environment.ts';

const HSTS = `max-age=${365 * 86_400}; includeSubDomains`;

/** No inline style or script anywhere; KERN's icons are data images. */
export const strictHeaders = (publicOrigin: string) =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      styleSrc: ["'self'"],
      scriptSrc: ["'none'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    xFrameOptions: 'DENY',
    // With `no-referrer` browsers send forms with `Origin: null`, which the check of the origin refuses.
    referrerPolicy: 'same-origin',
    strictTransportSecurity: publicOrigin.startsWith('https://') && HSTS,
    permissionsPolicy: { camera: [], microphone: [], geolocation: [], payment: [], usb: [] },
  });

/** Pages are personal: nothing but static files may be kept by a browser or a proxy. */
export const noStore = createMiddleware<AppEnv>(async (c, next) => {
  await next();
  if (!c.req.path.startsWith('/assets/')) c.header('Cache-Control', 'no-store');
});
