-- First start of the database container: logins without the right to more than their work. Passwords follow in
-- postgres-2-passwords.sh; until then nobody can sign in.

-- The portal's own migration creates these two as well where they are missing.
create role kita_app nologin;
create role kita_eraser nologin;

-- Owns and migrates the tables; row-level security does not bind an owner, so no program works under this login.
create role kita_owner login;
grant kita_app, kita_eraser to kita_owner with admin option;

-- What api and worker sign in with: a member of kita_app, owner of nothing.
create role kita_portal login;
grant kita_app to kita_portal;

-- What the api process erases a person with, and nothing else: a member of kita_eraser.
create role kita_erasing login;
grant kita_eraser to kita_erasing;

create role temporal login;

create database kita owner kita_owner;
create database temporal owner temporal;
create database temporal_visibility owner temporal;
