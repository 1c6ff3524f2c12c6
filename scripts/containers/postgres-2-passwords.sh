#!/bin/sh
# First start of the database container: gives the logins of postgres-1-roles.sql their passwords.
set -eu

for login in kita_owner:"$KITA_OWNER_PASSWORD" kita_portal:"$KITA_PORTAL_PASSWORD" kita_erasing:"$KITA_ERASING_PASSWORD" temporal:"$TEMPORAL_DB_PASSWORD"; do
  psql --quiet --username "$POSTGRES_USER" --dbname postgres --set ON_ERROR_STOP=1 \
    --set login="${login%%:*}" --set password="${login#*:}" <<'SQL'
alter role :"login" password :'password';
SQL
done
