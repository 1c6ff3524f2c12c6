#!/bin/sh
# Registers the portal's namespace and its one search attribute; run again, it changes nothing. TEMPORAL_ADDRESS and
# TEMPORAL_NAMESPACE name them.
set -eu

until temporal operator cluster health; do sleep 2; done
temporal operator namespace describe --namespace "$TEMPORAL_NAMESPACE" ||
  temporal operator namespace create --namespace "$TEMPORAL_NAMESPACE" --retention 90d

# A new namespace is known everywhere some seconds later.
until temporal operator search-attribute list --namespace "$TEMPORAL_NAMESPACE" | grep -w Phase; do
  temporal operator search-attribute create --namespace "$TEMPORAL_NAMESPACE" --name Phase --type Keyword || sleep 2
done
