// The page of the JSON interface's description, and nothing else, runs this.
const place = document.querySelector('#api-docs');

globalThis.SwaggerUIBundle({
  domNode: place,
  url: place.dataset.description,
  docExpansion: 'none',
  deepLinking: true,
  // Nothing is asked of anybody else: no validator badge.
  validatorUrl: null,
});
