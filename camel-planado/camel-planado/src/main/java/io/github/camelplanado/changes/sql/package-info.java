/**
 * Short transactions on the user's database, the SQL of each kind of database from resource files, and the tables that are
 * made or checked.
 */
package io.github.camelplanado.changes.sql;
