# One image for every program of the portal: `node dist/src/server.js`, `node dist/src/worker.js`,
# `node dist/src/main.js migrate`, `node dist/src/main.js repair`. Not run yet: see docs/operations.md.

FROM node:24.21.0-bookworm-slim AS build
WORKDIR /portal
COPY package.json package-lock.json .npmrc ./
COPY scripts/run.mjs scripts/
RUN npm ci --include=dev --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json ./
COPY src src
COPY workflows workflows
COPY activities activities
COPY api api
RUN npm run build && npm prune --omit=dev --no-audit --no-fund

FROM node:24.21.0-bookworm-slim
ENV NODE_ENV=production
WORKDIR /portal
COPY --from=build /portal/node_modules node_modules
COPY --from=build /portal/dist dist
COPY package.json ./
COPY data data
COPY api/assets api/assets
USER node
EXPOSE 8080
CMD ["node", "dist/src/server.js"]
