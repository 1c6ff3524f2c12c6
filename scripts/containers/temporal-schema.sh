#!/bin/sh
# Brings Temporal's two databases to the shape its server wants; run again, it changes nothing. Address, login and
# password come as SQL_HOST, SQL_PORT, SQL_USER, SQL_PASSWORD.
set -eu

for pair in temporal:temporal temporal_visibility:visibility; do
  database="${pair%%:*}"
  schema="/etc/temporal/schema/postgresql/v12/${pair#*:}/versioned"
  temporal-sql-tool --plugin postgres12 --database "$database" setup-schema --version 0.0
  temporal-sql-tool --plugin postgres12 --database "$database" update-schema --schema-dir "$schema"
done
