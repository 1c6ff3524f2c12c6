// The page of the JSON interface's description, and nothing else, runs this.
const place = document.querySelector('#api-docs');

// oxlint-disable-next-line typescript/no-unsafe-call -- the package's bundle has no types
globalThis.SwaggerUIBundle({
  domNode: place,
  url: '/api/v1/openapi.json',
  docExpansion: 'none',
  deepLinking: true,
  // Nothing is asked of anybody else: no validator badge.
  validatorUrl: null,
});
