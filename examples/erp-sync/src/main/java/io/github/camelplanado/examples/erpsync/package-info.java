/** An ERP database and Planado are kept in step by routes in YAML and a mapping in SQL. */
package io.github.camelplanado.examples.erpsync;
